package diff_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// FuzzJudge judges the way from any text of a service or shared file to any other one, and back: no kind of change stumbles
// over it, and each says something.
func FuzzJudge(f *testing.F) {
	f.Add("services/a.yaml", "id: a\nowner: b\nphase: live\nslas: [{id: s, rto_minutes: 5, service_hours: x}]\n", "services/b/a.yaml", "id: a\nowner: [c]\nphase: beta\nslas: [{rto_minutes: 6}]\n")
	f.Add("services/a.yaml", "id: a\nname: A\nolas: [{underpins: [s]}]\nrisks: [{id: r, residual: {likelihood: 9, impact: 0}}]\n", "services/a.yaml", "id: b\nname: a\nolas: x\nrisks: [{id: r, status: closed}]\n")
	f.Add("services/a.yaml", "dependencies: [{service: a, criticality: critical}]\nteam: {members: {sro: x}}\nescalation: {levels: [{level: 1}]}\n", "services/A.yaml", "dependencies: [{}]\nteam: {}\nescalation: {levels: [{}]}\nx-a: {\"\": [1]}\n")
	f.Add("people.yaml", "people: {a: {name: A, left: 2020-01-01}, b: x}\n", "people.yaml", "people: {a: {}, c: {leaves: 2030-01-01}}\n")
	f.Add("roles.yaml", "roles: {a: {}}\nactivities: {x: {accountable: a}}\nincompatible: [{roles: [a]}]\n", "roles.yaml", "activities: {\"\": {accountable: [a, b]}}\n")
	f.Add("risk-scale.yaml", "bands: [{name: low, from: 1}]\nappetite: {default: 9}\n", "risk-scale.yaml", "bands: [{}]\nappetite: {x: 99}\n")
	f.Add("svc.yaml", "schema: svc-settings/v1\nrules: {OWN001: none}\n", "svc.yaml", "schema: svc-settings/v1\nlimits: {owner_load: 1.5}\nschedules: {a: {days: all, from: \"00:00\", to: \"24:00\", timezone: UTC}}\n")
	all := rules.All()
	f.Fuzz(func(t *testing.T, nameBefore, before, nameAfter, after string) {
		old, now := side(t, nameBefore, before), side(t, nameAfter, after)
		if old == nil || now == nil {
			return // settings that cannot be used, or no name of a file
		}
		for _, pair := range [][2]*catalogue.Catalogue{{old, now}, {now, old}} {
			set, err := change.Compare(pair[0], pair[1])
			if err != nil {
				t.Fatal(err)
			}
			verdicts, err := lint.Judge(t.Context(), set, lint.JudgeOptions{Rules: all, AsOf: ruletest.Day()})
			if err != nil || len(verdicts) < len(set.Changes) {
				t.Fatalf("%d changes, %d verdicts: %v", len(set.Changes), len(verdicts), err)
			}
			for _, v := range verdicts {
				if v.Class == 0 || strings.TrimSpace(v.Message) == "" || strings.Contains(v.Message, "%!") {
					t.Errorf("%s of %s: %q, %s", v.Code, v.Path, v.Message, v.Class)
				}
			}
		}
	})
}

// side is a catalogue of a few good files and one of any kind; nil when that is impossible.
func side(t *testing.T, name, text string) *catalogue.Catalogue {
	t.Helper()
	files := fstest.MapFS{
		"people.yaml":       {Data: []byte("people: {a: {name: A}, b: {name: B, left: 2026-06-14}}\n")},
		"services/one.yaml": {Data: []byte("id: one\nname: One\nphase: live\nowner: a\ndependencies: [{service: a, criticality: critical}]\nslas: [{id: s, availability_percent: 99.9}]\n")},
	}
	if strings.HasPrefix(name, "services/one.yaml/") || !strings.HasSuffix(name, ".yaml") || len(name) > 100 {
		return nil
	}
	files[name] = &fstest.MapFile{Data: []byte(text)}
	c, err := catalogue.Open(files)
	if err != nil || c.Load(t.Context(), 1, nil) != nil {
		return nil
	}
	return c
}
