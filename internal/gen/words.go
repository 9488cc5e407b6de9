package main

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/schema"
)

// kindOf says in words what a field takes.
func kindOf(field *fields.Field, limits constraints) string {
	out := kindOfType(field.Type, limits, field.Tag)
	switch {
	case field.Short != "":
		return kindOf(field.Type.Plan.Field(field.Short), constraints{}) + ", or " + out
	case field.Scalar:
		return out + ", or one of them alone"
	}
	return out
}

// tags are the tags of a field.
type tags interface{ Get(key string) string }

func kindOfType(t *fields.Type, limits constraints, tag tags) string {
	switch t.Kind {
	case fields.String:
		return textWords(limits.value, tag.Get("ref"))
	case fields.Bool:
		return "`true` or `false`"
	case fields.Int:
		return "whole number" + bounds(limits.value)
	case fields.Text:
		if t.Number {
			return formatWords(limits.value.format, "number")
		}
		scalar := schema.ScalarFormats()[t.Format]
		return formatWords(&scalar, t.Format)
	case fields.List:
		return "list: " + kindOfType(t.Elem, constraints{value: limits.item}, tag)
	case fields.Map:
		return "mapping of " + keyWords(t.Key, limits.key, tag.Get("refkey")) + " to " + kindOfType(t.Elem, constraints{value: limits.item}, tag)
	case fields.Struct:
		return link(t.Plan)
	default:
		return "anything"
	}
}

func textWords(limit constraint, ref string) string {
	switch {
	case limit.oneOf != nil:
		return choices(limit.oneOf)
	case limit.format != nil:
		return formatWords(limit.format, "text")
	case ref != "":
		return refWords(ref)
	}
	return "text"
}

// refWords says what a text refers to.
func refWords(ref string) string {
	switch ref {
	case "dependency":
		return "service id"
	case "schedule", "portfolio", "channel":
		return ref
	}
	return ref + " id"
}

func keyWords(t *fields.Type, limit constraint, ref string) string {
	switch {
	case limit.oneOf != nil:
		return choices(limit.oneOf)
	case t.Kind == fields.Int:
		return "whole number"
	case ref != "":
		return refWords(ref)
	}
	return "key"
}

func choices(words []string) string { return "`" + strings.Join(words, "` `") + "`" }

// formatWords is what a format says without its example and article; the example has a column of its own.
func formatWords(format *schema.Format, otherwise string) string {
	if format == nil {
		return otherwise
	}
	say, _, _ := strings.Cut(format.Say, " such as ")
	say = strings.TrimSuffix(say, ",")
	for _, article := range []string{"a ", "an ", "the ", "one "} {
		if rest, ok := strings.CutPrefix(say, article); ok {
			return rest
		}
	}
	return say
}

func bounds(limit constraint) string {
	switch {
	case limit.min != nil && limit.max != nil:
		return " " + strconv.Itoa(*limit.min) + " to " + strconv.Itoa(*limit.max)
	case limit.min != nil:
		return " from " + strconv.Itoa(*limit.min)
	case limit.max != nil:
		return " up to " + strconv.Itoa(*limit.max)
	}
	return ""
}
