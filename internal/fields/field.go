package fields

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Field is one field of a struct with what its tags say. Tag holds the others, such as validate or example.
type Field struct {
	Name   string // key in the file; empty for the map that collects the rest
	GoName string
	Index  []int // for reflect.Value.FieldByIndex
	Type   *Type
	Tag    reflect.StructTag

	Keys    []string // of a list of mappings: the keys whose texts, joined by "/", tell items apart
	Ordered bool     // the order of the list carries meaning
	Area    string   // kind of change, such as "ownership"
	Always  bool     // required in every document
	Needs   []Need   // required from or in some phases
	Purpose string   // what a required field is for
	Short   string   // a scalar in place of the mapping is this sub-field
	Scalar  bool     // a scalar in place of the list is its only item
	Ref     string   // what the text refers to
	Lone    bool     // a list of one, which is a fault, is read as its item
	Past    bool     // the date records something that has happened
}

// Need says in which phases a field must be filled.
type Need struct {
	Phase   string
	Onwards bool // in the phase and all later ones
	Warning bool // an absent field is a warning, not an error
}

// describe reads the tags of a field whose type is known.
func describe(field *reflect.StructField, kind *Type) (*Field, error) {
	tag := field.Tag
	f := &Field{
		GoName: field.Name, Type: kind, Tag: tag,
		Ordered: tag.Get("order") == "true", Area: tag.Get("area"), Purpose: tag.Get("purpose"),
		Short: tag.Get("short"), Scalar: tag.Get("scalar") == "true", Ref: tag.Get("ref"), Past: tag.Get("past") == "true",
		Lone: tag.Get("lone") == "true",
	}
	if keys := tag.Get("key"); keys != "" {
		f.Keys = strings.Split(keys, ",")
	}
	var err error
	if f.Always, f.Needs, err = parseRequired(tag.Get("required")); err != nil {
		return f, err
	}
	return f, f.check()
}

// parseRequired reads "all" or clauses such as "alpha,warning;beta+", separated by semicolons or blanks.
func parseRequired(spec string) (always bool, needs []Need, err error) {
	if spec == "" || spec == "all" {
		return spec == "all", nil, nil
	}
	split := func(r rune) bool { return r == ';' || r == ' ' }
	for _, clause := range strings.FieldsFunc(spec, split) {
		phase, severity, _ := strings.Cut(clause, ",")
		phase, onwards := strings.CutSuffix(phase, "+")
		if phase == "" || phase == "all" || severity != "" && severity != "warning" {
			return false, nil, fmt.Errorf("required:%q: clause %q is none of all, phase, phase+ with or without ,warning", spec, clause)
		}
		needs = append(needs, Need{phase, onwards, severity != ""})
	}
	return false, needs, nil
}

// check reports tags that do not fit the field's type.
func (f *Field) check() error {
	item := f.Type
	if item.Kind == List {
		item = item.Elem
	}
	switch {
	case len(f.Keys) > 0 && (f.Type.Kind != List || item.Kind != Struct):
		return fmt.Errorf("key:%q: only a list of mappings has keys", strings.Join(f.Keys, ","))
	case f.Scalar && (f.Type.Kind != List || !scalar(item)):
		return errors.New("scalar:\"true\": only a list of scalars may be written as one scalar")
	case f.Short != "" && item.Kind != Struct:
		return fmt.Errorf("short:%q: only a mapping has a short form", f.Short)
	}
	if f.Short != "" && !hasScalar(item.Plan, f.Short) {
		return fmt.Errorf("short:%q: the mapping has no such scalar", f.Short)
	}
	missing := slices.IndexFunc(f.Keys, func(key string) bool { return !hasScalar(item.Plan, key) })
	if missing >= 0 {
		return fmt.Errorf("key:%q: an item has no such scalar", f.Keys[missing])
	}
	return nil
}

func scalar(t *Type) bool { return t.Kind >= String && t.Kind <= Text }

// hasScalar tells whether the plan has a scalar of that name.
func hasScalar(plan *Plan, name string) bool {
	f := plan.Field(name)
	return f != nil && scalar(f.Type)
}
