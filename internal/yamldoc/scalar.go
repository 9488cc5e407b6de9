package yamldoc

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	decimal     = regexp.MustCompile(`^-?[0-9]+\.[0-9]+$`)
	zeroFirst   = regexp.MustCompile(`^0[0-9]+$`)
	sexagesimal = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$`)
	exponent    = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+$`)
)

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
		case sexagesimal.MatchString(n.value):
			return "a number of seconds or minutes"
		case decimal.MatchString(n.value), zeroFirst.MatchString(n.value):
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
func (n *node) isExponent() bool { return mayBeNumber(n.value) && exponent.MatchString(n.value) }

// isWhole tells whether the text is a whole number with nothing that another reader might take differently.
func isWhole(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || digits[0] == '0' && s != "0" {
		return false
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// parseInt reads a plain whole number of 32 bits.
func (n *node) parseInt() (int64, bool) {
	if n.style != Plain || !isWhole(n.value) {
		return 0, false
	}
	v, err := strconv.ParseInt(n.value, 10, 32)
	return v, err == nil
}
