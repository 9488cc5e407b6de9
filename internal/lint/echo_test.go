package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// form is a rule that reports every fault of form.
func form() *lint.Rule {
	return &lint.Rule{
		Code: "SCH001", Name: "form", Profile: lint.Core, Levels: lint.All(finding.Error), Archived: true,
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				p.ReportFault(f, &f.Faults[i])
			}
		},
	}
}

// TestEchoes checks that nothing is said about a value whose form is wrong but that its form is wrong.
func TestEchoes(t *testing.T) {
	t.Parallel()
	register := func(value string) string {
		return with("pay-fine", "risk_register: {ref: RR-0100, reviewed: 2026-05-01}", "risk_register: "+value)
	}
	tests := map[string]struct {
		in      string
		paths   []string // of findings of other rules
		want    []string // those that are left
		noFault bool
	}{
		"value": {
			in:    register("{ref: RR-0100, reviewed: 2026-02-30}"),
			paths: []string{"risk_register.reviewed"},
		},
		"what holds it":     {in: register("{ref: RR-0100, reviewed: 2026-02-30}"), paths: []string{"risk_register"}},
		"what is beside it": {in: register("{ref: RR-0100, reviewed: 2026-02-30}"), paths: []string{"risk_register.ref", "risk"}, want: []string{"risk_register.ref", "risk"}},
		"the whole file":    {in: register("{ref: RR-0100, reviewed: 2026-02-30}"), paths: []string{""}, want: []string{""}},
		"another field":     {in: register("{ref: RR-0100, reviewed: 2026-02-30}"), paths: []string{"reviewed", "owner"}, want: []string{"reviewed", "owner"}},
		"what it would hold": {
			in:    register("RR-0100"),
			paths: []string{"risk_register.ref", "risk_register", "risk_registers.ref"}, want: []string{"risk_registers.ref"},
		},
		"item of a list": {
			in:    with("pay-fine", "kind: user", "kind: nobody"),
			paths: []string{"stakeholders[testers].kind", "stakeholders[testers]", "stakeholders[testers].name", "stakeholders[others]", "stakeholders"},
			want:  []string{"stakeholders[testers].name", "stakeholders[others]"},
		},
		"absent field":      {in: with("pay-fine", "name: Try pay-fine\n", ""), paths: []string{"name"}},
		"unknown key":       {in: entry("pay-fine", "tema: {fte: 3}"), paths: []string{"tema", "team"}, want: []string{"tema", "team"}},
		"key written twice": {in: entry("pay-fine", "owner: b-jones"), paths: []string{"owner"}, want: []string{"owner"}},
		"text that other readers take for something else": {
			in: with("pay-fine", "name: Try pay-fine", "name: on"), paths: []string{"name"}, want: []string{"name"},
		},
		"list of contacts, which has a rule of its own": {
			in: with("pay-fine", "contact: {email: pay-fine@example.gov.uk}", "contact: [{email: a@example.gov.uk}]"), paths: []string{"contact"}, want: []string{"contact"},
		},
		"contact that is a number": {in: with("pay-fine", "contact: {email: pay-fine@example.gov.uk}", "contact: 7"), paths: []string{"contact"}},
		"nothing wrong":            {in: entry("pay-fine"), paths: []string{"risk_register", "name"}, want: []string{"risk_register", "name"}, noFault: true},
	}
	for name, tt := range tests {
		for how, rule := range reporting(tt.paths) {
			t.Run(name+" "+how, func(t *testing.T) {
				t.Parallel()
				var left []string
				faults := 0
				for _, f := range must(t, files(map[string]string{"pay-fine": tt.in}), lint.Options{Rules: []*lint.Rule{form(), rule}}) {
					if f.Code == "SCH001" {
						faults++
					} else {
						left = append(left, f.Path)
					}
				}
				slices.Sort(left)
				want := slices.Sorted(slices.Values(tt.want))
				if !slices.Equal(left, want) {
					t.Errorf("left are %q, want %q", left, want)
				}
				if (faults == 0) != tt.noFault {
					t.Errorf("%d faults of form", faults)
				}
			})
		}
	}
}

// reporting is a rule that reports these paths in every way in which a rule over services can.
func reporting(paths []string) map[string]*lint.Rule {
	bare := lint.Rule{Code: "OWN001", Name: "owner-missing", Profile: lint.Core, Levels: lint.All(finding.Error)}
	report := func(p *lint.Pass, s *catalogue.Service) {
		for _, path := range paths {
			p.Report(s, path, "oh")
		}
	}
	one, across, waivers := bare, bare, bare
	one.Service = report
	across.Catalogue = func(p *lint.Pass) {
		for _, s := range p.Services() {
			report(p, s)
		}
	}
	waivers.Waivers = func(p *lint.Pass, _ []*lint.Waiver) { across.Catalogue(p) }
	return map[string]*lint.Rule{"over one service": &one, "across services": &across, "over waivers": &waivers}
}

// TestEchoesInSharedFiles checks the same for the files that are not services.
func TestEchoesInSharedFiles(t *testing.T) {
	t.Parallel()
	rule := &lint.Rule{
		Code: "PPL001", Name: "people", Profile: lint.Core, Levels: lint.All(finding.Error),
		Service: func(*lint.Pass, *catalogue.Service) {},
		Shared: func(p *lint.Pass) {
			file := p.Catalogue.SharedFile(catalogue.PeopleFile)
			for _, path := range []string{"people.a-khan.left", "people.a-khan", "people.a-khan.email", "people.b-jones.left"} {
				p.Report(file, path, "oh")
			}
		},
	}
	text := strings.Replace(people, "grade: G6", "grade: G6, left: 2025-02-30", 1)
	got := about(must(t, files(map[string]string{"people.yaml": text}), lint.Options{Rules: []*lint.Rule{form(), rule}}))
	want := []string{
		"people.yaml:3:37: error PPL001 people.a-khan.email: oh",
		"people.yaml:3:95: error SCH001 people.a-khan.left: `2025-02-30` is not a valid date; write it like 2026-06-15",
		"people.yaml:4:12: error PPL001 people.b-jones.left: oh",
	}
	if !slices.Equal(got, want) {
		t.Errorf("findings are\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMalformed checks that rules of both kinds know where the form of a service is wrong.
func TestMalformed(t *testing.T) {
	t.Parallel()
	var asked []string
	ask := func(how string) func(*lint.Pass, *catalogue.Service) {
		return func(p *lint.Pass, s *catalogue.Service) {
			for _, path := range []string{"slas", "slas[sla-ea]", "slas[sla-ea].valid.to", "olas", "contact", "deputys"} {
				if p.Malformed(s, path) {
					asked = append(asked, fmt.Sprintf("%s %s %s", s.File.ServiceID, how, path))
				}
			}
		}
	}
	rule := &lint.Rule{
		Code: "OWN001", Name: "owner-missing", Profile: lint.Core, Levels: lint.All(finding.Error), Service: ask("alone"),
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				ask("across")(p, s)
			}
		},
	}
	sla := "slas: [{id: sla-ea, valid: {from: 2026-01-01, to: 2025-01-01}}]"
	list := with("pay-rent", "contact: {email: pay-rent@example.gov.uk}", "contact: [{email: pay-rent@example.gov.uk}]") + "deputys: []\n"
	must(t, files(map[string]string{"pay-fine": entry("pay-fine", sla), "pay-rent": list}), lint.Options{Rules: []*lint.Rule{rule}, Workers: 1})
	want := []string{
		"pay-fine alone slas", "pay-fine alone slas[sla-ea]", "pay-fine alone slas[sla-ea].valid.to",
		"pay-fine across slas", "pay-fine across slas[sla-ea]", "pay-fine across slas[sla-ea].valid.to",
	}
	if !slices.Equal(asked, want) {
		t.Errorf("malformed are\n%q, want\n%q", asked, want)
	}
}

// TestArchived checks that after the end of its retirement only what is meant for archived services looks at one.
func TestArchived(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		phase, ends string
		archived    bool
	}{
		"ended yesterday":    {"retirement", "2026-06-14", true},
		"ends today":         {"retirement", "2026-06-15", false},
		"ends tomorrow":      {"retirement", "2026-06-16", false},
		"ends some day":      {"retirement", "", false},
		"live with an end":   {"live", "2026-06-14", false},
		"ended long ago":     {"retirement", "1999-12-31", true},
		"end that is no day": {"retirement", "2026-02-30", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := with("pay-fine", "phase: discovery", "phase: "+tt.phase) + "tema: {}\nretirement: {ends: " + tt.ends + "}\n"
			always := everywhere("OWN002", "owner")
			always.Archived = true
			across := reporting([]string{"owner"})["across services"]
			across.Code, across.Name = "OWN003", "across"
			form, strict := form(), form()
			strict.Code, strict.Name, strict.Archived = "SCH002", "strict", false
			seen := map[string]bool{}
			for _, f := range must(t, files(map[string]string{"pay-fine": text}), lint.Options{
				Rules: []*lint.Rule{everywhere("OWN001", "owner"), always, across, form, strict},
			}) {
				seen[f.Code] = true
			}
			for code, want := range map[string]bool{
				"OWN001": !tt.archived, "OWN002": true, "OWN003": !tt.archived, "SCH001": true, "SCH002": !tt.archived,
			} {
				if seen[code] != want {
					t.Errorf("%s reports: %v, want %v", code, seen[code], want)
				}
			}
		})
	}
}
