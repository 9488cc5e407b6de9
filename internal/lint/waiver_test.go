package lint_test

import (
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// TestWaivers checks which findings waivers accept. What is wrong with waivers is the business of WVR001.
func TestWaivers(t *testing.T) {
	t.Parallel()
	const (
		holds  = ", reason: Until autumn, approved_by: c-osei, expires: 2026-12-31}"
		shared = "waivers: [{rule: OWN008, services: [pay-fine, pay-rent]" + holds + "]"
		open   = "pay-fine OWN001, pay-fine OWN008, pay-rent OWN001, pay-rent OWN008"
	)
	fixed := everywhere("OWN001", "owner")
	fixed.Waivable = false
	rules := []*lint.Rule{fixed, everywhere("OWN008", "deputies")}
	tests := map[string]struct {
		settings, own string // lines of svc.yaml and of pay-fine
		in            lint.Selection
		accepted      []string // service, rule and reason of the findings that are accepted
	}{
		"none":                   {},
		"of the service":         {own: "waivers: [{rule: OWN008" + holds + "]", accepted: []string{"pay-fine OWN008 Until autumn"}},
		"by the name of a rule":  {own: "waivers: [{rule: rule-own008" + holds + "]", accepted: []string{"pay-fine OWN008 Until autumn"}},
		"shared":                 {settings: shared, accepted: []string{"pay-fine OWN008 Until autumn", "pay-rent OWN008 Until autumn"}},
		"shared, for nobody":     {settings: "waivers: [{rule: OWN008, services: []" + holds + "]"},
		"shared, unknown":        {settings: "waivers: [{rule: OWN008, services: [pay-tax]" + holds + "]"},
		"rule that is not known": {own: "waivers: [{rule: OWN009" + holds + "]"},
		"group of rules":         {own: "waivers: [{rule: OWN" + holds + "]"},
		"rule that cannot be waived": {
			own: "waivers: [{rule: OWN001" + holds + "]", settings: "waivers: [{rule: OWN001, services: [pay-rent]" + holds + "]",
		},
		"expired": {own: "waivers: [{rule: OWN008, reason: Until spring, approved_by: c-osei, expires: 2026-06-14}]"},
		"on its last day": {
			own:      "waivers: [{rule: OWN008, reason: Until today, approved_by: c-osei, expires: 2026-06-15}]",
			accepted: []string{"pay-fine OWN008 Until today"},
		},
		"too long":         {own: "waivers: [{rule: OWN008, reason: For ever, approved_by: c-osei, expires: 2027-06-16}]"},
		"without a reason": {own: "waivers: [{rule: OWN008, approved_by: c-osei, expires: 2026-12-31}]"},
		"by the owner":     {own: "waivers: [{rule: OWN008, reason: I say so, approved_by: a-khan, expires: 2026-12-31}]"},
		"by nobody known":  {own: "waivers: [{rule: OWN008, reason: Says who, approved_by: d-lee, expires: 2026-12-31}]"},
		"rule is off":      {own: "waivers: [{rule: OWN008" + holds + "]", in: lint.Selection{Ignore: []string{"OWN008"}}},
		"own before shared": {
			own: "waivers: [{rule: OWN008, reason: Our own, approved_by: c-osei, expires: 2026-12-31}]", settings: shared,
			accepted: []string{"pay-fine OWN008 Our own", "pay-rent OWN008 Until autumn"},
		},
		"shared where the own one has ended": {
			own: "waivers: [{rule: OWN008, reason: Our own, approved_by: c-osei, expires: 2026-06-14}]", settings: shared,
			accepted: []string{"pay-fine OWN008 Until autumn", "pay-rent OWN008 Until autumn"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := files(map[string]string{
				"svc.yaml": settings(tt.settings), "pay-fine": entry("pay-fine", tt.own), "pay-rent": entry("pay-rent"),
			})
			var accepted []string
			n := 0
			for _, f := range must(t, fsys, lint.Options{Rules: rules, Selection: tt.in}) {
				n++
				if f.Waiver != nil {
					accepted = append(accepted, f.Service+" "+f.Code+" "+f.Waiver.Reason)
					if f.Waiver.ApprovedBy != "c-osei" || f.Waiver.Expires == "" || f.Severity != finding.Warning {
						t.Errorf("accepted is %+v by %+v", f, f.Waiver)
					}
				}
			}
			if want := map[bool]int{true: 2, false: 4}[tt.in.Ignore != nil]; n != want {
				t.Errorf("%d findings, want %d: a waiver takes none away", n, want)
			}
			if slices.Sort(accepted); !slices.Equal(accepted, tt.accepted) {
				t.Errorf("accepted are %q of %s, want %q", accepted, open, tt.accepted)
			}
		})
	}
}

// TestWaiverOfRenamedFile checks that a shared waiver goes on where the file of a service has another name than its id.
func TestWaiverOfRenamedFile(t *testing.T) {
	t.Parallel()
	waiver := "waivers: [{rule: OWN008, services: [pay-fine], reason: Until autumn, approved_by: c-osei, expires: 2026-12-31}]"
	fsys := files(map[string]string{"svc.yaml": settings(waiver), "pay-a-fine": entry("pay-fine"), "pay-rent": entry("pay-rent")})
	for _, f := range must(t, fsys, lint.Options{Rules: []*lint.Rule{everywhere("OWN008", "deputies")}}) {
		if waived := f.Waiver != nil; waived != (f.Service == "pay-a-fine") {
			t.Errorf("%s is waived: %v", f.Service, waived)
		}
	}
}

// TestWaiversSeen checks what rules about waivers get to see.
func TestWaiversSeen(t *testing.T) {
	t.Parallel()
	const holds = ", reason: Until autumn, approved_by: c-osei, expires: 2026-12-31}"
	var got []string
	seeing := &lint.Rule{
		Code: "WVR001", Name: "waiver-invalid", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivers: func(_ *lint.Pass, waivers []*lint.Waiver) {
			for _, w := range waivers {
				state := "holds"
				if w.Problem != "" {
					state = w.Field + ": " + w.Problem
				} else if w.Silent {
					state = "silent"
				}
				got = append(got, w.At.Place().Name+" "+w.Path+" "+w.Label()+" "+state)
			}
		},
	}
	gone := "retirement: {ends: 2026-06-14, plan: https://docs.example.gov.uk/ret, data: archive}\nwaivers: [{rule: OWN001" + holds + "]"
	fsys := files(map[string]string{
		"svc.yaml":  settings("waivers:", "  - {rule: OWN008, services: [pay-fine, pay-rent]"+holds, "  - {rule: OWN08, services: [pay-fine]"+holds),
		"pay-fine":  entry("pay-fine", "waivers:", "  - {rule: OWN001"+holds, "  - {rule: GOV001"+holds, "  - {rule: OWN002, expires: 2026-12-31}", "  - {rule: OWN099"+holds),
		"pay-rent":  entry("pay-rent", "waivers: [{rule: rule-own001"+holds+"]"),
		"pay-tithe": with("pay-tithe", "phase: discovery", "phase: retirement") + gone,
	})
	off := everywhere("GOV001", "governance")
	off.Profile = lint.Governance
	rules := []*lint.Rule{
		{Code: "OWN001", Name: "rule-own001", Profile: lint.Core, Levels: lint.All(finding.Error), Waivable: true, Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				if s.File.ServiceID == "pay-rent" {
					p.Report(s, "owner", "oh")
				}
			}
		}},
		everywhere("OWN002", "owner"), off, everywhere("OWN008", "deputies"), seeing,
	}
	must(t, fsys, lint.Options{Rules: rules})
	want := []string{
		"services/pay-fine.yaml waivers[OWN001] OWN001 silent",
		"services/pay-fine.yaml waivers[GOV001] GOV001 holds", // its rule is off, so nobody knows
		"services/pay-fine.yaml waivers[OWN002] OWN002 reason: has no reason and has no approver",
		"services/pay-fine.yaml waivers[OWN099] `OWN099` rule: names a rule that does not exist",
		"services/pay-rent.yaml waivers[rule-own001] OWN001 holds",
		"svc.yaml waivers[0] OWN008 holds",
		"svc.yaml waivers[1] `OWN08` rule: names a rule that does not exist",
	}
	if !slices.Equal(got, want) {
		t.Errorf("rules about waivers see\n%q, want\n%q", got, want)
	}
}
