package measure_test

import (
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func bands() []measure.Band {
	return []measure.Band{{"low", 1, 4}, {"medium", 5, 9}, {"high", 10, 14}, {"very-high", 15, 25}}
}

func TestF10RiskScoreAndBand(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		likelihood, impact, score int
		band                      string
	}{
		"rare and major":             {1, 4, 4, "low"},
		"rare and severe":            {1, 5, 5, "medium"},
		"possible and moderate":      {3, 3, 9, "medium"},
		"unlikely and severe":        {2, 5, 10, "high"},
		"possible and major":         {3, 4, 12, "high"},
		"possible and severe":        {3, 5, 15, "very-high"},
		"likely and severe":          {4, 5, 20, "very-high"},
		"almost certain and severe":  {5, 5, 25, "very-high"},
		"rare and minimal":           {1, 1, 1, "low"},
		"almost certain and minimal": {5, 1, 5, "medium"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			score := measure.RiskScore(tt.likelihood, tt.impact)
			band, ok := measure.BandOf(bands(), score)
			if score != tt.score || !ok || band.Name != tt.band {
				t.Errorf("score %d, band %q, want %d, %q", score, band.Name, tt.score, tt.band)
			}
		})
	}
}

func TestBandOfNone(t *testing.T) {
	t.Parallel()
	for _, score := range []int{-1, 0, 26} {
		if band, ok := measure.BandOf(bands(), score); ok {
			t.Errorf("BandOf(%d) = %q, want none", score, band.Name)
		}
	}
	overlapping := []measure.Band{{"low", 1, 5}, {"medium", 5, 9}}
	if band, _ := measure.BandOf(overlapping, 5); band.Name != "low" {
		t.Errorf("BandOf(5) in overlapping bands = %q, want the first", band.Name)
	}
}

func TestF10BandCounts(t *testing.T) {
	t.Parallel()
	if got, want := measure.BandCounts(bands()), []int{8, 7, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("BandCounts = %v, want %v", got, want)
	}
	if got, want := measure.BandCounts([]measure.Band{{"middle", 4, 4}}), []int{3}; !slices.Equal(got, want) {
		t.Errorf("BandCounts with gaps = %v, want %v", got, want)
	}
}
