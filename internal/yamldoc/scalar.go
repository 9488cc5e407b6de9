package yamldoc

import (
	"strconv"
	"strings"
)

const digits = "0123456789"

// only reports whether a text has characters of a set and no others.
func only(s, set string) bool {
	for i := range len(s) {
		if strings.IndexByte(set, s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

// unsigned is a text without the sign that it may start with.
func unsigned(s string) string {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[1:]
	}
	return s
}

// isNumber reports whether a text is a whole or decimal number, with an exponent or without: 1, .5, 1.e3.
func isNumber(s string) bool {
	if e := strings.IndexAny(s, "eE"); e >= 0 {
		if !only(unsigned(s[e+1:]), digits) {
			return false
		}
		s = s[:e]
	}
	whole, fraction, _ := strings.Cut(unsigned(s), ".")
	return only(whole+fraction, digits)
}

// isDecimal reports whether a text has digits before a point and behind it.
func isDecimal(s string) bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return only(whole, digits) && only(fraction, digits)
}

// isSexagesimal reports whether a text is a number that counts in sixties, as YAML 1.1 has them: 190:20:30.15.
func isSexagesimal(s string) bool {
	s, fraction, _ := strings.Cut(unsigned(s), ".")
	first, rest, more := strings.Cut(s, ":")
	if !more || first == "" || first[0] == '_' || !only(first+fraction, digits+"_") {
		return false
	}
	for more {
		var part string
		part, rest, more = strings.Cut(rest, ":")
		if !only(part, digits) || len(part) > 2 || len(part) == 2 && part[0] > '5' {
			return false
		}
	}
	return true
}

// mayBeNumber tells from the first byte whether a plain text can look like a number at all.
func mayBeNumber(s string) bool {
	return s != "" && (s[0] >= '0' && s[0] <= '9' || s[0] == '-' || s[0] == '+' || s[0] == '.')
}

// ambiguous is what some readers of YAML take a plain scalar for although others take it for text: the YAML 1.1 words for
// true and false, times that count in sixties, and numbers whose text says more than their value (1.10, 0123).
func (n *node) ambiguous() string {
	if n.shape != Scalar || n.style != Plain {
		return ""
	}
	if mayBeNumber(n.value) {
		switch {
		case isSexagesimal(n.value):
			return "a number of seconds or minutes"
		case isDecimal(n.value), n.value[0] == '0' && only(n.value[1:], digits):
			return "a number"
		}
		return ""
	}
	if len(n.value) > 3 {
		return ""
	}
	switch strings.ToLower(n.value) {
	case "y", "yes", "on":
		return "true"
	case "n", "no", "off":
		return "false"
	}
	return ""
}

// isText tells whether a scalar is text: quoted, or plain and nothing else, or ambiguous.
func (n *node) isText() bool {
	if n.style != Plain {
		return true
	}
	if n.tag == tagText {
		return !n.isExponent()
	}
	return n.ambiguous() != ""
}

// isExponent tells whether a plain text is a number with an exponent; the library takes one out of range for text.
func (n *node) isExponent() bool {
	return mayBeNumber(n.value) && strings.ContainsAny(n.value, "eE") && isNumber(n.value)
}

// isWhole tells whether the text is a whole number with nothing that another reader might take differently.
func isWhole(s string) bool {
	positive := strings.TrimPrefix(s, "-")
	return only(positive, digits) && (positive[0] != '0' || s == "0")
}

// parseInt reads a plain whole number of 32 bits.
func (n *node) parseInt() (int64, bool) {
	if n.style != Plain || !isWhole(n.value) {
		return 0, false
	}
	v, err := strconv.ParseInt(n.value, 10, 32)
	return v, err == nil
}
