package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/schema"
)

// phases are the conditions that require fields in some phases. An absent field that only warns is not required.
func (b *builder) phases(plan *fields.Plan) ([]*jsonSchema, error) {
	var out []*jsonSchema
	at := map[string]*jsonSchema{} // by the phases concerned
	for number := range plan.Fields {
		field := &plan.Fields[number]
		phases, err := errorPhases(plan, field)
		if err != nil {
			return nil, err
		}
		if len(phases) == 0 {
			continue
		}
		condition := strings.Join(phases, " ")
		if at[condition] == nil {
			at[condition] = &jsonSchema{}
			out = append(out, &jsonSchema{If: inPhases(phases), Then: at[condition]})
		}
		if err := b.require(at[condition], field); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// errorPhases are the phases in which the absence of the field is an error.
func errorPhases(plan *fields.Plan, field *fields.Field) ([]string, error) {
	if len(field.Needs) == 0 {
		return nil, nil
	}
	phase := plan.Field("phase")
	if phase == nil {
		return nil, fmt.Errorf("%s is required by phase, and there is no phase", field.Name)
	}
	limits, err := parseValidate(phase.Tag.Get("validate"))
	if err != nil {
		return nil, err
	}
	all := limits.value.oneOf
	var out []string
	for i, name := range all {
		needed := func(n fields.Need) bool {
			from := slices.Index(all, n.Phase)
			return !n.Warning && (from == i || n.Onwards && from >= 0 && from < i)
		}
		if slices.ContainsFunc(field.Needs, needed) {
			out = append(out, name)
		}
	}
	return out, nil
}

// inPhases is the condition that the document is in one of the phases.
func inPhases(phases []string) *jsonSchema {
	value := &jsonSchema{Const: phases[0]}
	if len(phases) > 1 {
		value = &jsonSchema{}
		for _, phase := range phases {
			value.Enum = append(value.Enum, phase)
		}
	}
	return &jsonSchema{Required: []string{"phase"}, Properties: members{{"phase", value}}}
}

// require makes a field required in s, null excluded.
func (b *builder) require(s *jsonSchema, field *fields.Field) error {
	limits, err := parseValidate(field.Tag.Get("validate"))
	if err != nil {
		return err
	}
	value, err := b.value(field, limits)
	if err != nil {
		return err
	}
	s.Required = append(s.Required, field.Name)
	s.Properties = append(s.Properties, member{field.Name, &jsonSchema{Type: value.Type}})
	if value.Type == nil {
		return fmt.Errorf("%s: a field with several forms cannot be required by phase", field.Name)
	}
	return nil
}

// orNull lets a value also be null, and a text also be blank.
func orNull(s *jsonSchema) *jsonSchema {
	if s.Pattern == notBlank {
		s.Pattern = ""
	}
	if s.Enum != nil {
		s.Enum = append(s.Enum, nil)
	}
	null := &jsonSchema{Type: "null"}
	switch single, ok := s.Type.(string); {
	case ok:
		s.Type = []string{single, "null"}
		return s
	case s.AnyOf != nil:
		s.AnyOf = append(s.AnyOf, null)
		return s
	default:
		return &jsonSchema{AnyOf: []*jsonSchema{s, null}}
	}
}

// number is a bound as JSON writes it, or nothing.
func number(bound *int) json.Number {
	if bound == nil {
		return ""
	}
	return json.Number(strconv.Itoa(*bound))
}

func decimal(bound schema.Decimal) json.Number { return json.Number(bound.String()) }

// title is a Go name as words: IncidentTarget is incident target.
func title(goName string) string { return strings.Join(words(goName), " ") }

// kebab is a Go name with hyphens: IncidentTarget is incident-target.
func kebab(goName string) string { return strings.ToLower(strings.Join(words(goName), "-")) }
