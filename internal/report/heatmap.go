package report

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// heatMap is where risks cluster (F10).
func heatMap() Report {
	return Report{
		Name: "heatmap", Title: "Risk heat map", Question: "Where do risks cluster?", For: "boards",
		Rows:  "One row for each pair of likelihood and impact, with the open risks that have this rating; 0 where there is none.",
		Group: "band", Sort: "band, the worst first; score, the highest first", Picture: HeatMap,
		Columns: columns(`
			Band | text | The band of risk-scale.yaml into which the score, likelihood × impact, falls.
			Likelihood | number | 1 to 5.
			Likelihood name | text more | What risk-scale.yaml calls it.
			Impact | number | 1 to 5.
			Impact name | text more | What risk-scale.yaml calls it.
			Score | number more | Likelihood × impact.
			Inherent (risks) | number sum | How many open risks had this rating before anything was done.
			Residual (risks) | number sum | How many open risks have this rating as things stand.
		`),
		Fill: func(in *Input, add *Rows) {
			inherent, residual := map[[2]int]int{}, map[[2]int]int{}
			for _, t := range in.threats() {
				mark(inherent, t.risk.Inherent)
				mark(residual, t.risk.Residual)
			}
			addHeat(in, inherent, residual, add)
		},
	}
}

// mark counts a rating in its field of the map. One outside the scale is in none.
func mark(counts map[[2]int]int, r *schema.Rating) {
	if r != nil && r.Likelihood != nil && r.Impact != nil {
		counts[[2]int{*r.Likelihood, *r.Impact}]++
	}
}

// addHeat adds the 25 fields by band, those with the highest score first and of equal ones those with the highest impact.
func addHeat(in *Input, inherent, residual map[[2]int]int, add *Rows) {
	var bands []string
	scores := map[string][]int{}
	for score := 25; score >= 1; score-- {
		band := in.bandName(score)
		if scores[band] == nil {
			bands = append(bands, band)
		}
		scores[band] = append(scores[band], score)
	}
	for _, band := range bands {
		addBand(in, scores[band], inherent, residual, add)
	}
}

func addBand(in *Input, scores []int, inherent, residual map[[2]int]int, add *Rows) {
	scale := in.Catalogue.RiskScale
	for _, score := range scores {
		for impact := 5; impact >= 1; impact-- {
			likelihood := score / impact
			if likelihood > 5 || measure.RiskScore(likelihood, impact) != score {
				continue
			}
			at := [2]int{likelihood, impact}
			add.text(in.bandName(score)).number(likelihood).text(scale.Likelihood[strconv.Itoa(likelihood)]).number(impact).
				text(scale.Impact[strconv.Itoa(impact)]).number(score).number(inherent[at]).number(residual[at]).end()
		}
	}
}
