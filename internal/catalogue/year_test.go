package catalogue_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

func TestFinancialYear(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ settings, day, want string }{
		"built in, the last day":  {"", "2026-03-31", "2025-26"},
		"built in, the first day": {"", "2026-04-01", "2026-27"},
		"the sixth, the day before": {
			`financial_year_starts: "04-06"`, "2026-04-05", "2025-26",
		},
		"the sixth":                    {`financial_year_starts: "04-06"`, "2026-04-06", "2026-27"},
		"the calendar year, first day": {`financial_year_starts: "01-01"`, "2026-01-01", "2026-27"},
		"the calendar year, last day":  {`financial_year_starts: "01-01"`, "2026-12-31", "2026-27"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := opened(t, map[string]string{"people.yaml": staff, "svc.yaml": "schema: svc-settings/v1\n" + tt.settings + "\n"})
			if got := c.FinancialYear(date(t, tt.day)); got.String() != tt.want {
				t.Errorf("FinancialYear(%s) = %s, want %s", tt.day, got, tt.want)
			}
		})
	}
}

func TestBudgetOf(t *testing.T) {
	t.Parallel()
	s := &catalogue.Service{}
	if got := s.BudgetOf(2026); got != -1 {
		t.Errorf("BudgetOf without finance = %d, want -1", got)
	}
	s.Finance = &schema.Finance{Budgets: []schema.Budget{{Year: 2025}, {Year: 2026}}}
	for year, want := range map[schema.Year]int{2025: 0, 2026: 1, 2027: -1} {
		if got := s.BudgetOf(year); got != want {
			t.Errorf("BudgetOf(%s) = %d, want %d", year, got, want)
		}
	}
}

func TestFundingEnds(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff})
	for want, f := range map[string]schema.Funding{
		"2028-03-31": {Year: 2026, Ends: date(t, "2028-03-31")},
		"2027-03-31": {Year: 2026},
		"":           {},
	} {
		if got := c.FundingEnds(&f); got.String() != want {
			t.Errorf("FundingEnds(%+v) = %q, want %q", f, got, want)
		}
	}
}

func TestEvidenced(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff})
	fte := schema.NewDecimal("3")
	funded := func(year schema.Year, ends string) schema.Service {
		return schema.Service{Finance: &schema.Finance{Funding: []schema.Funding{{Source: "vote", Year: year, Ends: date(t, ends)}}}}
	}
	tests := map[string]struct {
		task string
		in   schema.Service
		want bool
	}{
		"scope":                            {"scope-defined", schema.Service{Scope: &schema.Scope{In: []string{"a"}}}, true},
		"scope with what is out only":      {"scope-defined", schema.Service{Scope: &schema.Scope{Out: []string{"a"}}}, false},
		"no scope":                         {"scope-defined", schema.Service{}, false},
		"stakeholders":                     {"stakeholders-identified", schema.Service{Stakeholders: []schema.Stakeholder{{}}}, true},
		"no stakeholders":                  {"stakeholders-identified", schema.Service{}, false},
		"team without budget":              {"resources-allocated", schema.Service{Team: &schema.Team{FTE: fte}}, false},
		"team and money without budget":    {"resources-allocated", schema.Service{Team: &schema.Team{FTE: fte}, Finance: &schema.Finance{}}, false},
		"team and budget":                  {"resources-allocated", schema.Service{Team: &schema.Team{FTE: fte}, Finance: &schema.Finance{Budgets: []schema.Budget{{}}}}, true},
		"budget and team without size":     {"resources-allocated", schema.Service{Team: &schema.Team{}, Finance: &schema.Finance{Budgets: []schema.Budget{{}}}}, false},
		"both documents":                   {"compliance-checked", schema.Service{Documents: []schema.Document{{Kind: "policy-compliance"}, {Kind: "legal-compliance"}}}, true},
		"one of two documents":             {"compliance-checked", schema.Service{Documents: []schema.Document{{Kind: "legal-compliance"}}}, false},
		"other documents":                  {"compliance-checked", schema.Service{Documents: []schema.Document{{Kind: "roadmap"}, {Kind: "dpia"}}}, false},
		"concepts, of which no field says": {"concepts-tested", schema.Service{Users: []schema.UserGroup{{}}}, false},
		"capacity":                         {"scaled", schema.Service{Capacity: &schema.Capacity{Maximum: new(5)}}, true},
		"capacity without maximum":         {"scaled", schema.Service{Capacity: &schema.Capacity{Current: new(5)}}, false},
		"performance":                      {"performance-monitored", schema.Service{Performance: []schema.Performance{{}}}, true},
		"a measured agreement":             {"performance-monitored", schema.Service{SLAs: []schema.SLA{{Measured: []schema.Measurement{{}}}}}, true},
		"an agreement nobody measures":     {"performance-monitored", schema.Service{SLAs: []schema.SLA{{}}}, false},
		"satisfaction":                     {"satisfaction-monitored", schema.Service{Performance: []schema.Performance{{}, {Satisfaction: &schema.Satisfaction{}}}}, true},
		"performance without satisfaction": {"satisfaction-monitored", schema.Service{Performance: []schema.Performance{{}}}, false},
		"a plan":                           {"take-up-promoted", schema.Service{TakeUp: &schema.TakeUp{Plan: "docs/plan.md"}}, true},
		"no plan":                          {"take-up-promoted", schema.Service{TakeUp: &schema.TakeUp{Plan: " "}, Channels: []string{"online"}}, false},
		"nothing digital to promote":       {"take-up-promoted", schema.Service{Channels: []string{"post"}}, true},
		"no channels":                      {"take-up-promoted", schema.Service{}, false},
		"an improvement":                   {"improvement-led", schema.Service{Improvements: []schema.Improvement{{Status: "dropped"}, {}}}, true},
		"only dropped ones":                {"improvement-led", schema.Service{Improvements: []schema.Improvement{{Status: "dropped"}}}, false},
		"money for 12 months and a day":    {"sustainable", funded(2026, "2027-06-16"), true},
		"money for 12 months":              {"sustainable", funded(2026, "2027-06-15"), false},
		"money of the next year":           {"sustainable", funded(2027, ""), true},
		"money of this year":               {"sustainable", funded(2026, ""), false},
		"no money":                         {"sustainable", schema.Service{Finance: &schema.Finance{}}, false},
		"nothing about money":              {"sustainable", schema.Service{}, false},
		"a link":                           {"users-told", schema.Service{PhaseHistory: []schema.PhaseSpan{{}, {Phase: "beta", Tasks: map[string]string{"users-told": "docs/told.md"}}}}, true},
		"a blank link":                     {"users-told", schema.Service{PhaseHistory: []schema.PhaseSpan{{Phase: "beta", Tasks: map[string]string{"users-told": " "}}}}, false},
		"a link under another phase":       {"users-told", schema.Service{PhaseHistory: []schema.PhaseSpan{{Phase: "live", Tasks: map[string]string{"users-told": "docs/told.md"}}}}, false},
		"a task of the organisation's own": {"garden-watered", schema.Service{}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.Evidenced(&catalogue.Service{Service: tt.in}, "beta", tt.task, date(t, "2026-06-15")); got != tt.want {
				t.Errorf("Evidenced(%s) = %t, want %t", tt.task, got, tt.want)
			}
		})
	}
}
