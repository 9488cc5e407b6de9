package yamldoc

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"

	"github.com/service-catalogue/svc/internal/fields"
)

// formatError is what errors of scalar types implement to say what they wanted.
type formatError interface {
	error
	Kind() string
	Example() string
}

// scalar binds text, a number, true or false, or a type that reads itself.
func (b *binder) scalar(i int32, t *fields.Type, v reflect.Value) {
	n := &b.nodes[i]
	if n.shape != Scalar {
		b.wrong(i, t)
		return
	}
	switch t.Kind {
	case fields.String:
		b.string(i, t, v)
	case fields.Bool:
		if n.style != Plain || n.value != "true" && n.value != "false" {
			b.wrong(i, t)
			return
		}
		v.SetBool(n.value == "true")
	case fields.Int:
		number, ok := n.parseInt()
		if ok && !v.OverflowInt(number) {
			v.SetInt(number)
			return
		}
		b.wrong(i, t)
		if last := len(b.faults) - 1; n.style == Plain && isWhole(n.value) {
			b.faults[last].Want, b.faults[last].Example = outOfRange(t), ""
		}
	default:
		b.read(i, t, v)
	}
}

func (b *binder) string(i int32, t *fields.Type, v reflect.Value) {
	n := &b.nodes[i]
	if !n.isText() {
		b.wrong(i, t)
		return
	}
	if meant := n.ambiguous(); meant != "" {
		b.fault(i, &Fault{Kind: Ambiguous, Value: cut(n.value), Want: "text", Got: meant})
	}
	v.SetString(b.words.of(n.value))
}

// read lets the type read the text. A type that is a number takes no quotes.
func (b *binder) read(i int32, t *fields.Type, v reflect.Value) {
	n := &b.nodes[i]
	if t.Number && n.style != Plain {
		b.wrong(i, t)
		return
	}
	reader, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr())
	if !ok {
		b.faults = append(b.faults, *internalFault(fmt.Sprintf("%v cannot read text", t.Go), nil))
		return
	}
	b.text = append(b.text[:0], n.value...)
	err := reader.UnmarshalText(b.text)
	if err == nil {
		return
	}
	v.SetZero()
	f := Fault{Kind: BadScalar, Value: cut(n.value), Want: wanted(t), Got: n.describe(), Example: t.Example, Err: err}
	if says, ok := errors.AsType[formatError](err); ok {
		f.Want, f.Example = article(says.Kind()), says.Example()
	}
	b.fault(i, &f)
}

// any stores whatever stands at i: text for every scalar, []any, map[string]any.
func (b *binder) any(i int32, v reflect.Value) {
	if loose := b.loose(i); loose != nil {
		v.Set(reflect.ValueOf(loose))
	}
}

func (b *binder) loose(i int32) any {
	n := &b.nodes[i]
	switch n.shape {
	case Scalar:
		return n.value
	case Sequence:
		list := make([]any, 0, n.count)
		for at := n.first; at < n.first+n.count; at++ {
			list = append(list, b.loose(at))
		}
		return list
	case Mapping:
		m := make(map[string]any, n.count/2)
		for at := n.first; at < n.first+n.count; at += 2 {
			if b.nodes[at].shape == Scalar {
				m[b.nodes[at].value] = b.loose(at + 1)
			}
		}
		return m
	default:
		return nil
	}
}
