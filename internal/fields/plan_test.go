package fields_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/service-catalogue/svc/internal/fields"
)

type day struct{ n int }

type dayError struct{}

func (dayError) Error() string   { return "not a valid day" }
func (dayError) Kind() string    { return "day" }
func (dayError) Example() string { return "monday" }

func (d *day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return errors.Join(errors.New("read day"), dayError{})
	}
	d.n = len(text)
	return nil
}

type share struct{}

type shareError struct{ dayError }

func (shareError) Kind() string { return "number" }

func (s *share) UnmarshalText([]byte) error { return shareError{} }

type color string

type common struct {
	ID string `yaml:"id" required:"all" purpose:"to be told apart"`
}

type line struct {
	common `yaml:",inline"`
	Text   string `yaml:"text"`
	Under  []line `yaml:"under" key:"id"` // a type that contains itself
}

type person struct {
	Person string `yaml:"person"`
	Since  *day   `yaml:"since" past:"true"`
}

type paper struct {
	Color    color           `yaml:"color" area:"look" validate:"oneof=red blue"`
	Size     *int            `yaml:"size" required:"beta"`
	Share    share           `yaml:"share" required:"alpha,warning;beta+"`
	Owner    *person         `yaml:"owner" short:"person" required:"all" ref:"person"`
	Lines    []line          `yaml:"lines" key:"id,text" order:"true"`
	People   []person        `yaml:"people" short:"person"`
	Tags     []string        `yaml:"tags" scalar:"true"`
	Points   map[int]color   `yaml:"points"`
	Others   map[string]line `yaml:"others"`
	Done     bool            `yaml:"done" required:"live+,warning"`
	Anything any             `yaml:"anything"`
	Left     string          `yaml:"-"`
	hidden   string
	Rest     map[string]day `yaml:",rest"`
}

func planOf(t *testing.T, v any) *fields.Plan {
	t.Helper()
	var plans fields.Plans
	plan, err := plans.Of(reflect.TypeOf(v))
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestPlan(t *testing.T) {
	t.Parallel()
	plan := planOf(t, paper{hidden: "stays out"})
	names := []string{"color", "size", "share", "owner", "lines", "people", "tags", "points", "others", "done", "anything"}
	if !slices.Equal(plan.Names(), names) {
		t.Errorf("Names() = %q, want %q", plan.Names(), names)
	}
	if plan.Rest != len(names) || plan.Fields[plan.Rest].GoName != "Rest" {
		t.Errorf("Rest = %d, want %d", plan.Rest, len(names))
	}
	if owner, ok := plan.Find("owner"); !ok || !slices.Equal(plan.Always, []int{owner}) {
		t.Errorf("Always = %v, want the number of owner", plan.Always)
	}
	if plan.Field("Left") != nil || plan.Field("hidden") != nil || plan.Field("") != nil {
		t.Error("fields without a key can be found")
	}
	if got := plan.Field("lines").Index; !slices.Equal(got, []int{4}) {
		t.Errorf("index of lines = %v, want [4]", got)
	}
}

func TestFieldTags(t *testing.T) {
	t.Parallel()
	plan := planOf(t, &paper{})
	tests := map[string]struct{ got, want any }{
		"area":              {plan.Field("color").Area, "look"},
		"any other tag":     {plan.Field("color").Tag.Get("validate"), "oneof=red blue"},
		"keys":              {plan.Field("lines").Keys, []string{"id", "text"}},
		"order":             {plan.Field("lines").Ordered, true},
		"no order":          {plan.Field("people").Ordered, false},
		"short":             {plan.Field("owner").Short, "person"},
		"short in a list":   {plan.Field("people").Short, "person"},
		"scalar":            {plan.Field("tags").Scalar, true},
		"reference":         {plan.Field("owner").Ref, "person"},
		"always":            {plan.Field("owner").Always, true},
		"not always":        {plan.Field("size").Always, false},
		"one phase":         {plan.Field("size").Needs, []fields.Need{{Phase: "beta"}}},
		"two clauses":       {plan.Field("share").Needs, []fields.Need{{Phase: "alpha", Warning: true}, {Phase: "beta", Onwards: true}}},
		"warning from then": {plan.Field("done").Needs, []fields.Need{{Phase: "live", Onwards: true, Warning: true}}},
		"purpose":           {plan.Field("lines").Type.Elem.Plan.Field("id").Purpose, "to be told apart"},
		"past":              {plan.Field("owner").Type.Plan.Field("since").Past, true},
		"embedded index":    {plan.Field("lines").Type.Elem.Plan.Field("id").Index, []int{0, 0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !reflect.DeepEqual(tt.got, tt.want) {
				t.Errorf("got %v, want %v", tt.got, tt.want)
			}
		})
	}
}

func TestTypes(t *testing.T) {
	t.Parallel()
	plan := planOf(t, paper{})
	tests := map[string]struct {
		want    fields.Kind
		pointer bool
	}{
		"color": {fields.String, false}, "size": {fields.Int, true}, "share": {fields.Text, false},
		"owner": {fields.Struct, true}, "lines": {fields.List, false}, "points": {fields.Map, false},
		"done": {fields.Bool, false}, "anything": {fields.Any, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := plan.Field(name).Type
			if got.Kind != tt.want || got.Pointer != tt.pointer {
				t.Errorf("type of %s = %v, pointer %v, want %v, %v", name, got.Kind, got.Pointer, tt.want, tt.pointer)
			}
		})
	}
	if since := plan.Field("owner").Type.Plan.Field("since").Type; since.Format != "day" || since.Example != "monday" || since.Number {
		t.Errorf("since = %+v, want what its error says", since)
	}
	if !plan.Field("share").Type.Number {
		t.Error("a text type whose format is number is not marked as number")
	}
	if points := plan.Field("points").Type; points.Key.Kind != fields.Int || points.Elem.Kind != fields.String {
		t.Errorf("points = %+v", points)
	}
	if lines := plan.Field("lines").Type.Elem.Plan; lines.Field("under").Type.Elem.Plan != lines {
		t.Error("a type that contains itself has two plans")
	}
}

func TestWrongTags(t *testing.T) {
	t.Parallel()
	type item struct {
		ID   string `yaml:"id"`
		List []int  `yaml:"list"`
	}
	tests := map[string]struct {
		in   any
		want string
	}{
		"no tag": {struct{ A string }{}, "want a key"},
		"unknown option": {struct {
			A string `yaml:"a,omitempty"`
		}{}, "want a key"},
		"rest on no map": {struct {
			A string `yaml:",rest"`
		}{}, "want a key"},
		"rest twice": {struct {
			A, B map[string]int `yaml:",rest"`
		}{}, "want a key"},
		"same key": {struct {
			A, B string `yaml:"a"`
		}{}, `"a" is used twice`},
		"type": {struct {
			A chan int `yaml:"a"`
		}{}, "cannot be bound"},
		"float": {struct {
			A float64 `yaml:"a"`
		}{}, "cannot be bound"},
		"interface with methods": {struct {
			A error `yaml:"a"`
		}{}, "cannot be bound"},
		"pointer to pointer": {struct {
			A **int `yaml:"a"`
		}{}, "pointer to a pointer"},
		"type inside": {struct {
			A []map[string]chan int `yaml:"a"`
		}{}, "cannot be bound"},
		"map key": {struct {
			A map[bool]string `yaml:"a"`
		}{}, "map keys"},
		"map key type": {struct {
			A map[chan int]string `yaml:"a"`
		}{}, "cannot be bound"},
		"keys on no list": {struct {
			A string `yaml:"a" key:"id"`
		}{}, "only a list of mappings"},
		"keys on scalars": {struct {
			A []string `yaml:"a" key:"id"`
		}{}, "only a list of mappings"},
		"key that is absent": {struct {
			A []item `yaml:"a" key:"id,nam"`
		}{}, `key:"nam"`},
		"key that is no scalar": {struct {
			A []item `yaml:"a" key:"list"`
		}{}, `key:"list"`},
		"short on a scalar": {struct {
			A string `yaml:"a" short:"b"`
		}{}, "only a mapping"},
		"short that is absent": {struct {
			A item `yaml:"a" short:"b"`
		}{}, `short:"b"`},
		"scalar on no list": {struct {
			A string `yaml:"a" scalar:"true"`
		}{}, "only a list of scalars"},
		"scalar on mappings": {struct {
			A []item `yaml:"a" scalar:"true"`
		}{}, "only a list of scalars"},
		"required severity": {struct {
			A string `yaml:"a" required:"beta,info"`
		}{}, `clause "beta,info"`},
		"required all among other": {struct {
			A string `yaml:"a" required:"all;beta"`
		}{}, `clause "all"`},
		"required without phase": {struct {
			A string `yaml:"a" required:"+"`
		}{}, `clause "+"`},
		"no struct": {[]string{}, "needs a struct"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var plans fields.Plans
			_, err := plans.Of(reflect.TypeOf(tt.in))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Of(%T) = %v, want an error with %q", tt.in, err, tt.want)
			}
		})
	}
}

func TestTooManyFields(t *testing.T) {
	t.Parallel()
	var many []reflect.StructField
	for i := range fields.MaxFields + 1 {
		name := "F" + strings.Repeat("x", i)
		many = append(many, reflect.StructField{
			Name: name, Type: reflect.TypeFor[string](), Tag: reflect.StructTag(`yaml:"` + strings.ToLower(name) + `"`),
		})
	}
	var plans fields.Plans
	if _, err := plans.Of(reflect.StructOf(many[:fields.MaxFields])); err != nil {
		t.Errorf("%d fields: %v", fields.MaxFields, err)
	}
	if _, err := plans.Of(reflect.StructOf(many)); err == nil {
		t.Errorf("%d fields are accepted", fields.MaxFields+1)
	}
}

func TestPlansAreBuiltOnce(t *testing.T) {
	t.Parallel()
	var plans fields.Plans
	var group sync.WaitGroup
	found := make([]*fields.Plan, 8)
	for i := range found {
		group.Go(func() { found[i], _ = plans.Of(reflect.TypeFor[paper]()) })
	}
	group.Wait()
	for _, plan := range found {
		if plan == nil || plan != found[0] {
			t.Fatal("goroutines got different plans")
		}
	}
	inner, err := plans.Of(reflect.TypeFor[line]())
	if err != nil || inner != found[0].Field("lines").Type.Elem.Plan {
		t.Errorf("the plan of an inner type is not the one in use: %v", err)
	}
}
