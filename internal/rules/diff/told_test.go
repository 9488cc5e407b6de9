package diff_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// told is a change, and whom the first verdict of a kind wants to be told.
type told struct{ before, after, code, want string }

// TestTold checks whom each kind has told, with the reason, as section 4 of the domain model has it.
func TestTold(t *testing.T) {
	t.Parallel()
	const (
		approval = "governance: {assurance: [{by: k-ng, kind: audit}]}\n"
		needed   = "# file: services/stub.yaml\ndependencies: [{service: " + main + ", criticality: optional}]\n"
	)
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for name, tt := range map[string]told{
		"vacated":         {khan + needed, "owner: {}\n" + needed, "DIF001", "b-jones (deputy), c-osei (senior responsible owner), c-osei (owner of portfolio licensing), c-osei (owner of consuming service stub)"},
		"no handover":     {khan + history, ito + history, "DIF002", "h-ito (owner), a-khan (former owner), c-osei (senior responsible owner), h-ito (customer env-agency)"},
		"handover":        {khan + history + needed, ito + handed + needed, "DIF003", "h-ito (owner), a-khan (former owner), b-jones (deputy), h-ito (customer env-agency), c-osei (owner of consuming service stub), c-osei (sponsor of board licensing-board), c-osei (member of board licensing-board), a-khan (member of board licensing-board)"},
		"deputies":        {"deputies: [b-jones]\n", "deputies: [e-roy]\n", "DIF004", "a-khan (owner), c-osei (owner of portfolio licensing), e-roy (deputy)"},
		"weaker":          {sla("agreed: {by: [j-poe], date: 2026-03-20}") + needed, sla("agreed: {by: [j-poe], date: 2026-03-20}", "rto_minutes: 181") + needed, "DIF005", "h-ito (customer env-agency), c-osei (owner of consuming service stub), j-poe (signatory of sla-ea)"},
		"no agreement":    {sla("agreed: {by: [j-poe], date: 2026-03-20}") + needed, "slas: []\n" + needed, "DIF006", "h-ito (customer env-agency), c-osei (owner of consuming service stub), j-poe (signatory of sla-ea)"},
		"stronger":        {sla(), sla("rto_minutes: 170"), "DIF007", "h-ito (provider of ola-crm), h-ito (customer env-agency)"},
		"a team":          {"olas: []\n" + sla(), "olas: [{id: o, provider: {team: Night desk}, underpins: [sla-ea]}]\n" + sla("rto_minutes: 170"), "DIF007", "Night desk (provider of o), h-ito (customer env-agency)"},
		"a supplier":      {"olas: []\n" + sla(), "olas: [{id: o, provider: {supplier: Acme CRM}, underpins: [sla-ea]}]\n" + sla("rto_minutes: 170"), "DIF007", "n-ray (provider of o), h-ito (customer env-agency)"},
		"provider":        {"olas: [{id: o, provider: {service: shared-crm}, rto_minutes: 1}]\n" + needed, "olas: [{id: o, provider: {service: shared-crm}, rto_minutes: 2}]\n" + needed, "DIF008", "h-ito (provider of o), c-osei (owner of consuming service stub), a-khan (owner)"},
		"needs":           {"dependencies: []\n# file: services/stub.yaml\nphase: alpha\n", "dependencies: [{service: stub, criticality: optional}]\n# file: services/stub.yaml\nphase: alpha\n", "DIF009", "c-osei (owner of stub), a-khan (owner)"},
		"needs no more":   {"dependencies: [{service: stub, criticality: optional}]\n# file: services/stub.yaml\nphase: alpha\n", "dependencies: []\n# file: services/stub.yaml\nphase: alpha\n", "DIF010", "c-osei (owner of stub), a-khan (owner)"},
		"no register":     {"risk_register: {ref: R}\nrisks: [{id: r1, owner: j-poe, status: open}, {id: r2, owner: f-wu, status: closed}]\n" + approval, "risk_register: {}\nrisks: [{id: r1, owner: j-poe, status: open}, {id: r2, owner: f-wu, status: closed}]\n" + approval, "DIF011", "a-khan (owner), j-poe (owner of risk r1), k-ng (assurance)"},
		"risk":            {"risks: [{id: r1, owner: j-poe, residual: {likelihood: 1, impact: 1}}]\n", "risks: [{id: r1, owner: j-poe, residual: {likelihood: 1, impact: 2}}]\n", "DIF012", "j-poe (owner of risk r1), c-osei (senior responsible owner), c-osei (sponsor of board licensing-board), c-osei (member of board licensing-board), a-khan (member of board licensing-board), a-khan (owner)"},
		"money":           {"benefits: [{id: b, target: 2}]\n", "benefits: [{id: b, target: 1}]\n", "DIF013", "l-fox (finance contact), c-osei (sponsor of board licensing-board), a-khan (owner)"},
		"phase":           {"phase: live\n" + needed, "phase: retirement\n" + needed, "DIF014", "h-ito (customer env-agency), c-osei (sponsor of board licensing-board), c-osei (member of board licensing-board), a-khan (member of board licensing-board), c-osei (owner of consuming service stub), a-khan (owner)"},
		"definition":      {"functionality: [A]\n", "functionality: [B]\n", "DIF015", "h-ito (customer env-agency), Anglers (users), a-khan (owner)"},
		"channel":         {"channels: [post]\n", "channels: [phone]\n", "DIF016", "Anglers (users), e-roy (service manager), a-khan (owner)"},
		"operations":      {"channels: [post]\n# file: roles.yaml\nactivities:\n  day-to-day-operation: {accountable: sro, responsible: [service_manager, delivery_manager]}\n", "channels: [phone]\n# file: roles.yaml\nactivities:\n  day-to-day-operation: {accountable: sro, responsible: [service_manager, delivery_manager]}\n", "DIF016", "Anglers (users), e-roy (service manager), g-abe (delivery manager), a-khan (owner)"},
		"contact":         {"contact: {email: a@example.gov.uk}\n", "contact: {email: b@example.gov.uk}\n", "DIF017", "h-ito (customer env-agency), e-roy (on call), a-khan (on call), a-khan (owner)"},
		"target":          {"targets: {completion_rate_percent: 80}\nteam: {members: {performance_analyst: j-poe}}\n", "targets: {completion_rate_percent: 79}\nteam: {members: {performance_analyst: j-poe}}\n", "DIF018", "j-poe (performance analyst), c-osei (sponsor of board licensing-board), c-osei (member of board licensing-board), a-khan (member of board licensing-board), a-khan (owner)"},
		"document":        {"documents: [{kind: dpia, url: u, approved: {by: j-poe}}]\n", "documents: []\n", "DIF019", "j-poe (approver of dpia), a-khan (owner)"},
		"roles":           {"# file: roles.yaml\nactivities:\n  a: {accountable: sro, responsible: [sro]}\n", "# file: roles.yaml\nactivities:\n  a: {accountable: product_lead, responsible: [sro]}\n", "DIF020", "f-wu (product lead), c-osei (sro)"},
		"removed":         {needed + "phase: live\n", "# no file: services/" + main + ".yaml\n" + needed, "DIF021", "c-osei (owner of consuming service stub), h-ito (customer env-agency), a-khan (former owner)"},
		"leaver":          {person("f-wu", ""), person("f-wu", ", leaves: 2026-09-30"), "DIF022", "h-ito (owner), j-poe (deputy), a-khan (owner), b-jones (deputy), e-roy (deputy)"},
		"waiver":          {"waivers: []\n", "waivers: [{rule: FIN008, reason: r, approved_by: c-osei, expires: 2026-12-31}]\n", "DIF023", "k-ng (assurance), c-osei (owner of portfolio licensing), a-khan (owner)"},
		"severity":        {"", "# file: svc.yaml\nrules: {OWN008: none}\n", "DIF023", "c-osei (owner of portfolio licensing), c-osei (owner of portfolio shared), k-ng (assurance)"},
		"severity up":     {"# file: svc.yaml\nrules: {OWN008: none}\n", "", "DIF023", "c-osei (owner of portfolio licensing), c-osei (owner of portfolio shared)"},
		"text":            {"name: A\n", "name: B\n", "DIF024", "a-khan (owner)"},
		"who left is not": {gone + "deputies: [d-lee, b-jones]\nname: A\n", gone + "deputies: [d-lee, b-jones]\nname: B\n", "DIF024", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := ruletest.Judge(t, rules.All(), base.With(tt.before), base.With(tt.after), ruletest.Day())
			for _, v := range all {
				if v.Code == tt.code {
					_, got, _ := strings.Cut(strings.TrimSuffix(ruletest.Say(v), "\n"), "\n  tell ")
					if got != tt.want {
						t.Errorf("%s tells\n%s\nwant\n%s", tt.code, got, tt.want)
					}
					return
				}
			}
			t.Errorf("nothing of %s: %v", tt.code, all)
		})
	}
}
