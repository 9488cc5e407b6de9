package lint_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// all turns every rule on.
func all() lint.Selection { return lint.Selection{Select: []string{"core", "governance", "digital"}} }

// messy is a catalogue in which the first example of every rule page is a service of its own, so that all rules have
// something to say.
func messy(t *testing.T) fstest.MapFS {
	t.Helper()
	base := ruletest.Load(t, os.DirFS("../rules/testdata"))
	out := base.With("")
	example := regexp.MustCompile("(?ms)^```yaml bad[^\n]*$\n(.*?)^```$")
	n := 0
	for _, rule := range rules.All() {
		for _, m := range example.FindAllStringSubmatch(rules.Pages()(rule), 1) {
			for name, file := range base.With(m[1]) {
				if old := out[name]; strings.HasPrefix(name, "services/") && (old == nil || string(file.Data) != string(old.Data)) {
					n++
					out[fmt.Sprintf("services/try-%03d.yaml", n)] = file
				}
			}
		}
	}
	return out
}

// shuffled is a file system that lists its files in another order every time.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestSameFindings checks that the findings do not depend on the order of files and rules or on the number of workers.
func TestSameFindings(t *testing.T) {
	t.Parallel()
	fsys := messy(t)
	want := must(t, fsys, lint.Options{Rules: rules.All(), Selection: all(), Workers: 1})
	if len(want) < 500 {
		t.Errorf("only %d findings", len(want))
	}
	backwards := rules.All()
	slices.Reverse(backwards)
	tests := map[string]lint.Options{
		"more workers than files": {Workers: 100_000},
		"one for each core":       {},
		"rules from the back":     {Rules: backwards, Workers: 3},
	}
	for name, o := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if o.Selection = all(); o.Rules == nil {
				o.Rules = rules.All()
			}
			got := must(t, shuffled{fsys}, o)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%d findings, or others, want the %d of one worker", len(got), len(want))
			}
		})
	}
}

// TestWhole checks what every finding must have: a file, a place in it, a rule, a sentence and a fingerprint of its own, and
// that they are ordered by file, line, column and code.
func TestWhole(t *testing.T) {
	t.Parallel()
	fsys := messy(t)
	known := map[string]string{}
	for _, r := range rules.All() {
		known[r.Code] = r.Name
	}
	seen := map[string]finding.Finding{}
	found := must(t, fsys, lint.Options{Rules: rules.All(), Selection: all()})
	if !slices.IsSortedFunc(found, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Span.Line, b.Span.Line), cmp.Compare(a.Span.Col, b.Span.Col), cmp.Compare(a.Code, b.Code))
	}) {
		t.Error("findings are not in order")
	}
	for _, f := range found {
		lines := []string{""}
		if file := fsys[f.File]; file != nil {
			lines = strings.Split(string(file.Data), "\n")
		}
		s := f.Span
		switch {
		case s.Line < 1 || s.EndLine < s.Line || s.EndLine > len(lines):
			t.Errorf("%s %s of %s is on lines %d to %d of %d", f.Code, f.Path, f.File, s.Line, s.EndLine, len(lines))
		case s.Col < 1 || s.Col > utf8.RuneCountInString(lines[s.Line-1])+1 || s.EndCol > utf8.RuneCountInString(lines[s.EndLine-1])+1:
			t.Errorf("%s %s of %s is in columns %d to %d of %q", f.Code, f.Path, f.File, s.Col, s.EndCol, lines[s.Line-1])
		}
		if known[f.Code] != f.Rule || f.Rule == "" {
			t.Errorf("%s has the name %q, want %q", f.Code, f.Rule, known[f.Code])
		}
		for _, text := range []string{f.Message, f.Help} {
			if strings.HasSuffix(text, "…") { // nothing in these examples is that long
				t.Errorf("%s is cut: %q", f.Code, text)
			}
			if strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\r") || strings.HasSuffix(text, ".") || utf8.RuneCountInString(text) > 500 {
				t.Errorf("%s says %q", f.Code, text)
			}
		}
		if f.Message == "" || f.Help == "" {
			t.Errorf("%s at %s of %s says %q and helps with %q", f.Code, f.Path, f.File, f.Message, f.Help)
		}
		if other, twice := seen[f.Fingerprint]; twice || len(f.Fingerprint) != 24 {
			t.Errorf("fingerprint %s of %s %s (%s) is that of %s %s (%s)", f.Fingerprint, f.Code, f.Path, f.File, other.Code, other.Path, other.File)
		}
		seen[f.Fingerprint] = f
	}
}

// block is a top-level block of a file.
var block = regexp.MustCompile(`(?m)^[A-Za-z"'-].*\n(?:(?:[ \t#\]}].*)?\n)*`)

// TestFingerprints checks that fingerprints stay when text moves to other lines, and change with what they are about.
func TestFingerprints(t *testing.T) {
	t.Parallel()
	fsys := messy(t)
	before := fingerprints(must(t, fsys, lint.Options{Rules: rules.All(), Selection: all()}))
	tests := map[string]func(string) string{
		"comments and blank lines": func(text string) string {
			return "# one\n# two\n\n" + block.ReplaceAllString(text, "$0\n# the end of a block\n\n")
		},
		"blocks from the back": func(text string) string {
			blocks := block.FindAllString(text, -1)
			if strings.Join(blocks, "") != text || strings.Count("\n"+text, "\nowner:") > 1 {
				return text // a file that is none, or one of which another owner would count
			}
			slices.Reverse(blocks)
			return strings.Join(blocks, "")
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed, n := fstest.MapFS{}, 0
			for name, file := range fsys {
				text := change(string(file.Data))
				if text != string(file.Data) {
					n++
				}
				changed[name] = &fstest.MapFile{Data: []byte(text)}
			}
			if n < len(fsys)*9/10 {
				t.Fatalf("only %d of %d files are changed", n, len(fsys))
			}
			after := fingerprints(must(t, changed, lint.Options{Rules: rules.All(), Selection: all()}))
			for key, what := range before {
				if after[key] == "" && !strings.Contains(what, "STY002") { // the style of a file is about its lines
					t.Errorf("gone: %s", what)
				}
			}
			for key, what := range after {
				if before[key] == "" && !strings.Contains(what, "STY002") {
					t.Errorf("new: %s", what)
				}
			}
		})
	}
}

// fingerprints are the fingerprints of findings, each with what it is about.
func fingerprints(found []finding.Finding) map[string]string {
	out := make(map[string]string, len(found))
	for _, f := range found {
		out[f.Fingerprint] = fmt.Sprintf("%s %s %s %s", f.File, f.Code, f.Path, f.Message)
	}
	return out
}
