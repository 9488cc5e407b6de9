package lint_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/pos"
)

// one runs a rule with this check over one service and gives what it reports.
func one(t *testing.T, text string, check func(*lint.Pass, *catalogue.Service)) []finding.Finding {
	t.Helper()
	rule := &lint.Rule{
		Code: "OWN001", Name: "owner-missing", Profile: lint.Core, Levels: lint.All(finding.Warning).From("live", finding.Error), Service: check,
	}
	return must(t, files(map[string]string{"pay-fine": text}), lint.Options{Rules: []*lint.Rule{rule}})
}

func TestReport(t *testing.T) {
	t.Parallel()
	span := pos.Span{Line: 3, Col: 9, EndLine: 3, EndCol: 12}
	tests := map[string]struct {
		in   func(*lint.Pass, *catalogue.Service)
		want string
	}{
		"value":              {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh") }, "services/pay-fine.yaml:8:8: warning OWN001 owner: oh"},
		"key":                {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh").OnKey() }, "services/pay-fine.yaml:8:1: warning OWN001 owner: oh"},
		"absent":             {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "vision", "oh") }, "services/pay-fine.yaml:1:1: warning OWN001 vision: oh"},
		"absent within":      {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "scope.more", "oh") }, "services/pay-fine.yaml:12:8: warning OWN001 scope.more: oh"},
		"item":               {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "stakeholders[testers].kind", "oh") }, "services/pay-fine.yaml:13:51: warning OWN001 stakeholders[testers].kind: oh"},
		"place that is said": {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh").At(span) }, "services/pay-fine.yaml:3:9: warning OWN001 owner: oh"},
		"another severity":   {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh").As(finding.Info) }, "services/pay-fine.yaml:8:8: info OWN001 owner: oh"},
		"not worth a word":   {func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh").As(finding.None) }, ""},
		"a file of the root": {func(p *lint.Pass, _ *catalogue.Service) {
			p.Report(p.Catalogue.SharedFile("people.yaml"), "people.b-jones", "oh")
		}, "people.yaml:4:12: error OWN001 people.b-jones: oh"},
		"a file that is absent": {
			func(p *lint.Pass, _ *catalogue.Service) { p.Report(&catalogue.File{Name: "svc.yaml"}, "rules", "oh") }, "svc.yaml:1:1: error OWN001 rules: oh",
		},
		"values of all kinds": {
			func(p *lint.Pass, s *catalogue.Service) {
				p.Report(s, "owner", "%s has %d of %q (%v)", s.ID, 2, "x", lint.Text("y"))
			},
			`services/pay-fine.yaml:8:8: warning OWN001 owner: pay-fine has 2 of "x" (y)`,
		},
		"long value": {
			func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "%s!", strings.Repeat("é", 81)) },
			"services/pay-fine.yaml:8:8: warning OWN001 owner: " + strings.Repeat("é", 79) + "…!",
		},
		"value that is just short enough": {
			func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "%s!", strings.Repeat("é", 80)) },
			"services/pay-fine.yaml:8:8: warning OWN001 owner: " + strings.Repeat("é", 80) + "!",
		},
		"text of a rule is no value": {
			func(p *lint.Pass, s *catalogue.Service) {
				p.Report(s, "owner", "%s", lint.Text(strings.Repeat("a", 500)))
			},
			"services/pay-fine.yaml:8:8: warning OWN001 owner: " + strings.Repeat("a", 500),
		},
		"long message": {
			func(p *lint.Pass, s *catalogue.Service) {
				p.Report(s, "owner", "%s", lint.Text(strings.Repeat("a", 501)))
			},
			"services/pay-fine.yaml:8:8: warning OWN001 owner: " + strings.Repeat("a", 499) + "…",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(about(one(t, entry("pay-fine"), tt.in)), "\n"); got != tt.want {
				t.Errorf("reported is %s, want %s", got, tt.want)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ value, want string }{
		"short": {"b-jones", "write `b-jones`"},
		"long":  {strings.Repeat("x", 100), "write `" + strings.Repeat("x", 79) + "…`"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := one(t, entry("pay-fine"), func(p *lint.Pass, s *catalogue.Service) {
				p.Report(s, "owner", "oh").Help("write `%s`", tt.value).Fixable()
			})
			if len(found) != 1 || found[0].Help != tt.want || !found[0].Fixable {
				t.Errorf("reported is %+v, want help %q", found, tt.want)
			}
		})
	}
}

// TestAbout checks that what a finding is about tells its fingerprint from others at the same place.
func TestAbout(t *testing.T) {
	t.Parallel()
	prints := func(abouts ...string) []string {
		var out []string
		for _, f := range one(t, entry("pay-fine"), func(p *lint.Pass, s *catalogue.Service) {
			for _, a := range abouts {
				p.Report(s, "owner", "%s", a).About(a)
			}
		}) {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	ab, b := prints("a", "b"), prints("b")
	if len(ab) != 2 || ab[0] == ab[1] || ab[1] != b[0] {
		t.Errorf("fingerprints are %q, and without the first %q", ab, b)
	}
}

func TestCutAndList(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "", "abc": "abc", "abcd": "abcd", "abcde": "abc…", "äöüß": "äöüß", "äöüßx": "äöü…"} {
		if got := lint.Cut(in, 4); got != want {
			t.Errorf("Cut(%q, 4) = %q, want %q", in, got, want)
		}
	}
	for want, in := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := lint.List(in); got != want {
			t.Errorf("List(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestPeople checks what rules learn about people.
func TestPeople(t *testing.T) {
	t.Parallel()
	text := people + "  d-lee: {name: Dan Lee, left: 2026-06-14}\n  e-roy: {name: Esha Roy, leaves: 2026-06-15}\n  f-wu: {leaves: 2026-06-14}\n"
	var got []string
	rule := everywhere("OWN001", "owner")
	rule.Service = func(p *lint.Pass, s *catalogue.Service) {
		for _, id := range []string{"a-khan", "d-lee", "e-roy", "f-wu", "nobody"} {
			state := "gone"
			if p.Active(id) {
				state = "here"
			}
			got = append(got, p.PersonName(id)+" "+state)
		}
		got = append(got, p.OwnerName(s))
	}
	must(t, files(map[string]string{"people.yaml": text, "pay-fine": entry("pay-fine")}), lint.Options{Rules: []*lint.Rule{rule}})
	must(t, files(map[string]string{"people.yaml": text, "pay-fine": with("pay-fine", "owner: a-khan", "owner:")}), lint.Options{Rules: []*lint.Rule{rule}})
	want := []string{"Aisha Khan here", "Dan Lee gone", "Esha Roy here", `"f-wu" gone`, `"nobody" gone`}
	want = slices.Concat(want, []string{"Aisha Khan"}, want, []string{"the owner"})
	if !slices.Equal(got, want) {
		t.Errorf("people are %q, want %q", got, want)
	}
}

// TestStopped checks that a run that is called off ends with the reason.
func TestStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	c, err := catalogue.Open(files(map[string]string{"pay-fine": entry("pay-fine")}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lint.Run(ctx, c, lint.Options{Rules: some(), AsOf: day()}); !errors.Is(err, context.Canceled) {
		t.Errorf("Run gives %v, want context.Canceled", err)
	}
}

// TestResult checks what a run says besides findings, and that no services are no trouble.
func TestResult(t *testing.T) {
	t.Parallel()
	result, err := try(t, files(map[string]string{"b-b": entry("b-b"), "a-a": entry("a-a"), "broken": "id: [\n"}), lint.Options{Rules: some()})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range result.Files {
		got = append(got, f.Name)
	}
	for _, s := range result.Services {
		got = append(got, s.ID)
	}
	if want := "people.yaml services/a-a.yaml services/b-b.yaml services/broken.yaml a-a b-b"; strings.Join(got, " ") != want {
		t.Errorf("files and services are %q, want %s", got, want)
	}
	if result, err = try(t, files(nil), lint.Options{Rules: some()}); err != nil || len(result.Findings) > 0 || len(result.Services) > 0 {
		t.Errorf("without services Run gives %+v, %v", result, err)
	}
}
