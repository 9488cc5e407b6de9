package catalogue

import (
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-playground/validator/v10"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// values checks enums, ranges and patterns: what the validate tags of the schema say.
type values struct {
	validate *validator.Validate
	formats  map[string]schema.Format
	routes   routes // to fields that have a tag
}

func newValues() *values {
	v := &values{validate: validator.New(validator.WithRequiredStructEnabled()), formats: schema.Formats(), routes: routes{wants: judged}}
	v.validate.RegisterTagNameFunc(func(field reflect.StructField) string {
		name, option, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if option == "rest" {
			return restName
		}
		return name
	})
	v.validate.RegisterCustomTypeFunc(func(field reflect.Value) any {
		d, _ := reflect.TypeAssert[schema.Decimal](field)
		return number{d}
	}, schema.Decimal{})
	for tag, format := range v.formats {
		// The names and functions are constants of the schema, so registering them cannot fail.
		_ = v.validate.RegisterValidation(tag, check(tag, format))
	}
	return v
}

// number is a decimal in a form that the validator takes for a value; structs it takes for something to look into.
type number []schema.Decimal

// restName stands in namespaces for the map that collects the keys no other field claims. It cannot be a key.
const restName = "\x00rest"

// check is the validation function of a named format.
func check(tag string, format schema.Format) validator.Func {
	if format.Pattern == "" {
		return func(fl validator.FieldLevel) bool {
			n, ok := reflect.TypeAssert[number](fl.Field())
			return !ok || !n[0].IsSet() || format.Allows(n[0])
		}
	}
	if tag == "currency" {
		return func(fl validator.FieldLevel) bool { return isCurrency(fl.Field().String()) }
	}
	pattern := regexp.MustCompile(format.Pattern)
	return func(fl validator.FieldLevel) bool {
		s := fl.Field().String()
		return plainlyRight(tag, s) || pattern.MatchString(s)
	}
}

// isCurrency reports whether a text is a currency of ISO 4217, by the validator's own list and what has changed since.
func isCurrency(s string) bool {
	switch s {
	case "SLE", "VED", "XCG", "ZWG":
		return true
	case "ANG", "CUC", "HRK", "SLL", "ZWL":
		return false
	}
	return validator.New().Var(s, "iso4217") == nil
}

// plainlyRight accepts the usual texts of the frequent formats without their pattern, which costs twenty times as much.
// What it accepts the pattern accepts too.
func plainlyRight(tag, s string) bool {
	switch tag {
	case "link":
		rest, ok := strings.CutPrefix(s, "https://")
		return ok && rest != "" && rest[0] != '/' && only(rest, "/._-")
	case "mail":
		local, domain, ok := strings.Cut(s, "@")
		name, top, dotted := strings.Cut(domain, ".")
		return ok && dotted && local != "" && only(local, "._-") && name != "" && only(name, "-") && top != "" && only(top, "-")
	}
	return false
}

// only reports whether a text has nothing but ASCII letters, digits and the others.
func only(s, others string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && strings.IndexByte(others, c) < 0 {
			return false
		}
	}
	return true
}

// judged reports whether the validator looks at a field as a whole. A struct, or a list of structs, is walked through.
func judged(f *fields.Field) bool {
	t := f.Type
	list := t.Kind == fields.List && t.Elem.Kind == fields.Struct && !t.Elem.Pointer
	return t.Kind != fields.Struct && !list && f.Tag.Get("validate") != ""
}

// check returns the values that are not allowed, but for those whose form has been found wrong already.
func (v *values) check(doc *Document, value any, plans *fields.Plans, known []Fault, seen passed) []Fault {
	route := v.routes.of(plans, value)
	if route == nil {
		return nil
	}
	w := valueWalk{values: v, doc: doc, known: known, seen: seen}
	w.structure(reflect.ValueOf(value).Elem(), route)
	return w.out
}

// valueWalk visits the fields of one document that have a tag and hands them to the validator. The validator can walk
// structs by itself, but copies each of them on the way, which costs three times as much.
type valueWalk struct {
	*values
	doc   *Document
	known []Fault
	seen  passed
	path  []byte // of the value at hand, with list items by their number
	out   []Fault
}

func (w *valueWalk) structure(v reflect.Value, r *route) {
	above := len(w.path)
	for i := range r.steps {
		s := &r.steps[i]
		field := fieldOf(v, s.field)
		if field.IsZero() {
			continue
		}
		if above > 0 && s.field.Name != "" {
			w.path = append(w.path, '.')
		}
		w.path = append(w.path, s.field.Name...)
		w.field(field, s)
		w.path = w.path[:above]
	}
}

func (w *valueWalk) field(v reflect.Value, s *step) {
	switch {
	case s.inside == nil:
		w.judge(v, s.field)
	case s.field.Type.Kind == fields.Struct:
		w.structure(reflect.Indirect(v), s.inside)
	case s.field.Type.Kind == fields.List && s.field.Type.Elem.Kind == fields.Struct:
		above := len(w.path)
		for i := range v.Len() {
			w.path = append(strconv.AppendInt(append(w.path, '['), int64(i), 10), ']')
			w.structure(reflect.Indirect(v.Index(i)), s.inside)
			w.path = w.path[:above]
		}
	}
}

// passed holds texts and numbers that the tag of a field has let pass, since most of them come again and again. It belongs to one
// goroutine; a nil one remembers nothing.
type passed map[passedValue]bool

type passedValue struct {
	field  *fields.Field
	text   string
	number int64
}

// maxPassed is how many values are remembered.
const maxPassed = 4096

// passedKey is the key of a value that can be remembered.
func passedKey(v reflect.Value, f *fields.Field) (passedValue, bool) {
	v = reflect.Indirect(v)
	switch {
	case v.Kind() == reflect.String:
		return passedValue{field: f, text: v.String()}, v.Len() <= 32
	case v.CanInt():
		return passedValue{field: f, number: v.Int()}, true
	default:
		return passedValue{}, false
	}
}

// judge lets the validator look at one value. It gets pointers, which it need not copy.
func (w *valueWalk) judge(v reflect.Value, f *fields.Field) {
	key, short := passedKey(v, f)
	if short && w.seen[key] {
		return
	}
	if v.Kind() != reflect.Pointer {
		v = v.Addr()
	}
	var failed validator.ValidationErrors
	if err := w.validate.Var(v.Interface(), f.Tag.Get("validate")); err == nil || !errors.As(err, &failed) {
		if short && w.seen != nil && len(w.seen) < maxPassed {
			w.seen[key] = true
		}
		return
	}
	for _, one := range failed {
		if fault, ok := w.fault(one, f.Tag.Get("validate")); ok {
			w.out = append(w.out, fault)
		}
	}
}

// fault is what a rule has found, unless the value has a fault already.
func (w *valueWalk) fault(f validator.FieldError, rule string) (Fault, bool) {
	path := w.doc.ByNumber(string(w.path) + strings.ReplaceAll(f.Namespace(), "."+restName, ""))
	if list, single := strings.CutSuffix(path, "[0]"); single && w.doc.Text(list) != "" {
		path = list // one text in place of a list
	}
	if faulty(w.known, path) {
		return Fault{}, false
	}
	fault := Fault{Kind: yamldoc.NotAllowed, Path: path, Key: f.Tag(), Value: w.doc.Text(path), Want: w.want(f, rule), Span: w.doc.At(path)}
	if key := writtenKey(path); strings.Contains(rule, "keys,") && f.Value() == key {
		fault.Value, fault.Span = key, w.doc.AtKey(path)
	} else if fault.Value == "" {
		fault.Value = key
	}
	if f.Tag() == "oneof" {
		fault.Near = strings.Fields(f.Param())
	}
	fault.Example = example(w.formats[f.Tag()])
	return fault, true
}

// example is a value of a format as it stands in a file: in quotes where YAML would take it for something else than text.
func example(f schema.Format) string {
	if strings.Contains(f.Say, " in quotes") {
		return strconv.Quote(f.Example)
	}
	return f.Example
}

// faulty reports whether the value at a path has a fault already that leaves it without a value.
func faulty(known []Fault, path string) bool {
	for i := range known {
		if known[i].Path == path && known[i].Kind != yamldoc.Ambiguous {
			return true
		}
	}
	return false
}

// writtenKey is the last step of a path: where a key of a mapping is what is not allowed.
func writtenKey(path string) string {
	path = strings.TrimSuffix(path, "]")
	return path[strings.LastIndexAny(path, ".[")+1:]
}

// want says in words what is allowed by a rule that a value has failed.
func (v *values) want(f validator.FieldError, rule string) string {
	if _, bounds, both := strings.Cut(rule, "min="); both && strings.Contains(bounds, ",max=") {
		return "a number from " + strings.Replace(bounds, ",max=", " to ", 1)
	}
	switch f.Tag() {
	case "oneof":
		return strings.Join(strings.Fields(f.Param()), ", ")
	case "min":
		return f.Param() + " or more"
	case "max":
		return f.Param() + " or less"
	}
	if format, ok := v.formats[f.Tag()]; ok {
		return format.Say
	}
	return "a value that passes " + f.Tag()
}

// IsID reports whether a text has the pattern of service ids.
func IsID(s string) bool {
	if len(s) < 3 || len(s) > 63 || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
