package main

import (
	"bytes"
	"encoding/json"
	"regexp"
)

// jsonSchema is a JSON Schema (2020-12) with the keywords that we use, in the order in which they are written.
type jsonSchema struct {
	Schema               string        `json:"$schema,omitempty"`
	ID                   string        `json:"$id,omitempty"`
	Title                string        `json:"title,omitempty"`
	Description          string        `json:"description,omitempty"`
	Ref                  string        `json:"$ref,omitempty"`
	AnyOf                []*jsonSchema `json:"anyOf,omitempty"`
	Type                 any           `json:"type,omitempty"` // string or []string
	Format               string        `json:"format,omitempty"`
	Pattern              string        `json:"pattern,omitempty"`
	Const                any           `json:"const,omitempty"`
	Enum                 []any         `json:"enum,omitempty"`
	Minimum              json.Number   `json:"minimum,omitempty"`
	Maximum              json.Number   `json:"maximum,omitempty"`
	Items                *jsonSchema   `json:"items,omitempty"`
	Required             []string      `json:"required,omitempty"`
	Properties           members       `json:"properties,omitempty"`
	PatternProperties    members       `json:"patternProperties,omitempty"`
	AdditionalProperties any           `json:"additionalProperties,omitempty"` // false or *jsonSchema
	Examples             []any         `json:"examples,omitempty"`
	AllOf                []*jsonSchema `json:"allOf,omitempty"`
	If                   *jsonSchema   `json:"if,omitempty"`
	Then                 *jsonSchema   `json:"then,omitempty"`
	Defs                 members       `json:"$defs,omitempty"`
}

// members are named schemas in the order in which they are written.
type members []member

type member struct {
	name   string
	schema *jsonSchema
}

// MarshalJSON writes the members as an object.
func (m members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, member := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := encode(member.name, "")
		if err != nil {
			return nil, err
		}
		value, err := encode(member.schema, "")
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode writes JSON without escaping what only HTML minds.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	err := encoder.Encode(v)
	return b.Bytes(), err
}

var (
	flatList = regexp.MustCompile(`\[\n\s+` + listItem + `(?:,\n\s+` + listItem + `)*\n\s+\]`)
	lineEnd  = regexp.MustCompile(`\n\s+`)
)

const listItem = `(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)`

// file writes a schema as a file: indented, lists of scalars on one line.
func (s *jsonSchema) file() ([]byte, error) {
	text, err := encode(s, "  ")
	if err != nil {
		return nil, err
	}
	return flatList.ReplaceAllFunc(text, func(list []byte) []byte {
		flat := lineEnd.ReplaceAll(list, []byte(" "))
		return append(append([]byte("["), flat[2:len(flat)-2]...), ']')
	}), nil
}
