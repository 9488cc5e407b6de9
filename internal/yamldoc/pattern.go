package yamldoc

import (
	"regexp"
	"sync"
)

// pattern compiles a regular expression when it is first needed, which for most runs is never.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
