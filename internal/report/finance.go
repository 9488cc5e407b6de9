package report

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// finance is whether the money of the year is in place (F19).
func finance() Report {
	return Report{
		Name: "finance", Title: "Finance", Question: "Is money in place, what did each sprint buy?", For: "finance and sponsor",
		Rows: "One row for each service, with the financial year of the as-of date. A service without figures has empty cells. Services past the end " +
			"of their retirement are left out.",
		Group: "portfolio", Sort: "portfolio, phase, id",
		Columns: columns(`
			Service id
			Owner | text | The service owner, who holds the budget.
			Portfolio | text | The portfolio that the service belongs to.
			Year | text | The financial year.
			Budget | money sum | The budget of the year.
			Allocated | money sum | Σ allocations of the budget.
			Spent | money sum | Spent so far.
			Spent to | date more | The last day that is counted in.
			Forecast | money sum | What the year will cost at this rate: spent ÷ months elapsed × 12; a month that is not over counts by its days.
			Variance | percent | (forecast ÷ budget − 1) × 100: above 0 the budget will not do.
			Funding | money sum | Σ sources of money for the year.
			Funding gap | money sum more | Budget − funding, where funding is less; all of the budget where no source is named.
			Funding ends | date | The first day on which a source of the year stops paying.
			Team (FTE) | number sum more | The size of the team in full-time equivalents.
			Headcount (FTE) | number sum | The agreed size of the team.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.sorted(byPortfolio(in)) {
				if !in.archived(s) {
					addFinance(in, s, add)
				}
			}
		},
		Variants: []*Report{sprints()},
	}
}

// sprints is what each sprint bought (F20).
func sprints() *Report {
	return &Report{
		Name: "sprints", Title: "Sprints", Question: "What did each sprint buy?", For: "finance and sponsor",
		Rows: "One row for each sprint.", Group: "service_id", Sort: "service, first day",
		Columns: columns(`
			Service id
			Sprint | text | Id of the sprint.
			From | date more | First day.
			To | date more | Last day.
			Cost | money sum | What it cost.
			Team cost | money more | What the team costs in that time: FTE × day rate × working days (Mondays to Fridays), for comparison.
			Value | text | What it delivered.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				if s.Finance == nil {
					continue
				}
				list := slices.Clone(s.Finance.Sprints)
				sorting.List(list, func(i, j int) int {
					return cmp.Or(list[i].From.Compare(list[j].From), strings.Compare(list[i].ID, list[j].ID))
				})
				for i := range list {
					x := &list[i]
					add.id(s).text(x.ID).on(x.From).on(x.To).money(rat(x.Cost)).money(teamCost(s, x)).text(x.Value).end()
				}
			}
		},
	}
}

// teamCost is what the team of a service costs in the time of a sprint, nil where that is not known.
func teamCost(s *catalogue.Service, x *schema.Sprint) *big.Rat {
	if s.Team == nil || !s.Team.FTE.IsSet() || !s.Team.DayRate.IsSet() || x.From.IsZero() || x.To.IsZero() {
		return nil
	}
	return measure.SprintCost(s.Team.FTE.Rat(), s.Team.DayRate.Rat(), measure.WorkingDays(measure.Date(x.From), measure.Date(x.To)), nil)
}

func addFinance(in *Input, s *catalogue.Service, add *Rows) {
	year := in.Catalogue.FinancialYear(in.Today)
	var budget, allocated, spent, forecast, variance *big.Rat
	var until schema.Date
	if i := s.BudgetOf(year); i >= 0 {
		b := &s.Finance.Budgets[i]
		budget = rat(b.Amount)
		for _, a := range b.Allocations {
			allocated = plus(allocated, a.Amount)
		}
		if b.Spent != nil {
			spent, until = rat(b.Spent.Amount), b.Spent.To
		}
		if spent != nil {
			forecast = sure(measure.RunRate(spent, measure.FinancialYear(b.Year), in.Catalogue.YearStart(), measure.Date(until)))
		}
		if forecast != nil && budget != nil {
			variance = sure(measure.Variance(forecast, budget))
		}
	}
	funding, ends := in.funding(s, year)
	var gap *big.Rat
	if budget != nil {
		gap = sure(measure.Gap(orZero(funding), budget))
	}
	var team schema.Team
	if s.Team != nil {
		team = *s.Team
	}
	add.id(s).who(s.OwnerID()).text(in.portfolioName(s.Portfolio)).text(year.String()).money(budget).money(allocated).money(spent).on(until).
		money(forecast).share(variance, 2).money(funding).money(gap).onDay(ends).decimal(team.FTE).decimal(team.ApprovedHeadcount).end()
}

// plus adds an amount to a sum, which is nil before the first.
func plus(sum *big.Rat, amount schema.Decimal) *big.Rat {
	if !amount.IsSet() {
		return sum
	}
	if sum == nil {
		return amount.Rat()
	}
	return new(big.Rat).Add(sum, amount.Rat())
}

// funding is the money of a service for a year and the first day on which a source of it ends.
func (in *Input) funding(s *catalogue.Service, year schema.Year) (sum *big.Rat, ends measure.Date) {
	if s.Finance == nil {
		return nil, ends
	}
	for i := range s.Finance.Funding {
		f := &s.Finance.Funding[i]
		if f.Year != year {
			continue
		}
		sum = plus(sum, f.Amount)
		if end := in.Catalogue.FundingEnds(f); ends.IsZero() || !end.IsZero() && end.Before(ends) {
			ends = end
		}
	}
	return sum, ends
}
