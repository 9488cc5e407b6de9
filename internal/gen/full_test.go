package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/fields"
)

// fullDocument writes a document in which every field has the value of its example tag: one line for each scalar.
func fullDocument(t *testing.T, doc document) string {
	t.Helper()
	var plans fields.Plans
	plan, err := plans.Of(doc.model)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	writeStruct(&b, plan, "")
	// The example is a live service, and that stage is part of the beta phase.
	return strings.Replace(b.String(), "beta_stage: public\n", "", 1)
}

func writeStruct(b *strings.Builder, plan *fields.Plan, indent string) {
	for number, field := range plan.Fields {
		name := field.Name
		if number == plan.Rest {
			fmt.Fprintf(b, "%ssome_key: %s\n", indent, field.Tag.Get("example"))
			continue
		}
		fmt.Fprintf(b, "%s%s:", indent, name)
		writeValue(b, field.Type, field.Tag.Get("example"), keysOf(&field), indent)
	}
}

// keysOf are keys that a mapping without example may have.
func keysOf(field *fields.Field) []string {
	limits, err := parseValidate(field.Tag.Get("validate"))
	if err != nil || limits.key.oneOf == nil {
		return []string{"one"}
	}
	return limits.key.oneOf
}

func writeValue(b *strings.Builder, t *fields.Type, example string, keys []string, indent string) {
	inner := indent + "  "
	switch {
	case t.Kind == fields.Struct:
		b.WriteString("\n")
		writeStruct(b, t.Plan, inner)
	case t.Kind == fields.List && t.Elem.Kind == fields.Struct:
		var item strings.Builder
		writeStruct(&item, t.Elem.Plan, inner+"  ")
		fmt.Fprintf(b, "\n%s- %s", inner, strings.TrimPrefix(item.String(), inner+"  "))
	case t.Kind == fields.List:
		b.WriteString("\n")
		for item := range strings.SplitSeq(strings.Trim(example, "[]"), ", ") {
			fmt.Fprintf(b, "%s- %s\n", inner, item)
		}
	case t.Kind == fields.Map && strings.HasPrefix(example, "{"):
		b.WriteString("\n")
		for entry := range strings.SplitSeq(strings.Trim(example, "{}"), ", ") {
			fmt.Fprintf(b, "%s%s\n", inner, entry)
		}
	case t.Kind == fields.Map:
		b.WriteString("\n")
		for _, key := range keys {
			fmt.Fprintf(b, "%s%s:", inner, key)
			writeValue(b, t.Elem, example, nil, inner)
		}
	default:
		fmt.Fprintf(b, " %s\n", example)
	}
}
