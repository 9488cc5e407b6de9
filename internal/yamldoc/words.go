package yamldoc

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
)

// text is the text of a scalar.
func (n *node) text() string {
	if n.shape != Scalar && n.shape != Null {
		return ""
	}
	return n.value
}

// describe says in words what the node is, for "found …".
func (n *node) describe() string {
	switch n.shape {
	case Null:
		return "nothing"
	case Sequence:
		return "a list"
	case Mapping:
		return "a mapping"
	case Scalar:
		return n.describeScalar()
	default:
		return "something unreadable"
	}
}

func (n *node) describeScalar() string {
	switch {
	case n.style == Single || n.style == Double:
		return "text in quotes"
	case n.style != Plain:
		return "text"
	case n.tag == tagBool:
		return "true or false"
	case n.tag == tagInt || n.tag == tagFloat || n.isExponent():
		return "a number"
	case n.tag == tagDate:
		return "a date"
	default:
		return "text"
	}
}

// wanted says in words what a type takes.
func wanted(t *fields.Type) string {
	switch t.Kind {
	case fields.Bool:
		return "true or false"
	case fields.Int:
		return "a whole number"
	case fields.List:
		return "a list"
	case fields.Map, fields.Struct:
		return "a mapping"
	case fields.Any:
		return "a value"
	default:
		if t.Format != "" {
			return article(t.Format)
		}
		return "text"
	}
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// outOfRange says in words which whole numbers a type takes.
func outOfRange(t *fields.Type) string {
	most := int64(1)<<(min(t.Go.Bits(), 32)-1) - 1
	return fmt.Sprintf("a whole number from %d to %d", -most-1, most)
}

// instead is a text that the author probably means and that the type takes, or an example that the type gives, or "".
func (n *node) instead(t *fields.Type) string {
	if n.shape != Scalar || len(n.value) > maxQuoted {
		return t.Example
	}
	switch {
	case t.Kind == fields.String:
		return strconv.Quote(n.value)
	case t.Kind == fields.Bool:
		return plainBool(n.value)
	case t.Kind == fields.Int:
		return plainInt(n.value)
	case t.Number && n.style != Plain && mayBeNumber(n.value):
		return n.value
	default:
		return t.Example
	}
}

// plainBool is true or false where a text clearly means one of them.
func plainBool(s string) string {
	switch strings.ToLower(s) {
	case "true", "yes", "on", "y":
		return "true"
	case "false", "no", "off", "n":
		return "false"
	default:
		return ""
	}
}

// plainInt is the number without what makes it unreadable: a plus sign, zeros, grouping.
func plainInt(s string) string {
	digits, minus := strings.CutPrefix(strings.ReplaceAll(strings.TrimPrefix(s, "+"), "_", ""), "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" || len(whole) > 10 || strings.Trim(whole, "0123456789") != "" || strings.Trim(fraction, "0") != "" {
		return ""
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		return "0"
	}
	if minus {
		whole = "-" + whole
	}
	if _, err := strconv.ParseInt(whole, 10, 32); err != nil {
		return ""
	}
	return whole
}
