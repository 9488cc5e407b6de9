package view

import (
	"cmp"
	"strconv"

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
func statistics(findings []finding.Finding) *table.Table {
	out := table.New("Findings by rule", "Code, Rule, Errors: number, Warnings: number, Infos: number, Waived: number, All: number")
	for _, t := range tallies(findings) {
		row := []string{t.code, t.rule}
		for _, n := range [...]int{t.errors, t.warnings, t.infos, t.waived, t.all()} {
			row = append(row, strconv.Itoa(n))
		}
		out.AddTexts(row...)
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
