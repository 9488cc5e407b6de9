package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF15OwnerLoad(t *testing.T) {
	t.Parallel()
	limits := measure.LoadLimits{Services: 7, Load: rat(t, "8.0")}
	four := []measure.OwnedService{{"live", 1}, {"live", 1}, {"beta", 2}, {"discovery", 3}}
	tests := map[string]struct {
		in       []measure.OwnedService
		want     string
		exceeded bool
	}{
		"four services":   {four, "6.75", false},
		"one live more":   {append(four[:4:4], measure.OwnedService{Phase: "live", Tier: 2}), "8.25", true},
		"equal passes":    {[]measure.OwnedService{{"live", 1}, {"live", 1}, {"live", 1}, {"live", 1}}, "8", false},
		"eight small":     {repeat(measure.OwnedService{Phase: "discovery", Tier: 4}, 8), "2", true},
		"seven small":     {repeat(measure.OwnedService{Phase: "discovery", Tier: 4}, 7), "1.75", false},
		"nothing":         {nil, "0", false},
		"without a tier":  {[]measure.OwnedService{{"discovery", 0}}, "0.5", false},
		"unknown phase":   {[]measure.OwnedService{{"prod", 1}}, "0", false},
		"alpha and after": {[]measure.OwnedService{{"alpha", 3}, {"retirement", 3}}, "1.5", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := measure.OwnerLoad(tt.in)
			wantExact(t, "OwnerLoad", got, tt.want)
			if exceeded := limits.Exceeded(len(tt.in), got); exceeded != tt.exceeded {
				t.Errorf("Exceeded(%d, %v) = %t, want %t", len(tt.in), got, exceeded, tt.exceeded)
			}
		})
	}
}

func TestF15ServiceLoad(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   measure.OwnedService
		want string
	}{
		"live tier 1":      {measure.OwnedService{Phase: "live", Tier: 1}, "2"},
		"beta tier 2":      {measure.OwnedService{Phase: "beta", Tier: 2}, "2.25"},
		"discovery tier 3": {measure.OwnedService{Phase: "discovery", Tier: 3}, "0.5"},
		"live tier 2":      {measure.OwnedService{Phase: "live", Tier: 2}, "1.5"},
		"live tier 4":      {measure.OwnedService{Phase: "live", Tier: 4}, "0.5"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantExact(t, "Load()", tt.in.Load(), tt.want)
		})
	}
}

func TestNoLoadLimits(t *testing.T) {
	t.Parallel()
	if (measure.LoadLimits{}).Exceeded(1000, rat(t, "1000")) {
		t.Error("no limits are exceeded, want never")
	}
}

func repeat(s measure.OwnedService, n int) []measure.OwnedService {
	all := make([]measure.OwnedService, n)
	for i := range all {
		all[i] = s
	}
	return all
}
