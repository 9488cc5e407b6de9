package catalogue

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// YearStart is the day on which financial years start, by the settings.
func (c *Catalogue) YearStart() measure.YearStart {
	text := c.Settings.FinancialYearStarts
	if len(text) != len("01-02") {
		return measure.YearStart{} // 1 January
	}
	month, _ := strconv.ParseUint(text[:2], 10, 8)
	day, _ := strconv.ParseUint(text[3:], 10, 8)
	return measure.YearStart{Month: uint8(month), Day: uint8(day)}
}

// FinancialYear is the financial year in which a day lies.
func (c *Catalogue) FinancialYear(day schema.Date) schema.Year {
	return schema.Year(measure.FinancialYearOf(measure.Date(day), c.YearStart()))
}

// BudgetOf is the number of the service's budget for a year, or -1 when there is none.
func (s *Service) BudgetOf(year schema.Year) int {
	if s.Finance != nil {
		for i := range s.Finance.Budgets {
			if s.Finance.Budgets[i].Year == year {
				return i
			}
		}
	}
	return -1
}

// FundingEnds is the last day for which a source of money pays: the one it states, else the last day of its year.
func (c *Catalogue) FundingEnds(f *schema.Funding) measure.Date {
	if !f.Ends.IsZero() || f.Year == 0 {
		return measure.Date(f.Ends)
	}
	return measure.FinancialYear(f.Year).Last(c.YearStart())
}
