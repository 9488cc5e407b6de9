package finding_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
)

// some are n findings of a file, one on each line from the first, by turns with these severities; finding.None stands for
// an error that is waived.
func some(file string, n int, severities ...finding.Severity) []finding.Finding {
	var out []finding.Finding
	for i := range n {
		f := finding.Finding{
			Code: "OWN008", Rule: "deputy-missing", Severity: severities[i%len(severities)], Service: strings.TrimSuffix(file, ".yaml"),
			File: file, Path: fmt.Sprintf("x%d", i), Message: "oh", Span: pos.Span{Line: i + 1, Col: 1, EndLine: i + 1, EndCol: 2},
		}
		if f.Severity == finding.None {
			f.Severity, f.Waiver = finding.Error, &finding.Waiver{Reason: "Until autumn"}
		}
		out = append(out, f)
	}
	finding.Fingerprints(out)
	return out
}

// of writes which findings of which file are listed: the first and last line of each, and how a file is closed.
func of(list []finding.Finding) string {
	var out []string
	for i, f := range list {
		switch {
		case f.Path == "":
			out = append(out, fmt.Sprintf("%s closed: %s %s: %s", f.File, f.Severity, f.Code, f.Message))
		case i == 0 || list[i-1].File != f.File || list[i-1].Span.Line != f.Span.Line-1:
			out = append(out, fmt.Sprintf("%s from %d", f.File, f.Span.Line))
		}
		if f.Path != "" && (i+1 == len(list) || list[i+1].File != f.File || list[i+1].Span.Line != f.Span.Line+1) {
			out[len(out)-1] += fmt.Sprintf(" to %d", f.Span.Line)
		}
	}
	return strings.Join(out, "; ")
}

func TestListed(t *testing.T) {
	t.Parallel()
	const e, w, info, waived = finding.Error, finding.Warning, finding.Info, finding.None
	tests := map[string]struct {
		in   []finding.Finding
		want string
	}{
		"nothing":      {nil, ""},
		"few":          {some("a.yaml", 3, e), "a.yaml from 1 to 3"},
		"at the limit": {some("a.yaml", 200, e), "a.yaml from 1 to 200"},
		"one more":     {some("a.yaml", 201, e), "a.yaml from 1 to 200; a.yaml closed: error OWN008: 1 more finding in this file is not listed (1 error)"},
		"many more":    {some("a.yaml", 16_000, w), "a.yaml from 1 to 200; a.yaml closed: warning OWN008: 15800 more findings in this file are not listed (15800 warnings)"},
		"the gravest, wherever they stand": {
			slices.Concat(some("a.yaml", 200, info), some("a.yaml", 210, e)[200:]),
			"a.yaml from 1 to 190; a.yaml from 201 to 210; a.yaml closed: info OWN008: 10 more findings in this file are not listed (10 infos)",
		},
		"what is waived matters least": {
			slices.Concat(some("a.yaml", 100, waived), some("a.yaml", 290, info)[100:]),
			"a.yaml from 1 to 10; a.yaml from 101 to 290; a.yaml closed: error OWN008: 90 more findings in this file are not listed (90 waived)",
		},
		"others stay whole": {
			slices.Concat(some("a.yaml", 2, e), some("b.yaml", 202, w), some("c.yaml", 200, e), some("d.yaml", 201, info), some("e.yaml", 1, e)),
			"a.yaml from 1 to 2; b.yaml from 1 to 200; b.yaml closed: warning OWN008: 2 more findings in this file are not listed (2 warnings); " +
				"c.yaml from 1 to 200; d.yaml from 1 to 200; d.yaml closed: info OWN008: 1 more finding in this file is not listed (1 info); e.yaml from 1 to 1",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := slices.Clone(tt.in)
			got := finding.Listed(tt.in)
			if of(got) != tt.want {
				t.Errorf("listed are\n%s, want\n%s", of(got), tt.want)
			}
			if !slices.EqualFunc(tt.in, before, func(a, b finding.Finding) bool { return a.Fingerprint == b.Fingerprint && a.Path == b.Path }) {
				t.Error("the list itself has changed")
			}
		})
	}
}

// TestListedCounts checks the words of an entry that closes a file, and that it is a whole finding.
func TestListedCounts(t *testing.T) {
	t.Parallel()
	list := slices.Concat(some("a.yaml", 1200, finding.Error, finding.Warning, finding.Info, finding.None), some("b.yaml", 300, finding.Info))
	got := finding.Listed(list)
	closing := got[finding.MaxListed]
	const want = "1000 more findings in this file are not listed (100 errors, 300 warnings, 300 infos, 300 waived)"
	if closing.Message != want || closing.Help == "" || closing.Severity != finding.Error || closing.Waiver != nil || closing.Service != "a" || closing.Rule != "deputy-missing" {
		t.Errorf("closed with %+v, want %s", closing, want)
	}
	seen := map[string]bool{}
	for _, f := range got {
		if len(f.Fingerprint) != 24 || seen[f.Fingerprint] {
			t.Errorf("fingerprint %q of %+v", f.Fingerprint, f)
		}
		seen[f.Fingerprint] = true
	}
	if again := finding.Listed(list)[finding.MaxListed]; again.Fingerprint != closing.Fingerprint {
		t.Errorf("fingerprint %s and then %s", closing.Fingerprint, again.Fingerprint)
	}
}

// TestListedWaived checks that an entry that stands for nothing but waived findings is waived.
func TestListedWaived(t *testing.T) {
	t.Parallel()
	got := finding.Listed(some("a.yaml", 202, finding.None))
	if closing := got[len(got)-1]; closing.Waiver == nil || closing.Message != "2 more findings in this file are not listed (2 waived)" {
		t.Errorf("closed with %+v", closing)
	}
}

func BenchmarkListed(b *testing.B) {
	var list []finding.Finding
	for i := range 1000 {
		list = append(list, some(fmt.Sprintf("%04d.yaml", i), 20, finding.Error, finding.Warning)...)
	}
	b.ReportAllocs()
	for b.Loop() {
		finding.Listed(list)
	}
}
