package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

const (
	dialect   = "https://json-schema.org/draft/2020-12/schema"
	base      = "https://raw.githubusercontent.com/service-catalogue/svc/main/schema/"
	extension = "^x-" // keys that everybody may add
	notBlank  = `\S`  // a text that says something
	wholeKey  = `^(0|-?[1-9][0-9]*)$`
)

// document is one kind of file of a catalogue.
type document struct {
	name  string // of the schema
	file  string // where it is kept
	title string
	model reflect.Type
}

func documents() []document {
	return []document{
		{"service", "services/<id>.yaml", "Service", reflect.TypeFor[schema.Service]()},
		{"people", "people.yaml", "People", reflect.TypeFor[schema.People]()},
		{"roles", "roles.yaml", "Roles", reflect.TypeFor[schema.Roles]()},
		{"risk-scale", "risk-scale.yaml", "Risk scale", reflect.TypeFor[schema.RiskScale]()},
		{"settings", "svc.yaml", "Settings", reflect.TypeFor[schema.Settings]()},
	}
}

// builder makes the schema of one document; structs within it become definitions.
type builder struct {
	comments comments
	defs     members
}

// documentSchema is the JSON Schema of a document, as a file.
func documentSchema(root string, doc document) ([]byte, error) {
	said, err := readComments(schemaDir(root))
	if err != nil {
		return nil, err
	}
	var plans fields.Plans
	plan, err := plans.Of(doc.model)
	if err != nil {
		return nil, err
	}
	b := &builder{comments: said}
	s, err := b.structure(plan)
	if err != nil {
		return nil, err
	}
	s.Schema, s.ID, s.Title = dialect, base+doc.name+".schema.json", doc.title
	if s.AllOf, err = b.phases(plan); err != nil {
		return nil, err
	}
	s.Defs = b.defs
	return s.file()
}

// structure is the schema of a mapping with the keys of a struct.
func (b *builder) structure(plan *fields.Plan) (*jsonSchema, error) {
	said, err := b.comments.of(plan.Go.Name())
	if err != nil {
		return nil, err
	}
	s := &jsonSchema{
		Description: said.Meaning, Type: "object",
		PatternProperties: members{{extension, &jsonSchema{}}}, AdditionalProperties: false,
	}
	for number := range plan.Fields {
		field := &plan.Fields[number]
		made, err := b.field(plan, field)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", plan.Go.Name(), field.GoName, err)
		}
		if number == plan.Rest {
			s.AdditionalProperties = made.AdditionalProperties
			continue
		}
		s.Properties = append(s.Properties, member{field.Name, made})
		if field.Always {
			s.Required = append(s.Required, field.Name)
		}
	}
	return s, nil
}

// field is the schema of a field's value, with what the field's comment and example say. An optional field may be null,
// which is the same as leaving it out.
func (b *builder) field(plan *fields.Plan, field *fields.Field) (*jsonSchema, error) {
	limits, err := parseValidate(field.Tag.Get("validate"))
	if err != nil {
		return nil, err
	}
	if inside := field.Type.Elem; inside != nil && inside.Kind == fields.Struct && !strings.Contains(field.Tag.Get("validate"), "dive") {
		return nil, errors.New(`a list or mapping of mappings needs validate:"dive", or what is inside is not checked`)
	}
	s, err := b.value(field, limits)
	if err != nil {
		return nil, err
	}
	if !field.Always {
		s = orNull(s)
	}
	said, err := b.comments.of(plan.Go.Name() + "." + field.GoName)
	if err != nil {
		return nil, err
	}
	s.Description = said.Meaning
	if text := field.Tag.Get("example"); text != "" {
		example, err := parseExample(text)
		if err != nil {
			return nil, err
		}
		s.Examples = []any{example}
	}
	return s, nil
}

// value is the schema of what a field holds, short forms included.
func (b *builder) value(field *fields.Field, limits constraints) (*jsonSchema, error) {
	s, err := b.ofType(field.Type, limits)
	if err != nil {
		return nil, err
	}
	var short *jsonSchema
	switch {
	case field.Short != "":
		inner := field.Type.Plan.Field(field.Short)
		innerLimits, err := parseValidate(inner.Tag.Get("validate"))
		if err != nil {
			return nil, err
		}
		short, err = b.ofType(inner.Type, innerLimits)
		if err != nil {
			return nil, err
		}
		said, err := b.comments.of(field.Type.Plan.Go.Name() + "." + inner.GoName)
		if err != nil {
			return nil, err
		}
		short.Description = said.Meaning
	case field.Scalar:
		short = s.Items
	default:
		return s, nil
	}
	return &jsonSchema{AnyOf: []*jsonSchema{short, s}}, nil
}

// ofType is the schema of a value that says something.
func (b *builder) ofType(t *fields.Type, limits constraints) (*jsonSchema, error) {
	switch t.Kind {
	case fields.String:
		return text(limits.value), nil
	case fields.Bool:
		return &jsonSchema{Type: "boolean"}, nil
	case fields.Int:
		return &jsonSchema{Type: "integer", Minimum: number(limits.value.min), Maximum: number(limits.value.max)}, nil
	case fields.Text:
		return readable(t, limits.value)
	case fields.List:
		items, err := b.ofType(t.Elem, constraints{value: limits.item})
		return &jsonSchema{Type: "array", Items: items}, err
	case fields.Map:
		return b.dictionary(t, limits)
	case fields.Struct:
		return b.reference(t.Plan)
	default:
		return nil, fmt.Errorf("%v has no JSON Schema", t.Go)
	}
}

// text is a text that is not blank.
func text(limit constraint) *jsonSchema {
	s := &jsonSchema{Type: "string", Pattern: limit.pattern()}
	for _, word := range limit.oneOf {
		s.Enum = append(s.Enum, word)
	}
	if s.Pattern == "" && s.Enum == nil {
		s.Pattern = notBlank
	}
	return s
}

// readable is a scalar that its type reads from text.
func readable(t *fields.Type, limit constraint) (*jsonSchema, error) {
	if t.Number {
		s := &jsonSchema{Type: "number"}
		if f := limit.format; f != nil {
			s.Minimum, s.Maximum = decimal(f.Min), decimal(f.Max)
		}
		return s, nil
	}
	format, known := schema.ScalarFormats()[t.Format]
	if !known || limit.format != nil {
		return nil, fmt.Errorf("%v: no JSON Schema for a %s with these constraints", t.Go, t.Format)
	}
	s := &jsonSchema{Type: "string", Pattern: format.Pattern}
	if t.Format == "date" {
		s.Format = "date"
	}
	return s, nil
}

// dictionary is a mapping with free keys, whole numbers as keys, or the keys of an enumeration.
func (b *builder) dictionary(t *fields.Type, limits constraints) (*jsonSchema, error) {
	item, err := b.ofType(t.Elem, constraints{value: limits.item})
	if err != nil {
		return nil, err
	}
	s := &jsonSchema{Type: "object", PatternProperties: members{{extension, &jsonSchema{}}}, AdditionalProperties: item}
	switch {
	case t.Key.Kind == fields.Int:
		s.PatternProperties = append(s.PatternProperties, member{wholeKey, item})
		s.AdditionalProperties = false
	case limits.key.oneOf != nil:
		for _, key := range limits.key.oneOf {
			s.Properties = append(s.Properties, member{key, item})
		}
		s.AdditionalProperties = false
	}
	return s, nil
}

// reference refers to the definition of a struct, made when it is first met.
func (b *builder) reference(plan *fields.Plan) (*jsonSchema, error) {
	name := kebab(plan.Go.Name())
	ref := &jsonSchema{Ref: "#/$defs/" + name}
	if slices.ContainsFunc(b.defs, func(m member) bool { return m.name == name }) {
		return ref, nil
	}
	at := len(b.defs)
	b.defs = append(b.defs, member{name, nil}) // its place, and the end of a type that contains itself
	def, err := b.structure(plan)
	if err != nil {
		return nil, err
	}
	for _, field := range plan.Fields {
		if len(field.Needs) > 0 {
			return nil, fmt.Errorf("%s.%s: only a field of a whole document can be required by phase", plan.Go.Name(), field.GoName)
		}
	}
	def.Title = capital(title(plan.Go.Name()))
	b.defs[at].schema = def
	return ref, nil
}

// parseExample reads the value in an example tag, which is YAML.
func parseExample(text string) (any, error) {
	doc, faults := yamldoc.Parse([]byte("example: " + text + "\n"))
	if len(faults) > 0 {
		return nil, fmt.Errorf("example:%q: %s", text, faults[0].Text)
	}
	value, ok := doc.Value().(map[string]any)
	if !ok {
		return nil, fmt.Errorf("example:%q is no value", text)
	}
	return value["example"], nil
}

func schemaDir(root string) string { return filepath.Join(root, "schema") }
