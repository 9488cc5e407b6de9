package scaffold

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// bare matches texts that YAML reads as themselves wherever they stand.
var bare = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./@+' -]*$`)

// Quoted is a text as YAML: bare where every reader takes it for the same text, and in double quotes otherwise.
func Quoted(s string) string {
	words := []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"} // of YAML 1.1 too
	if bare.MatchString(s) && !strings.HasSuffix(s, " ") && !slices.Contains(words, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(s)
}
