package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF16Completeness(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   measure.Coverage
		want string
	}{
		"some of each":  {measure.Coverage{measure.Tally{18, 20}, measure.Tally{7, 10}, measure.Tally{2, 5}}, "7000/85"},
		"all":           {measure.Coverage{measure.Tally{20, 20}, measure.Tally{10, 10}, measure.Tally{5, 5}}, "100"},
		"required only": {measure.Coverage{Required: measure.Tally{1, 4}}, "25"},
		"nothing":       {measure.Coverage{Optional: measure.Tally{0, 4}}, "0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.Completeness(tt.in)
			if !ok {
				t.Fatal("Completeness is unknown, want a value")
			}
			wantExact(t, "Completeness", got, tt.want)
		})
	}
	some, _ := measure.Completeness(tests["some of each"].in)
	wantRounded(t, "Completeness", some, 2, "82.35")
	if got, ok := measure.Completeness(measure.Coverage{}); ok {
		t.Errorf("Completeness of no fields = %v, want none", got)
	}
}
