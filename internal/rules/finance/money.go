package finance

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// money writes an amount with the currency of the settings.
func money(p *lint.Pass, amount *big.Rat) lint.Text {
	return lint.Text(measure.FormatMoney(amount, p.Catalogue.Settings.Currency))
}

// at is the path of a field of the i-th item of a list of the file at hand, the item by its key.
func at(p *lint.Pass, list string, i int, field string) string {
	return p.Document().ByNumber(list+"["+strconv.Itoa(i)+"]") + field
}

// present is the budget of the year of the as-of date and its number; nil where there is none with an amount.
func present(p *lint.Pass, s *catalogue.Service) (*schema.Budget, int) {
	i := s.BudgetOf(p.Catalogue.FinancialYear(p.Today))
	if i < 0 || !s.Finance.Budgets[i].Amount.IsSet() {
		return nil, -1
	}
	return &s.Finance.Budgets[i], i
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
