//go:build !bootstrap

package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/view"
)

// printedDocument is what a command prints as JSON.
type printedDocument struct {
	name, title string
	model       reflect.Type
}

func printedDocuments() []printedDocument {
	return []printedDocument{
		{"lint-output", "Output of svc lint", reflect.TypeFor[view.LintOutput]()},
		{"report-output", "Output of svc report, svc list and svc show", reflect.TypeFor[view.ReportOutput]()},
		{"graph-output", "Output of svc graph", reflect.TypeFor[view.GraphOutput]()},
		{"diff-output", "Output of svc diff", reflect.TypeFor[view.DiffOutput]()},
	}
}

// printer makes the schema of what a command prints; structs within it become definitions.
type printer struct {
	comments comments
	defs     members
}

// printedSchema is the JSON Schema of what a command prints. It does not forbid other members, since later versions of
// svc may add some.
func printedSchema(root string, doc printedDocument) ([]byte, error) {
	said, err := readComments(filepath.Join(root, "internal", "view"))
	if err != nil {
		return nil, err
	}
	p := &printer{comments: said}
	s, err := p.structure(doc.model)
	if err != nil {
		return nil, err
	}
	s.Schema, s.ID, s.Title, s.Defs = dialect, base+doc.name+".schema.json", doc.title, p.defs
	return s.file()
}

func (p *printer) structure(t reflect.Type) (*jsonSchema, error) {
	said, err := p.comments.of(t.Name())
	if err != nil {
		return nil, err
	}
	s := &jsonSchema{Description: said.Meaning, Type: "object"}
	return s, p.members(s, t)
}

// members adds the members of a struct, those of embedded structs in their place.
func (p *printer) members(s *jsonSchema, t reflect.Type) error {
	for field := range t.Fields() {
		if field.Anonymous {
			if err := p.members(s, field.Type); err != nil {
				return err
			}
			continue
		}
		name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			return fmt.Errorf("%s.%s: a member needs a json name", t.Name(), field.Name)
		}
		made, err := p.member(t, field)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", t.Name(), field.Name, err)
		}
		s.Properties = append(s.Properties, member{name, made})
		if option != "omitempty" && option != "omitzero" {
			s.Required = append(s.Required, name)
		}
	}
	return nil
}

func (p *printer) member(t reflect.Type, field reflect.StructField) (*jsonSchema, error) {
	said, err := p.comments.of(t.Name() + "." + field.Name)
	if err != nil {
		return nil, err
	}
	s, err := p.ofType(field.Type)
	if err != nil {
		return nil, err
	}
	if _, option, _ := strings.Cut(field.Tag.Get("json"), ","); field.Type.Kind() == reflect.Pointer && option == "" {
		s = &jsonSchema{AnyOf: []*jsonSchema{s, {Type: "null"}}}
	}
	limits, err := parseValidate(field.Tag.Get("validate"))
	if err != nil {
		return nil, err
	}
	for _, word := range limits.value.oneOf {
		s.Enum = append(s.Enum, word)
	}
	s.Minimum, s.Maximum = number(limits.value.min), number(limits.value.max)
	s.Description, s.Format = said.Meaning, field.Tag.Get("format")
	return s, nil
}

func (p *printer) ofType(t reflect.Type) (*jsonSchema, error) {
	switch t.Kind() {
	case reflect.String:
		return &jsonSchema{Type: "string"}, nil
	case reflect.Bool:
		return &jsonSchema{Type: "boolean"}, nil
	case reflect.Int, reflect.Int64:
		return &jsonSchema{Type: "integer"}, nil
	case reflect.Interface:
		return &jsonSchema{}, nil // any value
	case reflect.Pointer:
		return p.ofType(t.Elem())
	case reflect.Slice:
		items, err := p.ofType(t.Elem())
		return &jsonSchema{Type: "array", Items: items}, err
	case reflect.Struct:
		return p.reference(t)
	default:
		return nil, fmt.Errorf("%v has no JSON Schema", t)
	}
}

// reference refers to the definition of a struct, made when it is first met.
func (p *printer) reference(t reflect.Type) (*jsonSchema, error) {
	name := kebab(t.Name())
	ref := &jsonSchema{Ref: "#/$defs/" + name}
	if slices.ContainsFunc(p.defs, func(m member) bool { return m.name == name }) {
		return ref, nil
	}
	at := len(p.defs)
	p.defs = append(p.defs, member{name, nil})
	def, err := p.structure(t)
	if err != nil {
		return nil, err
	}
	def.Title = capital(title(t.Name()))
	p.defs[at].schema = def
	return ref, nil
}
