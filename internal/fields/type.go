package fields

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
)

// Kind says what shape of value a type takes.
type Kind uint8

// The shapes.
const (
	Any    Kind = iota // whatever stands there
	String             // text
	Bool               // true or false
	Int                // a whole number
	Text               // a scalar that its Go type reads by UnmarshalText
	List               // a list of Elem
	Map                // a mapping from Key to Elem
	Struct             // a mapping with the keys of Plan
)

// Type describes one Go type that values are bound to.
type Type struct {
	Kind    Kind
	Go      reflect.Type // the type itself, without the pointer
	Pointer bool         // the field holds a pointer to Go
	Elem    *Type        // of a list's items or a map's values
	Key     *Type        // of a map: String, Int or Text
	Plan    *Plan        // of a struct

	// Format and Example are what a Text type says about itself: "date" and "2026-06-15".
	Format, Example string
	// Number tells that a Text type is written as a plain number (its Format is "number").
	Number bool
}

// describer is what errors of text types implement to say what they wanted.
type describer interface {
	error
	Kind() string
	Example() string
}

// typeOf describes t, building the plans of structs inside it.
func (b *builder) typeOf(t reflect.Type) (*Type, error) {
	if t.Kind() == reflect.Pointer {
		inner, err := b.typeOf(t.Elem())
		if err != nil {
			return nil, err
		}
		if inner.Pointer {
			return nil, fmt.Errorf("%v: a pointer to a pointer cannot be bound", t)
		}
		pointed := *inner
		pointed.Pointer = true
		return &pointed, nil
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return textType(t), nil
	}
	switch t.Kind() {
	case reflect.String:
		return &Type{Kind: String, Go: t}, nil
	case reflect.Bool:
		return &Type{Kind: Bool, Go: t}, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &Type{Kind: Int, Go: t}, nil
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return &Type{Kind: Any, Go: t}, nil
		}
	case reflect.Slice, reflect.Map:
		return b.container(t)
	case reflect.Struct:
		plan, err := b.plan(t)
		return &Type{Kind: Struct, Go: t, Plan: plan}, err
	default:
	}
	return nil, fmt.Errorf("%v: values of this type cannot be bound", t)
}

func (b *builder) container(t reflect.Type) (*Type, error) {
	elem, err := b.typeOf(t.Elem())
	if err != nil {
		return nil, err
	}
	if t.Kind() == reflect.Slice {
		return &Type{Kind: List, Go: t, Elem: elem}, nil
	}
	key, err := b.typeOf(t.Key())
	if err != nil {
		return nil, err
	}
	if key.Pointer || key.Kind != String && key.Kind != Int && key.Kind != Text {
		return nil, fmt.Errorf("%v: map keys must be text or whole numbers", t)
	}
	return &Type{Kind: Map, Go: t, Key: key, Elem: elem}, nil
}

// textType describes a type with UnmarshalText. It learns format and example from the error for an empty text.
func textType(t reflect.Type) *Type {
	described := &Type{Kind: Text, Go: t}
	value, ok := reflect.TypeAssert[encoding.TextUnmarshaler](reflect.New(t))
	if !ok {
		return described
	}
	if says, ok := errors.AsType[describer](value.UnmarshalText(nil)); ok {
		described.Format, described.Example = says.Kind(), says.Example()
		described.Number = described.Format == "number"
	}
	return described
}
