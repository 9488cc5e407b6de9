package risk

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// lowest and highest are the ends of the scores: 1 × 1 and 5 × 5.
const (
	lowest  = catalogue.LowestScore
	highest = catalogue.HighestScore
)

// RiskScaleInvalid reports bands of risk-scale.yaml that overlap or leave scores out, and an appetite that no score can
// reach or keep to (source OB).
func RiskScaleInvalid() *lint.Rule {
	return &lint.Rule{
		Code: "RSK007", Name: "risk-scale-invalid", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "OB",
		Catalogue: func(p *lint.Pass) {
			if !p.Catalogue.HasRiskScale {
				return
			}
			for _, f := range p.Catalogue.Files() {
				if f.Name == catalogue.RiskScaleFile {
					checkBands(p, f, p.Catalogue.RiskScale.Bands)
					checkAppetite(p, f, p.Catalogue.RiskScale.Appetite)
					return
				}
			}
		},
	}
}

// checkBands reports what is wrong with each band, or, when each is right, with how they follow each other.
func checkBands(p *lint.Pass, f *catalogue.File, bands []schema.Band) {
	sound := true
	for i := range bands {
		b := &bands[i]
		if b.Name == "" || b.From == nil || b.To == nil {
			return // reported by another rule; what the rest leaves out cannot be told
		}
		sound = checkBand(p, f, b) && sound
	}
	if !sound {
		return
	}
	ordered := slices.Clone(bands)
	sorting.List(ordered, func(i, j int) int { return cmp.Compare(*ordered[i].From, *ordered[j].From) })
	top, topName := lowest-1, ""
	for _, b := range ordered {
		if *b.From <= top {
			bandReport(p, f, &b, ".from", "starts at %d, but %s reaches %d", *b.From, topName, top).
				Help("let every score belong to one band: start %s at %d", b.Name, top+1)
		} else if *b.From > top+1 {
			bandReport(p, f, &b, ".from", "leaves %s below it without a band", scores(top+1, *b.From-1)).
				Help("start %s at %d, or add a band", b.Name, top+1)
		}
		if *b.To > top {
			top, topName = *b.To, b.Name
		}
	}
	switch {
	case len(bands) == 0:
		p.Report(f, "bands", "risk scale has no bands").
			Help("add bands from 1 to 25, such as `bands: [{name: low, from: 1, to: 9, review_every: P6M}, " +
				"{name: high, from: 10, to: 25, review_every: P1M}]`, or delete the file: the built-in scale stands in")
	case top < highest:
		b := ordered[len(ordered)-1]
		bandReport(p, f, &b, ".to", "leaves %s above it without a band", scores(top+1, highest)).
			Help("let the highest band reach %d, or add a band", highest)
	}
}

// checkBand reports a band that is not a range of scores.
func checkBand(p *lint.Pass, f *catalogue.File, b *schema.Band) bool {
	switch {
	case *b.From < lowest:
		bandReport(p, f, b, ".from", "starts at %d; scores start at %d", *b.From, lowest).Help("write `from: %d`", lowest)
	case *b.To > highest:
		bandReport(p, f, b, ".to", "ends at %d; scores end at %d", *b.To, highest).Help("write `to: %d`", highest)
	case *b.To < *b.From:
		bandReport(p, f, b, ".to", "ends at %d, before it starts at %d", *b.To, *b.From).Help("perhaps from and to are swapped")
	default:
		return true
	}
	return false
}

func bandReport(p *lint.Pass, f *catalogue.File, b *schema.Band, field, format string, args ...any) *lint.Reported {
	return p.Report(f, catalogue.Item("bands", b.Name)+field, "band %s "+format, append([]any{b.Name}, args...)...)
}

// scores is a range of scores in words.
func scores(from, to int) string {
	if from == to {
		return "score " + strconv.Itoa(from)
	}
	return "scores " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
}

// checkAppetite reports a highest accepted score that is no score.
func checkAppetite(p *lint.Pass, f *catalogue.File, appetite map[string]int) {
	for _, category := range sorting.Keys(appetite) {
		if limit := appetite[category]; limit < lowest || limit > highest {
			p.Report(f, catalogue.Key("appetite", category), "appetite for %s is %d; scores go from %d to %d", category, limit, lowest, highest).
				Help("write the highest residual score that is accepted, from %d to %d", lowest, highest)
		}
	}
}
