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

// risks is what threatens the services (F10).
func risks() Report {
	return Report{
		Name: "risks", Title: "Risks", Question: "What threatens us?", For: "assurance",
		Rows: "One row for each open risk. Services past the end of their retirement are left out.",
		Sort: "residual score, the highest first", Picture: HeatMap,
		Columns: columns(`
			Service id
			Risk id | text more | Id of the risk within the service.
			Risk | text | The risk in a few words.
			Category | text | It decides the appetite.
			Owner | text | Who manages the risk.
			Inherent (score) | number | Likelihood × impact before anything is done, each 1 to 5.
			Residual (score) | number | Likelihood × impact as things stand.
			Target (score) | number | Likelihood × impact to reach.
			Band | text | The band of risk-scale.yaml into which the residual score falls; the inherent one where no other is given.
			Appetite (score) | number | The highest residual score that is accepted for the category.
			Appetite status | text more | within, treated (above with an open action) or above (with none).
			Response | text | tolerate, treat, transfer or terminate.
			Next action | text | The open action that is due first.
			Action owner | text more | Who does it.
			Due | date | The day by which it is done.
			Review due | date more | The day by which the risk is to be reviewed: its last review, else that of the register entry, plus the interval of its band.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, t := range in.threats() {
				addRisk(in, t, add)
			}
		},
		Trend: riskTrend(),
	}
}

// riskTrend is how the risks change over time.
func riskTrend() *Report {
	return &Report{
		Name: "trend", Title: "Risks over time", Question: "Are we getting safer?", For: "assurance",
		Rows: "One row for each sample of the history.", Sort: "date", Picture: Lines,
		Columns: columns(`
			Date | date
			Open (risks) | number | Risks that are not closed.
			Above appetite (risks) | number | Open risks with a residual score above what is accepted.
			Untreated (risks) | number | Those of them without an open action.
			Mean residual (score) | number | Σ residual score ÷ open risks with a score.
			Highest residual (score) | number | The highest residual score.
			Overdue (actions) | number | Open actions that are past their day.
		`),
		Fill: func(in *Input, add *Rows) {
			all := in.threats()
			above, untreated, sum, top, scored, late := 0, 0, 0, 0, 0, 0
			for _, t := range all {
				switch in.appetiteStatus(t.risk) {
				case aboveAppetite:
					above, untreated = above+1, untreated+1
				case treated:
					above++
				}
				if t.score > 0 {
					sum, scored, top = sum+t.score, scored+1, max(top, t.score)
				}
				for i := range t.risk.Actions {
					if a := &t.risk.Actions[i]; catalogue.ActionOpen(a) && measure.Overdue(in.today(), measure.Date(a.Due)) {
						late++
					}
				}
			}
			add.on(in.Today).number(len(all)).number(above).number(untreated).rounded(mean(big.NewRat(int64(sum), 1), scored)).some(top).
				number(late).end()
		},
	}
}

// threat is an open risk of a service and its score as it stands, 0 for none.
type threat struct {
	*catalogue.Service
	risk  *schema.Risk
	score int
}

// threats are the open risks of the selected services, the highest score first.
func (in *Input) threats() []threat {
	var out []threat
	for _, s := range in.Services {
		if in.archived(s) {
			continue
		}
		for i := range s.Risks {
			if r := &s.Risks[i]; catalogue.RiskOpen(r) {
				rating, _ := catalogue.PresentRating(r)
				out = append(out, threat{s, r, catalogue.Score(rating)})
			}
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := &out[i], &out[j]
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.risk.ID, b.risk.ID))
	})
	return out
}

func addRisk(in *Input, t threat, add *Rows) {
	r := t.risk
	appetite, known := in.Catalogue.Appetite(r.Category)
	next := nextAction(r)
	add.id(t.Service).text(r.ID).text(r.Title).text(r.Category).who(r.Owner).some(catalogue.Score(r.Inherent)).some(catalogue.Score(r.Residual)).
		some(catalogue.Score(r.Target)).text(in.bandName(t.score)).known(appetite, known).text(in.appetiteStatus(r)).text(r.Response).text(next.Text).who(next.Owner).
		on(next.Due).onDay(in.riskReview(t.Service, r)).end()
}

// bandName is the band of a score.
func (in *Input) bandName(score int) string {
	if b := in.Catalogue.BandOf(score); b != nil && score > 0 {
		return b.Name
	}
	return ""
}

const (
	treated       = "treated"
	aboveAppetite = "above"
)

// appetiteStatus says whether the organisation accepts a risk as it stands.
func (in *Input) appetiteStatus(r *schema.Risk) string {
	rating, _ := catalogue.PresentRating(r)
	_, known := in.Catalogue.Appetite(r.Category)
	switch {
	case !known || catalogue.Score(rating) == 0:
		return ""
	case !in.Catalogue.AboveAppetite(r):
		return "within"
	}
	for i := range r.Actions {
		if catalogue.ActionOpen(&r.Actions[i]) {
			return treated
		}
	}
	return aboveAppetite
}

// nextAction is the open action that is due first; one without a day comes last.
func nextAction(r *schema.Risk) schema.RiskAction {
	var next schema.RiskAction
	found := false
	for _, a := range r.Actions {
		if catalogue.ActionOpen(&a) && (!found || !a.Due.IsZero() && (next.Due.IsZero() || a.Due.Before(next.Due))) {
			next, found = a, true
		}
	}
	return next
}

// riskReview is the day by which a risk is to be reviewed, absent where nothing tells.
func (in *Input) riskReview(s *catalogue.Service, r *schema.Risk) measure.Date {
	reviewed := r.Reviewed
	if reviewed.IsZero() && s.RiskRegister != nil {
		reviewed = s.RiskRegister.Reviewed
	}
	rating, _ := catalogue.PresentRating(r)
	b := in.Catalogue.BandOf(catalogue.Score(rating))
	if b == nil || b.ReviewEvery.IsZero() {
		return 0
	}
	return measure.Date(reviewed).Add(measure.Period(b.ReviewEvery))
}
