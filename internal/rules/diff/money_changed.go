package diff

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// MoneyChanged judges budgets, funding, benefits and the size of the team (source 000).
func MoneyChanged() *lint.Rule {
	return kind("DIF013", "money-changed", "000, 002", &lint.Judgement{
		Classes: "significant, minor",
		Alone:   true,
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "finance", "benefits") || at(c, "team") && !namesMembers(c) ||
				inFile(c, change.Settings, "currency", "financial_year_starts")
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			if c.Pair == nil {
				return tell(p, c.Pair).portfolioOwners().to(plainly(p, c, change.Significant))
			}
			return tell(p, c.Pair).finance().sponsors().owner().to(money(p, c))
		},
	})
}

func money(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case top(c) == "benefits":
		return benefit(p, c)
	case c.Path == "finance" && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "budgets, funding and contracts removed")
	case nth(c, 1) == "budgets" && depth(c) == 4 && last(c) == "amount":
		return budget(p, c)
	case nth(c, 1) == "budgets" && isItem(c) && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "%s removed", named(c))
	case nth(c, 1) == "budgets" && nth(c, 3) == "allocations":
		return allocation(p, c)
	case nth(c, 1) == "funding":
		return funding(p, c)
	}
	return plainly(p, c, change.Minor)
}

// isItem reports whether a change is one of a whole item of a list below a block, such as finance.budgets[2026-27].
func isItem(c *change.Change) bool {
	return depth(c) <= 3 && isBlock(c)
}

// budget judges the amount of a year, or of what pays for it: within the variance that a forecast may have, it is no matter.
func budget(p *lint.DiffPass, c *change.Change) *change.Verdict {
	class := change.Significant
	before, after := number(c.From), number(c.To)
	share := ""
	if before != nil && after != nil {
		if v, ok := measure.Variance(after, before); ok {
			limit := p.New.Settings.Limits.BudgetVariancePercent.Rat()
			if new(big.Rat).Abs(v).Cmp(limit) <= 0 {
				class = change.Minor
			}
			shown, _ := measure.FormatApart(v, limit, 1)
			if v.Sign() > 0 {
				shown = "+" + shown
			}
			share = " (" + shown + " %)"
		}
	}
	return p.Verdict(class, "%s: %s%s", named(c), fromTo(p, c), lint.Text(share))
}

// allocation judges how a budget is shared out, which is minor as long as it suffices.
func allocation(p *lint.DiffPass, c *change.Change) *change.Verdict {
	for i := range budgetsOf(c.New.Finance) {
		b := &c.New.Finance.Budgets[i]
		if b.Year.String() != nth(c, 2) {
			continue
		}
		var amounts []*big.Rat
		for _, a := range b.Allocations {
			if a.Amount.IsSet() {
				amounts = append(amounts, a.Amount.Rat())
			}
		}
		total := measure.Total(amounts...)
		if b.Amount.IsSet() && total.Cmp(b.Amount.Rat()) > 0 {
			return p.Verdict(change.Significant, "%s: %s; %s are allocated, the budget is %s", named(c), valueOrDid(p, c),
				measure.FormatMoney(total, p.New.Settings.Currency), measure.FormatMoney(b.Amount.Rat(), p.New.Settings.Currency))
		}
	}
	return plainly(p, c, change.Minor)
}

func budgetsOf(f *schema.Finance) []schema.Budget {
	if f == nil {
		return nil
	}
	return f.Budgets
}

// valueOrDid are the values of a change, or what happened to a block.
func valueOrDid(p *lint.DiffPass, c *change.Change) lint.Text {
	if isBlock(c) {
		return did(c)
	}
	return fromTo(p, c)
}

func funding(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case isItem(c) && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "%s removed", named(c))
	case last(c) == "ends" && !measure.EndHolds(end(c.To), end(c.From)):
		return p.Verdict(change.Significant, "%s is sooner: %s", named(c), fromTo(p, c))
	case last(c) == "amount":
		return budget(p, c)
	}
	return plainly(p, c, change.Minor)
}

// benefit judges what the money is spent for: a target that asks less than before, or none any more.
func benefit(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case whole(c) && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "%s removed", named(c))
	case last(c) == "target" && eased(c.From, c.To, baseline(c)):
		return p.Verdict(change.Significant, "%s cut: %s", named(c), fromTo(p, c))
	}
	return plainly(p, c, change.Minor)
}

// baseline is where a benefit or outcome starts from, or nil.
func baseline(c *change.Change) *big.Rat {
	for i := range c.New.Benefits {
		if b := &c.New.Benefits[i]; top(c) == "benefits" && b.ID == nth(c, 1) && b.Baseline.IsSet() {
			return b.Baseline.Rat()
		}
	}
	for i := range c.New.Outcomes {
		if o := &c.New.Outcomes[i]; top(c) == "outcomes" && o.ID == nth(c, 1) && o.Baseline.IsSet() {
			return o.Baseline.Rat()
		}
	}
	return nil
}

// eased reports whether a target asks less than before: it is gone, or nearer to where things started. Without a start, a
// lower number asks less.
func eased(from, to any, start *big.Rat) bool {
	before, after := number(from), number(to)
	switch {
	case before == nil:
		return false
	case after == nil:
		return true
	case start == nil:
		return after.Cmp(before) < 0
	}
	asked := new(big.Rat).Sub(before, start)
	asks := new(big.Rat).Sub(after, start)
	if asked.Sign() < 0 {
		asked.Neg(asked)
		asks.Neg(asks)
	}
	return asks.Cmp(asked) < 0
}
