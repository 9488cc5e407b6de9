package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// TestGolden keeps what every format makes of every sample in one file a format.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, format := range render.All() {
		t.Run(format.Name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			for _, name := range slices.Sorted(maps.Keys(samples())) {
				fmt.Fprintf(&out, "-- %s --\n%s", name, written(t, format.Name, samples()[name], render.Style{}))
			}
			golden.Equal(t, out.Bytes(), "testdata/"+format.Name+".golden")
		})
	}
}

func TestAll(t *testing.T) {
	t.Parallel()
	var names []string
	for _, format := range render.All() {
		names = append(names, format.Name)
		if found, ok := render.For(format.Name); !ok || found.Name != format.Name {
			t.Errorf("For(%q) = %q, %v", format.Name, found.Name, ok)
		}
		if format.Needs == 0 {
			t.Errorf("format %q writes nothing", format.Name)
		}
	}
	if !slices.IsSorted(names) || len(slices.Compact(names)) != len(render.All()) {
		t.Errorf("names = %q, want them sorted and different", names)
	}
	if format, ok := render.For("docx"); ok {
		t.Errorf("For(docx) = %q, want none", format.Name)
	}
}

func TestFitting(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   view.Part
		want []string // some that fit
		not  []string // some that do not
	}{
		"nothing":  {0, nil, []string{"json", "text", "table"}},
		"findings": {view.Findings, []string{"concise", "text"}, []string{"json", "table"}},
		"tables":   {view.Tables | view.Data, []string{"json", "markdown", "table"}, []string{"concise", "text"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, format := range render.Fitting(tt.in) {
				got = append(got, format.Name)
			}
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("Fitting(%b) = %q, want %q among them", tt.in, got, want)
				}
			}
			for _, not := range tt.not {
				if slices.Contains(got, not) {
					t.Errorf("Fitting(%b) = %q, want it without %q", tt.in, got, not)
				}
			}
		})
	}
}

// TestHarmless checks what no format may print, whatever the catalogue says: control characters, characters that turn the
// reading order, and lines from which a build takes commands.
func TestHarmless(t *testing.T) {
	t.Parallel()
	for _, format := range render.All() {
		for _, style := range []render.Style{{}, {Width: 40}, {Width: 1}, {Colour: true}} {
			t.Run(fmt.Sprintf("%s, %d columns, colour %v", format.Name, style.Width, style.Colour), func(t *testing.T) {
				t.Parallel()
				for _, doc := range []*view.Doc{hostileDoc(), hostileChangesDoc()} {
					out := withoutOwn(format.Name, written(t, format.Name, doc, style))
					if why := harm(out, style.Colour); why != "" {
						t.Error(why)
					}
				}
			})
		}
	}
}

// withoutOwn is an output without the starts of the commands that a format is there to write.
func withoutOwn(format, out string) string {
	starts := map[string]string{
		"github": `(?m)^::(error|warning|notice) `, "azure": `(?m)^##vso\[task\.logissue type=(error|warning);`,
		"teamcity": `(?m)^##teamcity\[inspection(Type)? `,
	}
	if format == "ics" {
		return strings.ReplaceAll(out, "\r", "")
	}
	if format == "tsv" {
		return strings.ReplaceAll(out, "\t", " ")
	}
	if own, ok := starts[format]; ok {
		return regexp.MustCompile(own).ReplaceAllString(out, "")
	}
	return out
}

// harm says what is wrong with an output, by the rules of terminals and builds.
func harm(out string, colour bool) string {
	if colour {
		out = regexp.MustCompile(`\x1b\[[0-9]+m`).ReplaceAllString(out, "")
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) }) {
			return fmt.Sprintf("control or format character in %+q", line)
		}
		bare := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) {
				return -1
			}
			return r
		}, line)
		if strings.HasPrefix(strings.TrimLeftFunc(bare, unicode.IsSpace), "::") || regexp.MustCompile(`##\w*\[`).MatchString(bare) {
			return fmt.Sprintf("command in %+q", line)
		}
	}
	return ""
}

// full is a writer with room for so many bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	n := min(len(p), f.room)
	f.room -= n
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

func TestWriterErrors(t *testing.T) {
	t.Parallel()
	doc := manyFindings(2000)
	doc.Tables = []table.Table{manyRows(2000)}
	for _, format := range render.All() {
		for _, room := range []int{0, 10, 70_000} {
			t.Run(fmt.Sprintf("%s after %d", format.Name, room), func(t *testing.T) {
				t.Parallel()
				var whole bytes.Buffer
				if err := format.Write(&whole, doc, render.Style{}); err != nil {
					t.Fatal(err)
				}
				if room >= whole.Len() {
					return // GitHub takes few annotations, and workbooks are packed
				}
				if err := format.Write(&full{room}, doc, render.Style{}); !errors.Is(err, errFull) {
					t.Errorf("Write() = %v, want %v", err, errFull)
				}
			})
		}
	}
}

// TestStopsEarly checks that a closed pipe ends the work.
func TestStopsEarly(t *testing.T) {
	t.Parallel()
	for _, format := range render.Fitting(view.Findings) {
		t.Run(format.Name, func(t *testing.T) {
			t.Parallel()
			asked := 0
			doc := manyFindings(20_000)
			doc.Line = func(string, int) (string, bool) { asked++; return "owner: d-lee", true }
			if err := format.Write(&full{0}, doc, render.Style{}); !errors.Is(err, errFull) || asked > 2000 {
				t.Errorf("Write() = %v after %d findings, want it to stop at once", err, asked)
			}
		})
	}
}

// manyFindings are findings of all kinds, five in a file.
func manyFindings(n int) *view.Doc {
	findings := make([]finding.Finding, n)
	for i := range findings {
		f := findingsDoc().Findings[1]
		f.File = fmt.Sprintf("services/s-%d.yaml", i/5)
		f.Service = fmt.Sprintf("s-%d", i/5)
		f.Fingerprint = fmt.Sprintf("%024x", i)
		f.Severity = finding.Error - finding.Severity(i%3)
		f.Code = fmt.Sprintf("OWN%03d", i%5)
		f.Fixable = false
		findings[i] = f
	}
	file := findingsFile(20)
	return view.FromFindings(&view.Lint{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Counts: view.LintSummary{Files: n, Errors: n}, Findings: findings,
		Lookup: view.Lookup{
			Line:  source(map[int]string{3: "owner: d-lee   # since May"}),
			Text:  func(string) ([]byte, bool) { return file, true },
			Owner: func(string) string { return "Dan Lee" },
			Rule:  findingsDoc().Rule,
		},
	})
}

// findingsFile is a file of so many lines.
func findingsFile(lines int) []byte {
	var b bytes.Buffer
	for i := range lines {
		fmt.Fprintf(&b, "owner-%d: d-lee   # since May\n", i)
	}
	return b.Bytes()
}

func manyRows(n int) table.Table {
	many := table.Table{Title: "Many", Columns: []table.Column{{Title: "Service"}, {Title: "Question"}, {Title: "Load", Kind: table.Numbers}}}
	for i := range n {
		many.Add(table.Text(fmt.Sprintf("service-%d", i)), table.Text("who would cover when the owner leaves?"), table.Int(i))
	}
	return many
}
