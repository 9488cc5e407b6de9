package yamldoc

import (
	"encoding/json"
	"math/big"
	"strings"
)

// Value is the document as a reader of YAML 1.2 (core schema) sees it: nil, bool, string, json.Number, []any and
// map[string]any. Keys are their texts; of a key that is written twice the first counts. It is nil for a document that is
// not Readable. It is for comparisons with other readers: the model of a file comes from Bind.
func (d *Document) Value() any {
	if !d.Readable() {
		return nil
	}
	return d.plainValue(0)
}

func (d *Document) plainValue(i int32) any {
	n := &d.nodes[i]
	switch n.shape {
	case Scalar:
		return n.coreValue()
	case Sequence:
		list := make([]any, 0, n.count)
		for at := n.first; at < n.first+n.count; at++ {
			list = append(list, d.plainValue(at))
		}
		return list
	case Mapping:
		m := make(map[string]any, n.count/2)
		for at := n.first; at < n.first+n.count; at += 2 {
			if _, twice := m[d.nodes[at].value]; !twice {
				m[d.nodes[at].value] = d.plainValue(at + 1)
			}
		}
		return m
	default:
		return nil
	}
}

// coreValue resolves a scalar. Infinities and what is not a number stay text, since JSON has no word for them.
func (n *node) coreValue() any {
	if n.style != Plain {
		return n.value
	}
	switch s := n.value; {
	case s == "true", s == "True", s == "TRUE":
		return true
	case s == "false", s == "False", s == "FALSE":
		return false
	case strings.HasPrefix(s, "0o") && only(s[2:], "01234567"), strings.HasPrefix(s, "0x") && only(s[2:], digits+"abcdefABCDEF"):
		number, _ := new(big.Int).SetString(s, 0)
		return json.Number(number.String())
	case isNumber(s):
		return decimalNumber(s)
	}
	return n.value
}

// decimalNumber writes a number of YAML as JSON wants it: no plus sign, no zeros in front, digits around the point.
func decimalNumber(s string) json.Number {
	s, negative := strings.CutPrefix(strings.TrimPrefix(s, "+"), "-")
	exponent := ""
	if at := strings.IndexAny(s, "eE"); at >= 0 {
		s, exponent = s[:at], s[at:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return json.Number(whole + exponent)
}
