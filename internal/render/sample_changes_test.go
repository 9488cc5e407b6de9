package render_test

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/view"
)

func named(string) string { return "Pay a fine" }

// changesDoc has a change of every class, one that is about a shared file, and one whose field is gone.
func changesDoc() *view.Doc {
	at := func(file string, line int) change.Spot {
		return change.Spot{File: file, Span: pos.Span{Line: line, Col: 5, EndLine: line, EndCol: 9}}
	}
	return view.FromChanges(&view.Diff{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Base: "main", Head: "the work tree", Prefix: "catalogue", Notify: true, WithLint: true,
		Counts: view.DiffSummary{Breaking: 1, Significant: 1, Minor: 1, ServicesChanged: 1, ServicesRemoved: 1},
		Unread: []change.Unread{{File: "services/broken.yaml"}},
		Verdicts: []change.Verdict{
			{
				Code: "DIF023", Rule: "control-relaxed", Class: change.Minor, Path: "rules.OWN008", From: "warning", To: "error",
				Message: "OWN008 deputy-missing is an error now", Base: at("svc.yaml", 3), Head: at("svc.yaml", 4), Fingerprint: "01",
			},
			{
				Code: "DIF004", Rule: "deputies-changed", Class: change.Significant, Service: "pay-fine", Path: "deputies", From: "b-jones",
				Message: "the last deputy is gone: Bryn Jones", Base: at("services/pay-fine.yaml", 9), Fingerprint: "02",
				Notify: []change.Notice{{Person: "a-khan", Why: "owner"}, {Person: "Licensing board", Why: "portfolio owner"}},
			},
			{
				Code: "DIF005", Rule: "sla-weakened", Class: change.Breaking, Service: "pay-fine", Path: "slas[sla-ea].availability_percent", From: 99.9, To: 99.5,
				Message: "availability of `sla-ea` weakened: 99.9 % → 99.5 % (43.2 → 216 minutes a month)", Base: at("services/pay-fine.yaml", 20),
				Head: at("services/pay-fine.yaml", 19), Notify: []change.Notice{{Person: "a-khan", Why: "signed the agreement"}}, Fingerprint: "03",
			},
		},
		Introduced: []finding.Finding{{
			Code: "OWN008", Rule: "deputy-missing", Severity: finding.Warning, Service: "pay-fine", Message: "no deputy", File: "services/pay-fine.yaml",
			Span: pos.Span{Line: 8, Col: 1, EndLine: 8, EndCol: 9}, Fingerprint: "04",
		}},
		ServiceName: named, PersonName: func(id string) string { return map[string]string{"a-khan": "Aisha Khan"}[id] },
	})
}

// hostileChangesDoc puts every attack everywhere in a change.
func hostileChangesDoc() *view.Doc {
	d := view.Diff{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Base: attacks()[0], Head: attacks()[1], Notify: true, Stat: false, WithLint: true,
		ServiceName: func(id string) string { return id }, PersonName: func(id string) string { return id },
	}
	for i, attack := range attacks() {
		d.Counts.Breaking++
		d.Verdicts = append(d.Verdicts, change.Verdict{
			Code: "DIF024", Rule: "text-changed", Class: change.Class(1 + i%3), Service: attack, Path: attack, From: attack, To: []any{attack}, Message: attack,
			Notify: []change.Notice{{Person: attack, Why: attack}}, Head: change.Spot{File: attack}, Fingerprint: attack,
		})
		d.Introduced = append(d.Introduced, finding.Finding{Code: "SCH006", Rule: "value-not-allowed", Severity: finding.Error, Service: attack, Message: attack, Help: attack, File: attack})
	}
	return view.FromChanges(&d)
}
