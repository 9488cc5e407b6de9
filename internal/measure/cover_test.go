package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF24CoverCount(t *testing.T) {
	t.Parallel()
	asOf := day(2026, 6, 15)
	tests := map[string]struct {
		in   []measure.Holder
		want int
	}{
		"owner and a deputy who left":  {[]measure.Holder{{Person: "a-khan"}, {"d-lee", day(2025, 8, 31)}}, 1},
		"owner and a deputy":           {[]measure.Holder{{Person: "a-khan"}, {Person: "b-jones"}}, 2},
		"last working day":             {[]measure.Holder{{"a-khan", asOf}}, 1},
		"the day after":                {[]measure.Holder{{"a-khan", asOf.AddDays(-1)}}, 0},
		"leaving later":                {[]measure.Holder{{"a-khan", day(2026, 7, 31)}}, 1},
		"owner is their own deputy":    {[]measure.Holder{{Person: "a-khan"}, {Person: "a-khan"}}, 1},
		"vacancy and a deputy":         {[]measure.Holder{{}, {Person: "b-jones"}}, 1},
		"nobody":                       {nil, 0},
		"everybody left":               {[]measure.Holder{{"a-khan", day(2026, 1, 1)}, {"d-lee", day(2025, 8, 31)}}, 0},
		"three deputies, one repeated": {[]measure.Holder{{Person: "a"}, {Person: "b"}, {Person: "c"}, {Person: "b"}}, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.CoverCount(asOf, tt.in); got != tt.want {
				t.Errorf("CoverCount(%s, %v) = %d, want %d", asOf, tt.in, got, tt.want)
			}
		})
	}
}
