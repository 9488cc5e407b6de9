package cli

import (
	"errors"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
)

// What whoever was asked did instead of answering: leave, with Ctrl-D or Ctrl-C.
var (
	ErrNoAnswer    = errors.New("no answer, so nothing was written")
	ErrInterrupted = errors.New("interrupted, so nothing was written")
)

// Complete extends what was typed, behind the last comma of it, as far as the candidates that fit agree. They come with it,
// fit to be shown.
func Complete(typed string, candidates []string) (done string, choices []string) {
	before, word := "", typed
	if comma := strings.LastIndexByte(typed, ','); comma >= 0 {
		rest := typed[comma+1:]
		word = strings.TrimLeft(rest, " ")
		before = typed[:len(typed)-len(word)]
	}
	common := ""
	for _, one := range candidates {
		if !strings.HasPrefix(one, word) || text.Safe(one) != one {
			continue
		}
		if len(choices) == 0 {
			common = one
		}
		for !strings.HasPrefix(one, common) {
			common = common[:len(common)-1]
		}
		choices = append(choices, one)
	}
	if len(choices) == 0 {
		return typed, nil
	}
	return before + common, choices
}
