package report

import (
	"cmp"
	"math/big"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// benefits is whether value is arriving (F21).
func benefits() Report {
	return Report{
		Name: "benefits", Title: "Benefits", Question: "Is value arriving?", For: "senior responsible owner",
		Rows: "One row for each benefit.",
		Sort: "achieved, the least first; those that cannot be measured come last",
		Columns: columns(`
			Service id
			Benefit id | text more | Id of the benefit within the service.
			Benefit | text | The benefit in a few words.
			Kind | text | Such as cashable.
			Measure | text more | What is measured, and the unit of the three values.
			Baseline | number | The value at the start.
			Target | number | The value to reach.
			Realised | number | The change so far, as an amount.
			Achieved | percent | 100 × realised ÷ |target − baseline|.
			Due | date | The day by which the target is to be reached.
			Status | text more | achieved, overdue (due and not achieved), on the way, or not measured.
			Owner | text | Who answers for the benefit.
			Shared with | list more | Services that the benefit is shared with.
			Business case BCR | number more | The benefit-cost ratio in the business case of the service.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, g := range in.gains() {
				b := g.benefit
				var bcr schema.Decimal
				if g.Finance != nil && g.Finance.BusinessCase != nil {
					bcr = g.Finance.BusinessCase.BCR
				}
				add.id(g.Service).text(b.ID).text(b.Text).text(b.Kind).text(b.Measure).decimal(b.Baseline).decimal(b.Target).decimal(b.Realised).
					share(g.achieved, 1).on(b.Due).text(in.gainStatus(g)).who(b.Owner).list(b.SharedWith...).decimal(bcr).end()
			}
		},
	}
}

// gain is a benefit of a service and how much of it was achieved, nil where that cannot be told.
type gain struct {
	*catalogue.Service
	benefit  *schema.Benefit
	achieved *big.Rat
}

func (in *Input) gains() []*gain {
	var out []*gain
	for _, s := range in.Services {
		for i := range s.Benefits {
			g := &gain{Service: s, benefit: &s.Benefits[i]}
			if b := g.benefit; b.Baseline.IsSet() && b.Target.IsSet() && b.Realised.IsSet() {
				g.achieved = sure(measure.BenefitProgress(b.Baseline.Rat(), b.Target.Rat(), b.Realised.Rat()))
			}
			out = append(out, g)
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(nilLast(a.achieved, b.achieved), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.benefit.ID, b.benefit.ID))
	})
	return out
}

// nilLast orders numbers, the least first and those that are not known last.
func nilLast(a, b *big.Rat) int {
	switch {
	case a == b: // neither is known, or they are one
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return a.Cmp(b)
}

func (in *Input) gainStatus(g *gain) string {
	done := g.achieved != nil && g.achieved.Cmp(big.NewRat(100, 1)) >= 0
	switch {
	case done:
		return "achieved"
	case measure.Overdue(in.today(), measure.Date(g.benefit.Due)):
		return "overdue"
	case g.achieved == nil:
		return "not measured"
	}
	return "on the way"
}
