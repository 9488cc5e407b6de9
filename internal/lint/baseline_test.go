package lint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

func always(string) bool { return true }

// written is a baseline as its file has it.
func written(t *testing.T, b *lint.Baseline) string {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBaseline(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		accepted, now []string
		off           bool
		open, stale   string
		left          int // what the baseline accepts after it has shrunk
	}{
		"nothing":               {nil, nil, false, "", "", 0},
		"all accepted":          {[]string{"a:error", "b:info"}, []string{"a:error", "b:info"}, false, "", "", 2},
		"a new one":             {[]string{"a:error"}, []string{"a:error", "b:info"}, false, "b", "", 1},
		"one more of a kind":    {[]string{"a:error"}, []string{"a:error", "a:error"}, false, "a", "", 1},
		"one fewer of a kind":   {[]string{"a:error", "a:error", "a:error"}, []string{"a:error"}, false, "", "a2", 1},
		"mended":                {[]string{"a:error"}, nil, false, "", "a1", 0},
		"of a rule that is off": {[]string{"a:error"}, nil, true, "", "", 1},
		"graver than accepted":  {[]string{"a:warning"}, []string{"a:error"}, false, "a", "a1", 1},
		"milder than accepted":  {[]string{"a:error"}, []string{"a:warning"}, false, "", "", 1},
		"waived then":           {[]string{"a:error!"}, []string{"a:error"}, false, "a", "", 0},
		"waived now":            {[]string{"a:error"}, []string{"a:error!"}, false, "a", "a1", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			on := func(string) bool { return !tt.off }
			b := lint.NewBaseline(before(tt.accepted...))
			now := before(tt.now...)
			found, unused := b.Without(now, on)
			var open, stale []string
			for _, f := range found {
				open = append(open, f.Service)
			}
			for _, entry := range unused {
				stale = append(stale, fmt.Sprintf("%s%d", entry.Subject, entry.Count))
			}
			if strings.Join(open, " ") != tt.open || strings.Join(stale, " ") != tt.stale {
				t.Errorf("open are %q and stale %q, want %q and %q", open, stale, tt.open, tt.stale)
			}
			shrunk := b.Shrunk(now, on)
			if shrunk.Size() != tt.left {
				t.Errorf("shrinks to %d, want %d", shrunk.Size(), tt.left)
			}
			if again := shrunk.Shrunk(now, on); !again.Equal(shrunk) {
				t.Error("shrinks again")
			}
			read, err := lint.ReadBaseline([]byte(written(t, b)))
			if err != nil || !read.Equal(b) {
				t.Errorf("%v, %v: not what was written", read, err)
			}
		})
	}
}

// TestBaselineFollowing checks that what was accepted of a service goes on when it is renamed, and nothing besides.
func TestBaselineFollowing(t *testing.T) {
	t.Parallel()
	renamed := map[string]string{"new": "a"}
	tests := map[string]struct {
		accepted, now []string
		open, stale   string
	}{
		"renamed":                        {[]string{"a:error"}, []string{"new:error"}, "", ""},
		"with one more":                  {[]string{"a:error"}, []string{"new:error", "new:error"}, "new", ""},
		"with one fewer":                 {[]string{"a:error", "a:error"}, []string{"new:error"}, "", "new1"},
		"graver":                         {[]string{"a:warning"}, []string{"new:error"}, "new", "new1"},
		"mended":                         {[]string{"a:error"}, nil, "", "a1"},
		"another one":                    {[]string{"a:error"}, []string{"b:error"}, "b", "a1"},
		"accepted under both":            {[]string{"a:error", "new:error"}, []string{"new:error"}, "", "a1"},
		"still found under the old name": {[]string{"a:error"}, []string{"a:error", "new:error"}, "new", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			was, now := lint.NewBaseline(before(tt.accepted...)), before(tt.now...)
			is := was.Following(now, renamed)
			if is.Size() != was.Size() {
				t.Errorf("accepts %d, accepted %d", is.Size(), was.Size())
			}
			found, unused := is.Without(now, always)
			var open, stale []string
			for _, f := range found {
				open = append(open, f.Service)
			}
			for _, entry := range unused {
				stale = append(stale, fmt.Sprintf("%s%d", entry.Subject, entry.Count))
			}
			if strings.Join(open, " ") != tt.open || strings.Join(stale, " ") != tt.stale {
				t.Errorf("open are %q and stale %q, want %q and %q", open, stale, tt.open, tt.stale)
			}
		})
	}
	if none := (*lint.Baseline)(nil).Following(before("a:error"), renamed); none != nil {
		t.Errorf("no baseline becomes %v", none)
	}
}

// TestBaselineMilder checks that the severity of an entry only falls.
func TestBaselineMilder(t *testing.T) {
	t.Parallel()
	b := lint.NewBaseline(before("a:error")).Shrunk(before("a:warning"), always)
	if open, _ := b.Without(before("a:error"), always); len(open) != 1 {
		t.Error("accepts an error where only a warning was left")
	}
}

// TestBaselineFile checks that the file is JSON, ordered, and has one line for each entry, the last of which is not theirs.
func TestBaselineFile(t *testing.T) {
	t.Parallel()
	var list []finding.Finding
	for i := range 50 {
		list = append(list, before(fmt.Sprintf("service-%d:error", i), "twice:info", "twice:info")...)
	}
	text := written(t, lint.NewBaseline(list))
	if !json.Valid([]byte(text)) {
		t.Fatalf("not JSON:\n%s", text)
	}
	var entries []string
	for line := range strings.Lines(text) {
		if strings.Contains(line, `"code"`) {
			entries = append(entries, line)
		}
	}
	if len(entries) != 51 || !slices.IsSorted(entries) || !strings.HasSuffix(text, "\n  \"version\": 1\n}\n") {
		t.Errorf("%d entries:\n%s", len(entries), text)
	}
	for _, line := range entries {
		if !strings.HasSuffix(line, ",\n") {
			t.Errorf("%s: a line that another one changes", line)
		}
	}
	empty := written(t, lint.NewBaseline(nil))
	if strings.Count(text, "\n")-len(entries) != strings.Count(empty, "\n") {
		t.Error("the lines between entries depend on them")
	}
}

func TestReadBaseline(t *testing.T) {
	t.Parallel()
	const entry = `"0a": {"code": "OWN008", "count": 1, "severity": "error", "subject": "a"}`
	tests := map[string]struct{ in, want string }{
		"empty":            {"", "line 1: not the JSON object"},
		"a list":           {"[]", "not the JSON object"},
		"null":             {"null", "not the JSON object"},
		"cut off":          {"{\n" + entry, "line 2: the file breaks off here"},
		"no version":       {"{" + entry + "}", `is none, want "version": 1`},
		"another version":  {`{"version": 2}`, `is 2, want "version": 1`},
		"version in words": {`{"version": "1"}`, `is "1", want "version": 1`},
		"twice":            {"{\n" + entry + ",\n" + entry + `, "version": 1}`, `line 3: "0a" stands there twice; keep the line with the lower count`},
		"count of nothing": {`{"0a": {"code": "A", "count": 0, "severity": "error", "subject": "a"}, "version": 1}`, "a whole number of 1 or more"},
		"count too large":  {`{"0a": {"code": "A", "count": 99999999999999999999}, "version": 1}`, "`count` is 99999999999999999999; an entry has"},
		"count beyond all": {`{"0a": {"code": "A", "count": 2000000000, "severity": "error", "subject": "a"}, "version": 1}`, "as count a whole number"},
		"count of a half":  {`{"0a": {"code": "A", "count": 1.5}, "version": 1}`, "`count` is 1.5; an entry has"},
		"count in words":   {`{"0a": {"code": "A", "count": "one"}, "version": 1}`, "`count` is string; an entry has"},
		"code of a number": {`{"0a": {"code": 7}, "version": 1}`, "number where none belongs; an entry has"},
		"a list of lists":  {`{"0a": [], "version": 1}`, "array where none belongs; an entry has"},
		"an entry of null": {`{"0a": null, "version": 1}`, `"0a": an entry has`},
		"unknown severity": {`{"0a": {"code": "A", "count": 1, "severity": "bad", "subject": "a"}, "version": 1}`, `unknown severity "bad"`},
		"unknown field":    {`{"0a": {"cods": "A"}, "version": 1}`, `an entry has no field "cods"; an entry has the texts code`},
		"more":             {`{"version": 1} {}`, "more behind the end"},
		"in conflict":      {"{\n<<<<<<< HEAD\n" + entry + "\n=======\n>>>>>>> b\n\"version\": 1}", "a merge has left its marks"},
	}
	for name, tt := range tests {
		if b, err := lint.ReadBaseline([]byte(tt.in)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, %v, want %q", name, b, err, tt.want)
		}
	}
}

// TestIsIn checks when a baseline need not be written again.
func TestIsIn(t *testing.T) {
	t.Parallel()
	text := written(t, lint.NewBaseline(before("a:error", "b:error", "c:error")))
	lines := strings.SplitAfter(text, "\n")
	slices.Reverse(lines[1 : len(lines)-3])
	for name, tt := range map[string]struct {
		in   string
		want bool
	}{
		"as it was written":    {text, true},
		"with other line ends": {strings.ReplaceAll(text, "\n", "\r\n"), true},
		"with a mark in front": {"\uFEFF" + text, false},
		"in another order":     {strings.Join(lines, ""), false},
	} {
		b, err := lint.ReadBaseline([]byte(tt.in))
		if err != nil || b.Size() != 3 {
			t.Fatalf("%s: %v, %v", name, b, err)
		}
		if got := b.IsIn([]byte(tt.in)); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"0a": {"code": "OWN008", "count": 2, "path": "a[b]", "severity": "error", "subject": "a"}, "version": 1}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := lint.ReadBaseline(text)
		if err != nil {
			return
		}
		again, err := lint.ReadBaseline([]byte(written(t, b)))
		if err != nil || !again.Equal(b) {
			t.Errorf("%q is not read back: %v", text, err)
		}
	})
}
