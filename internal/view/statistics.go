package view

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
)

// tally counts the findings of one rule.
type tally struct {
	code, rule                      string
	errors, warnings, infos, waived int
}

func (t tally) all() int { return t.errors + t.warnings + t.infos + t.waived }

func (t *tally) add(f finding.Finding) {
	switch {
	case f.Waiver != nil:
		t.waived++
	case f.Severity == finding.Error:
		t.errors++
	case f.Severity == finding.Warning:
		t.warnings++
	default:
		t.infos++
	}
}

// statistics is a table of counts by rule, most findings first.
func statistics(findings []finding.Finding) table.Table {
	out := table.Table{Title: "Findings by rule", Columns: []table.Column{
		{Title: "Code"},
		{Title: "Rule"},
		{Title: "Errors", Kind: table.Numbers},
		{Title: "Warnings", Kind: table.Numbers},
		{Title: "Infos", Kind: table.Numbers},
		{Title: "Waived", Kind: table.Numbers},
		{Title: "All", Kind: table.Numbers},
	}}
	for _, t := range tallies(findings) {
		out.Add(
			table.Text(t.code), table.Text(t.rule), table.Int(t.errors), table.Int(t.warnings), table.Int(t.infos),
			table.Int(t.waived), table.Int(t.all()),
		)
	}
	return out
}

func tallies(findings []finding.Finding) []tally {
	var list []tally
	at := map[string]int{}
	for _, f := range findings {
		i, seen := at[f.Code]
		if !seen {
			i = len(list)
			at[f.Code] = i
			list = append(list, tally{code: f.Code, rule: f.Rule})
		}
		list[i].add(f)
	}
	sorting.List(list, func(i, j int) int {
		return cmp.Or(cmp.Compare(list[j].all(), list[i].all()), cmp.Compare(list[i].code, list[j].code))
	})
	return list
}
