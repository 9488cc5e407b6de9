package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF23AssessmentFloor(t *testing.T) {
	t.Parallel()
	thirteenGreen := make([]measure.Result, 13)
	for i := range thirteenGreen {
		thirteenGreen[i] = measure.Green
	}
	tests := map[string]struct {
		points       []measure.Result
		want         measure.Result
		overall      measure.Result
		inconsistent bool
	}{
		"13 green and 1 amber":   {append(thirteenGreen[:13:13], measure.Amber), measure.Amber, measure.Green, true},
		"amber overall is right": {append(thirteenGreen[:13:13], measure.Amber), measure.Amber, measure.Amber, false},
		"red overall may be":     {append(thirteenGreen[:13:13], measure.Amber), measure.Amber, measure.Red, false},
		"red over amber":         {[]measure.Result{measure.Amber, measure.Red, measure.Green}, measure.Red, measure.Amber, true},
		"all green":              {thirteenGreen, measure.Green, measure.Green, false},
		"not met":                {[]measure.Result{measure.Met, measure.NotMet}, measure.NotMet, measure.Met, true},
		"met ranks as green":     {[]measure.Result{measure.Met}, measure.Met, measure.Green, false},
		"no points":              {nil, "", measure.Green, false},
		"unknown words":          {[]measure.Result{"blue", measure.Amber}, measure.Amber, "blue", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			floor := measure.AssessmentFloor(tt.points...)
			if floor != tt.want {
				t.Errorf("AssessmentFloor = %q, want %q", floor, tt.want)
			}
			if got := tt.overall.BetterThan(floor); got != tt.inconsistent {
				t.Errorf("%q.BetterThan(%q) = %t, want %t", tt.overall, floor, got, tt.inconsistent)
			}
		})
	}
}

func TestF23Quadrant(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		influence, interest int
		want                measure.Quadrant
	}{
		"both high":       {5, 4, measure.ManageClosely},
		"influence only":  {5, 2, measure.KeepSatisfied},
		"interest only":   {2, 5, measure.KeepInformed},
		"neither":         {2, 2, measure.Monitor},
		"at the cut":      {4, 4, measure.ManageClosely},
		"influence at it": {4, 3, measure.KeepSatisfied},
		"interest at it":  {3, 4, measure.KeepInformed},
		"below the cut":   {3, 3, measure.Monitor},
		"not rated":       {0, 0, measure.Monitor},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.QuadrantOf(tt.influence, tt.interest); got != tt.want {
				t.Errorf("QuadrantOf(%d, %d) = %q, want %q", tt.influence, tt.interest, got, tt.want)
			}
		})
	}
}
