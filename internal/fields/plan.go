package fields

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// MaxFields is how many fields one struct may have, those of embedded structs included.
const MaxFields = 256

// Plan is what the tags of one struct type say. It is complete and never changes once Plans has handed it out.
type Plan struct {
	Go     reflect.Type
	Fields []Field
	// Rest is the number in Fields of the map that collects every other key (",rest"), or -1.
	Rest int
	// Always holds the numbers of the fields that are required in every document.
	Always []int

	names  []string
	byName map[string]int
}

// Find returns the number of the field with that key in the file.
func (p *Plan) Find(name string) (int, bool) {
	i, ok := p.byName[name]
	return i, ok
}

// Field returns the field with that key in the file, or nil.
func (p *Plan) Field(name string) *Field {
	if i, ok := p.byName[name]; ok {
		return &p.Fields[i]
	}
	return nil
}

// Names returns the keys in the order of the struct. The slice must not be changed.
func (p *Plan) Names() []string { return p.names }

// Plans hands out the plan of struct types and builds each of them once. The zero value is ready to use, by several
// goroutines at a time.
type Plans struct {
	mu     sync.RWMutex
	byType map[reflect.Type]*Plan
}

// Of returns the plan of a struct type or of a pointer to one. An error tells of a wrong tag or a type that cannot be
// bound: a mistake in the program, not in a file.
func (p *Plans) Of(t reflect.Type) (*Plan, error) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	p.mu.RLock()
	plan := p.byType[t]
	p.mu.RUnlock()
	if plan != nil {
		return plan, nil
	}
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("%v: a plan needs a struct", t)
	}
	b := builder{plans: map[reflect.Type]*Plan{}}
	if _, err := b.plan(t); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.byType == nil {
		p.byType = map[reflect.Type]*Plan{}
	}
	for inner, built := range b.plans {
		if p.byType[inner] == nil {
			p.byType[inner] = built
		}
	}
	return p.byType[t], nil
}

// builder makes plans; a type that contains itself finds its own unfinished plan here.
type builder struct {
	plans map[reflect.Type]*Plan
}

func (b *builder) plan(t reflect.Type) (*Plan, error) {
	if plan := b.plans[t]; plan != nil {
		return plan, nil
	}
	plan := &Plan{Go: t, Rest: -1, byName: make(map[string]int, t.NumField()), Fields: make([]Field, 0, t.NumField())}
	b.plans[t] = plan
	if err := b.addFields(plan, t, nil); err != nil {
		return nil, err
	}
	if len(plan.Fields) > MaxFields {
		return nil, fmt.Errorf("%v: %d fields, at most %d are possible", t, len(plan.Fields), MaxFields)
	}
	return plan, nil
}

// addFields adds the tagged fields of t, which stands at index within the planned struct.
func (b *builder) addFields(plan *Plan, t reflect.Type, index []int) error {
	for i := range t.NumField() {
		field := t.Field(i)
		at := append(append(make([]int, 0, len(index)+1), index...), i)
		name, option, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if field.Anonymous && name == "" && field.Type.Kind() == reflect.Struct {
			if err := b.addFields(plan, field.Type, at); err != nil {
				return err
			}
			continue
		}
		if name == "-" || !field.IsExported() {
			continue
		}
		if err := b.addField(plan, &field, name, option, at); err != nil {
			return fmt.Errorf("%v.%s: %w", t, field.Name, err)
		}
	}
	return nil
}

func (b *builder) addField(plan *Plan, field *reflect.StructField, name, option string, index []int) error {
	kind, err := b.typeOf(field.Type)
	if err != nil {
		return err
	}
	described, err := describe(field, kind)
	if err != nil {
		return err
	}
	described.Name, described.Index = name, index
	number := len(plan.Fields)
	switch {
	case option == "rest" && name == "" && kind.Kind == Map && plan.Rest < 0:
		plan.Rest = number
	case option != "" || name == "":
		return fmt.Errorf("yaml:%q: want a key, \"-\", or \",rest\" on one map", field.Tag.Get("yaml"))
	case plan.Field(name) != nil:
		return fmt.Errorf("key %q is used twice", name)
	default:
		plan.byName[name] = number
		plan.names = append(plan.names, name)
	}
	if described.Always {
		plan.Always = append(plan.Always, number)
	}
	plan.Fields = append(plan.Fields, *described)
	return nil
}
