package waiver_test

import (
	"os"
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// waived is a service without communications, which two rules of the core would report, and a waiver of CON003 with these
// fields besides.
func waived(fields string) string {
	return "communications: []\nwaivers:\n  - {rule: CON003, " + fields + "}\n"
}

// shared is a waiver in the settings.
func shared(fields string) string { return "# file: svc.yaml\nwaivers:\n  - {" + fields + "}\n" }

const (
	reason = "reason: The bulletin starts in autumn, "
	by     = "approved_by: c-osei, "
	holds  = reason + by + "expires: 2026-12-31"
)

func TestWaiverInvalid(t *testing.T) {
	t.Parallel()
	const at, none = "waivers[CON003]", "waiver for CON003 "
	tests := map[string]struct {
		in    string
		day   schema.Date
		unmet bool // CON003 is reported and not waived
		want  []string
	}{
		"holds":              {in: waived(holds)},
		"by the rule's name": {in: "communications: []\nwaivers:\n  - {rule: communication-missing, " + holds + "}\n"},

		"expired yesterday": {
			in:    waived(reason + by + "expires: 2026-06-14"),
			unmet: true, want: []string{"error " + at + ".expires: " + none + "expired on 2026-06-14 — " +
				"mend what the rule reports, or have the waiver approved anew with a later end"},
		},
		"expires today": {in: waived(reason + by + "expires: 2026-06-15")},
		"12 months":     {in: waived(reason + by + "expires: 2027-06-15")},
		"12 months and a day": {
			in:    waived(reason + by + "expires: 2027-06-16"),
			unmet: true, want: []string{"error " + at + ".expires: " + none + "lasts until 2027-06-16, more than 12 months ahead — " +
				"choose 2027-06-15 or an earlier day"},
		},
		"12 months from a leap day": {in: waived(reason + by + "expires: 2029-02-28"), day: schema.Date(2028_02_29)},
		"12 months from a leap day and one more": {
			in: waived(reason + by + "expires: 2029-03-01"), day: schema.Date(2028_02_29),
			unmet: true, want: []string{"error " + at + ".expires"},
		},
		"no end": {
			in:    waived(reason + "approved_by: c-osei"),
			unmet: true, want: []string{"error " + at + ".expires: " + none + "has no end date — " +
				"give in expires its last day, at most 12 months ahead"},
		},
		"an end that does not exist": {in: waived(reason + by + "expires: 2026-02-30"), unmet: true},

		"no reason": {
			in:    waived(by + "expires: 2026-12-31"),
			unmet: true, want: []string{"error " + at + ".reason: " + none + "has no reason — " +
				"explain in reason why the rule is not met; comply or explain"},
		},
		"nothing but a rule": {
			in: "waivers:\n  - {rule: CON003}\n",
			want: []string{"error " + at + ".reason: " + none + "has no reason, has no approver and has no end date — " +
				"explain in reason why the rule is not met; comply or explain; name in approved_by the person who accepted it; " +
				"give in expires its last day, at most 12 months ahead"},
		},
		"a blank reason": {in: waived("reason: \" \", " + by + "expires: 2026-12-31"), unmet: true, want: []string{"error " + at + ".reason"}},

		"nobody approved": {
			in:    waived(reason + "expires: 2026-12-31"),
			unmet: true, want: []string{"error " + at + ".approved_by: " + none + "has no approver — name in approved_by the person who accepted it"},
		},
		"the owner approved": {
			in:    waived(reason + "approved_by: a-khan, expires: 2026-12-31"),
			unmet: true, want: []string{"error " + at + ".approved_by: " + none + "is approved by the owner of renew-fishing-licence — " +
				"let somebody else than the owner accept it, such as the senior responsible owner"},
		},
		"the owner approved, written short": {
			in:    "owner: a-khan\n" + waived(reason+"approved_by: a-khan, expires: 2026-12-31"),
			unmet: true, want: []string{"error " + at + ".approved_by"},
		},
		"the owner before approved":     {in: waived(reason + "approved_by: d-lee, expires: 2026-12-31")},
		"a deputy approved":             {in: waived(reason + "approved_by: b-jones, expires: 2026-12-31")},
		"somebody unknown approved":     {in: waived(reason + "approved_by: nobody-here, expires: 2026-12-31"), unmet: true},
		"approved, and nobody is known": {in: waived(holds) + "# no file: people.yaml\n"},

		"no such rule": {
			in:   "waivers:\n  - {rule: CON033, " + holds + "}\n",
			want: []string{"error waivers[CON033].rule: waiver for `CON033` names a rule that does not exist — did you mean CON003, CHN003, CON001?"},
		},
		"nothing like a rule": {
			in:   "waivers:\n  - {rule: everything, " + holds + "}\n",
			want: []string{"error waivers[everything].rule: waiver for `everything` names a rule that does not exist — svc rules lists every rule"},
		},
		"no rule": {in: "communications: []\nwaivers:\n  - {" + holds + "}\n", unmet: true},
		"a rule that cannot be waived": {
			in: "waivers:\n  - {rule: WVR001, " + holds + "}\n",
			want: []string{"error waivers[WVR001].rule: waiver for WVR001 is not possible: this rule cannot be waived — " +
				"mend what the rule reports, and remove the waiver"},
		},
		"the name of a rule that cannot be waived": {
			in:   "waivers:\n  - {rule: unknown-field, " + holds + "}\n",
			want: []string{"error waivers[unknown-field].rule: waiver for SCH003 is not possible"},
		},

		"silences nothing": {
			in: "waivers:\n  - {rule: CON003, " + holds + "}\n",
			want: []string{"info waivers[CON003]: waiver for CON003 silences nothing — " +
				"remove it: the rule reports nothing here any more"},
		},
		"the rule does not apply yet": {in: "phase: alpha\n" + waived(holds), want: []string{"info waivers[CON003]"}},
		"the rule is off":             {in: waived(holds) + "# file: svc.yaml\nrules: {CON003: none}\n"},
		"invalid and silent":          {in: "waivers:\n  - {rule: CON003, " + reason + by + "expires: 2026-06-14}\n", want: []string{"error waivers[CON003].expires"}},
		"each on its own": {
			in:   "communications: []\nwaivers:\n  - {rule: CON003, " + holds + "}\n  - {rule: CON001, " + holds + "}\n  - {rule: CON002, " + by + "expires: 2026-12-31}\n",
			want: []string{"info waivers[CON001]", "error waivers[CON002].reason"},
		},
		"the service has ended": {in: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + waived(by+"expires: 2026-06-14")},
		"the service ends today": {
			in:    "phase: retirement\nretirement: {ends: 2026-06-15}\n" + waived(by+"expires: 2026-06-14"),
			unmet: true, want: []string{"error waivers[CON003].reason"},
		},
		"no waivers": {in: "communications: []\n", unmet: true},

		"shared": {in: "communications: []\n" + shared("rule: CON003, services: [renew-fishing-licence], "+holds)},
		"shared, beside an own one": {
			in:   waived(holds) + shared("rule: CON003, services: [renew-fishing-licence], "+holds),
			want: []string{"info svc.yaml waivers[0]: waiver for CON003 silences nothing — remove it: another waiver accepts what the rule reports here"},
		},
		"shared, for another service": {
			in:    "communications: []\n" + shared("rule: CON003, services: [shared-crm], "+holds),
			unmet: true, want: []string{"info svc.yaml waivers[0]: waiver for CON003 silences nothing"},
		},
		"shared, for one that needs it and one that does not": {
			in: "communications: []\n" + shared("rule: CON003, services: [shared-crm, renew-fishing-licence], "+holds),
		},
		"shared, for none": {
			in:    "communications: []\n" + shared("rule: CON003, services: [], "+holds),
			unmet: true, want: []string{"error svc.yaml waivers[0].services: waiver for CON003 names neither services nor files — " +
				"list in services whom it covers, or in files the shared files, such as `files: [people.yaml]`"},
		},
		"shared, for a file in which the rule reports nothing": {
			in:    "communications: []\n" + shared("rule: CON003, files: [people.yaml], "+holds),
			unmet: true, want: []string{"info svc.yaml waivers[0]: waiver for CON003 silences nothing"},
		},
		"shared, approved by the owner of one": {
			in:    "communications: []\n" + shared("rule: CON003, services: [renew-fishing-licence, shared-crm], "+reason+"approved_by: h-ito, expires: 2026-12-31"),
			unmet: true, want: []string{"error svc.yaml waivers[0].approved_by: waiver for CON003 is approved by the owner of shared-crm"},
		},
		"shared, approved by the owner of a service that it does not cover": {
			in: "communications: []\n" + shared("rule: CON003, services: [renew-fishing-licence], "+reason+"approved_by: h-ito, expires: 2026-12-31"),
		},
		"shared and expired": {
			in:    "communications: []\n" + shared("rule: CON003, services: [renew-fishing-licence], "+reason+by+"expires: 2026-06-14"),
			unmet: true, want: []string{"error svc.yaml waivers[0].expires"},
		},
		"shared, beside one of its own": {
			in:   waived(holds) + shared("rule: CON003, services: [renew-fishing-licence], "+holds),
			want: []string{"info svc.yaml waivers[0]"},
		},
		"shared, beside an expired one of its own": {
			in:   waived(reason+by+"expires: 2026-06-14") + shared("rule: CON003, services: [renew-fishing-licence], "+holds),
			want: []string{"error waivers[CON003].expires"},
		},
	}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			day := test.day
			if day.IsZero() {
				day = ruletest.Day()
			}
			found := ruletest.Run(t, rules.All(), base.With(test.in), day, lint.Selection{Only: []string{"CON", "WVR"}})
			ruletest.Compare(t, "WVR001", found, test.want)
			unmet := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Code == "CON003" && f.Waiver == nil })
			if unmet != test.unmet {
				t.Errorf("CON003 is reported: %v, want %v", unmet, test.unmet)
			}
		})
	}
}

// TestWaiverHides looks at what a waiver leaves of the findings that it accepts.
func TestWaiverHides(t *testing.T) {
	t.Parallel()
	in := waived(holds) + shared("rule: CON003, services: [renew-fishing-licence, shared-crm], reason: Nobody reads it, "+by+"expires: 2026-09-30") +
		"# file: services/shared-crm.yaml\ncommunications: []\n"
	want := map[string]finding.Waiver{
		"renew-fishing-licence": {Reason: "The bulletin starts in autumn", ApprovedBy: "c-osei", Expires: "2026-12-31"}, // its own one
		"shared-crm":            {Reason: "Nobody reads it", ApprovedBy: "c-osei", Expires: "2026-09-30"},
	}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	found := ruletest.Run(t, rules.All(), base.With(in), ruletest.Day(), lint.Selection{Only: []string{"CON", "WVR"}})
	seen := map[string]bool{}
	for _, f := range found {
		if f.Code != "CON003" || f.Waiver == nil || *f.Waiver != want[f.Service] {
			t.Errorf("%s of %s: %s, waiver %+v, want %+v", f.Code, f.Service, f.Message, f.Waiver, want[f.Service])
		}
		seen[f.Service] = true
	}
	if len(seen) != len(want) {
		t.Errorf("found CON003 in %v, want it in both services", seen)
	}
}

// TestSilentWaiverCanBeRemoved compares the two kinds of findings: only a silent waiver can go without a thought.
func TestSilentWaiverCanBeRemoved(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for fields, want := range map[string]bool{holds: true, by + "expires: 2026-12-31": false} {
		in := "waivers:\n  - {rule: CON003, " + fields + "}\n"
		found := ruletest.Run(t, rules.All(), base.With(in), ruletest.Day(), lint.Selection{Only: []string{"CON", "WVR"}})
		if len(found) != 1 || found[0].Fixable != want {
			t.Errorf("%s: %+v, want one finding, fixable %v", in, found, want)
		}
	}
}

// TestWaiverOfFiles checks that what is found in the files that services share can be waived too, there and nowhere else.
func TestWaiverOfFiles(t *testing.T) {
	t.Parallel()
	const (
		private = "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, email: bryn@home.example}\n"
		stale   = "# file: roles.yaml\nreviewed: 2025-06-14\n"
	)
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for name, test := range map[string]struct {
		in   string
		want []string // what is waived
		open []string
	}{
		"people":       {in: private + shared("rule: PPL003, files: [people.yaml], "+holds), want: []string{"PPL003 people.yaml"}},
		"roles":        {in: stale + shared("rule: GOV011, files: [roles.yaml], "+holds), want: []string{"GOV011 roles.yaml"}},
		"another file": {in: private + shared("rule: PPL003, files: [roles.yaml], "+holds), open: []string{"PPL003 people.yaml", "WVR001 svc.yaml"}},
		"expired": {
			in:   private + shared("rule: PPL003, files: [people.yaml], "+reason+by+"expires: 2026-06-14"),
			open: []string{"PPL003 people.yaml", "WVR001 svc.yaml"},
		},
	} {
		var waived, open []string
		for _, f := range ruletest.Run(t, rules.All(), base.With(test.in), ruletest.Day(), lint.Selection{Only: []string{"PPL003", "GOV011", "WVR"}}) {
			if line := f.Code + " " + f.File; f.Waiver != nil {
				waived = append(waived, line)
			} else {
				open = append(open, line)
			}
		}
		if !slices.Equal(waived, test.want) || !slices.Equal(open, test.open) {
			t.Errorf("%s: waived %v and open %v, want %v and %v", name, waived, open, test.want, test.open)
		}
	}
}
