package text_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/service-catalogue/svc/internal/text"
)

func TestLog(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"plain":                    {"owner: a-khan", "owner: a-khan"},
		"colons inside":            {"a::b ::error::x", "a::b ::error::x"},
		"command":                  {"::error::x", `\::error::x`},
		"command after blanks":     {" \u00a0\u3000::add-mask::x", " \u00a0\u3000" + `\::add-mask::x`},
		"command after a selector": {"\ufe0f::error::x", `\ufe0f::error::x`},
		"command after a mark":     {"\u0301::error::x", "\u0301" + `\::error::x`},
		"mark between the colons":  {":\u0301:error::x", `\:` + "\u0301:error::x"},
		"line end before it":       {"a\n::error::x", `a\n::error::x`},
		"old command":              {"see ##[error]x", `see ##\[error]x`},
		"two old commands":         {"##[group]a##[endgroup]", `##\[group]a##\[endgroup]`},
		"more hashes":              {"####[x]", `####\[x]`},
		"old command with a mark":  {"#\u0301#\u0301[error]", "#\u0301#\u0301" + `\[error]`},
		"Azure":                    {"a ##vso[task.setvariable]", `a ##vso\[task.setvariable]`},
		"Azure in capitals":        {"##VSO[task", `##VSO\[task`},
		"TeamCity":                 {"##teamcity[buildStop]", `##teamcity\[buildStop]`},
		"word before the prefix":   {"##ab##vso[x]", `##ab##vso\[x]`},
		"heading and list":         {"## Title [1] #[x] ##a b[y]", "## Title [1] #[x] ##a b[y]"},
		"GitLab":                   {"section_start:1:x", `\section_start:1:x`},
		"GitLab end":               {" section_end:1:x", ` \section_end:1:x`},
		"Buildkite":                {"+++ open", `\+++ open`},
		"Buildkite closed":         {"--- fold", `\--- fold`},
		"Buildkite muted":          {"~~~ mute", `\~~~ mute`},
		"Buildkite reopened":       {"^^^ +++", `\^^^ +++`},
		"dashes inside":            {"a --- b", "a --- b"},
		"non-ASCII start":          {"é::error::", "é::error::"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Log(tt.in); got != tt.want {
				t.Errorf("Log(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func TestInside(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"nothing to disarm":   {"services/pay-fine.yaml", "services/pay-fine.yaml"},
		"what starts no line": {"---::error::x", "---::error::x"},
		"old command":         {"##[error]x\n##vso[y]\x1b", `##\[error]x\n##vso\[y]\x1b`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Inside(tt.in); got != tt.want {
				t.Errorf("Inside(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func TestInertWithColours(t *testing.T) {
	t.Parallel()
	in := "\x1b[1m\x1b[31m ::error::x\x1b[0m"
	want := "\x1b[1m\x1b[31m \\::error::x\x1b[0m"
	if got := text.Inert(in); got != want {
		t.Errorf("Inert(%q) = %q, want %q", in, got, want)
	}
}

func FuzzLog(f *testing.F) {
	for _, seed := range []string{"::error::x", "\u3000::x::", "##[error]", "##vso[x]", "##teamcity[x", "section_start:1:x", "+++ a", "a\r::error::", ":\u0301:", "#\u0489#[", "##0[0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := text.Log(in)
		if why := unsafe(got); why != "" {
			t.Errorf("Log(%+q) = %+q: %s", in, got, why)
		}
		if why := command(got); why != "" {
			t.Errorf("Log(%+q) = %+q: %s", in, got, why)
		}
		if again := text.Log(got); again != got {
			t.Errorf("Log is not idempotent: %+q becomes %+q, then %+q", in, got, again)
		}
		if unsafe(in) == "" && command(in) == "" && got != in {
			t.Errorf("Log(%+q) = %+q, want it unchanged", in, got)
		}
	})
}

// command says which build system would act on a line, read as those systems read it. GitHub and Azure search with a
// comparison that skips characters without weight, marks among them, so the line is looked at with and without marks.
func command(line string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, line)
	for _, s := range []string{line, bare} {
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		for _, start := range []string{"::", "---", "+++", "~~~", "^^^", "section_start:", "section_end:"} {
			if strings.HasPrefix(trimmed, start) {
				return "starts with " + start
			}
		}
		if found := serviceMessage().FindString(s); found != "" {
			return "holds " + found
		}
	}
	return ""
}

func serviceMessage() *regexp.Regexp { return regexp.MustCompile(`##[A-Za-z0-9_]*\[`) }

func BenchmarkLog(b *testing.B) {
	plain := strings.Repeat("an ordinary message ", 5)
	b.ReportAllocs()
	for b.Loop() {
		text.Log(plain)
	}
}
