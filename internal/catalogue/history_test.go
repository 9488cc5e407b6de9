package catalogue_test

import (
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// date reads a date, and "" as the absent one.
func date(t testing.TB, text string) schema.Date {
	t.Helper()
	var d schema.Date
	if text == "" {
		return d
	}
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

// span is an entry of phase_history: phase, first and last day, decision.
type span [4]string

func inPhase(t testing.TB, phase string, spans ...span) *catalogue.Service {
	t.Helper()
	s := &catalogue.Service{Service: schema.Service{Phase: phase}}
	for _, x := range spans {
		s.PhaseHistory = append(s.PhaseHistory, schema.PhaseSpan{Phase: x[0], From: date(t, x[1]), To: date(t, x[2]), Decision: x[3]})
	}
	return s
}

func TestPhaseNumber(t *testing.T) {
	t.Parallel()
	for i, phase := range catalogue.Phases() {
		if got := catalogue.PhaseNumber(phase); got != i {
			t.Errorf("PhaseNumber(%q) = %d, want %d", phase, got, i)
		}
	}
	for _, word := range []string{"", "Live", "gamma"} {
		if got := catalogue.PhaseNumber(word); got != -1 {
			t.Errorf("PhaseNumber(%q) = %d, want -1", word, got)
		}
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	s := inPhase(t, "beta", span{"beta", "2025-02-01"}, span{"alpha"}, span{"discovery", "2024-01-08"}, span{"gamma", "2020-01-01"}, span{"alpha", "2024-05-01"})
	if got, want := s.History(), []int{2, 4, 0}; !slices.Equal(got, want) {
		t.Errorf("History() = %v, want %v", got, want)
	}
}

func TestPhaseBeganAndReached(t *testing.T) {
	t.Parallel()
	alpha, beta := span{"alpha", "2024-05-01", "2025-01-31"}, span{"beta", "2025-02-01", "2025-12-31"}
	tests := map[string]struct {
		in      *catalogue.Service
		began   string
		reached int
	}{
		"no history":                    {inPhase(t, "beta"), "", 2},
		"an entry of its own":           {inPhase(t, "beta", alpha, span{"beta", "2025-02-15"}), "2025-02-15", 2},
		"the day after the one before":  {inPhase(t, "live", alpha, beta), "2026-01-01", 3},
		"the one before goes on":        {inPhase(t, "beta", span{"alpha", "2024-05-01"}), "", 2},
		"in any order":                  {inPhase(t, "live", beta, alpha), "2026-01-01", 3},
		"retired from live":             {inPhase(t, "retirement", beta, span{"live", "2026-01-01", "2026-05-31"}), "2026-06-01", 4},
		"given up in alpha":             {inPhase(t, "retirement", alpha, span{"retirement", "2025-02-01"}), "2025-02-01", 1},
		"retired from nobody knows":     {inPhase(t, "retirement"), "", -1},
		"taken back":                    {inPhase(t, "alpha", alpha, beta), "2026-01-01", 1},
		"a phase that does not exist":   {inPhase(t, "gamma"), "", -1},
		"its own entry, closed already": {inPhase(t, "beta", alpha, beta), "2025-02-01", 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.PhaseBegan(); got.String() != tt.began {
				t.Errorf("PhaseBegan() = %q, want %q", got, tt.began)
			}
			if got := tt.in.PhaseReached(); got != tt.reached {
				t.Errorf("PhaseReached() = %d, want %d", got, tt.reached)
			}
		})
	}
}

func TestOwnerOn(t *testing.T) {
	t.Parallel()
	former := []schema.OwnershipSpan{
		{Person: "d-lee", From: date(t, "2024-01-08"), To: date(t, "2025-08-31")},
		{Person: "z-old", From: date(t, "2020-01-01"), To: date(t, "2023-12-31")},
	}
	dated := &schema.Owner{Person: "a-khan", Since: date(t, "2025-09-01")}
	undated := &schema.Owner{Person: "a-khan"}
	tests := map[string]struct {
		owner   *schema.Owner
		history []schema.OwnershipSpan
		day     string
		want    string // "" when it is not known
	}{
		"today":                         {dated, former, "2026-06-15", "a-khan"},
		"the first day":                 {dated, former, "2025-09-01", "a-khan"},
		"the last day of the former":    {dated, former, "2025-08-31", "d-lee"},
		"the first day of the former":   {dated, former, "2024-01-08", "d-lee"},
		"before that one":               {dated, former, "2023-12-31", "z-old"},
		"between two":                   {dated, former, "2024-01-05", ""},
		"before all":                    {dated, former, "2019-12-31", ""},
		"since when is not said":        {undated, former, "2026-06-15", "a-khan"},
		"not said, between two":         {undated, former, "2024-01-05", ""},
		"not said, before all":          {undated, former, "2019-12-31", ""},
		"not said and nobody before":    {undated, nil, "2019-12-31", "a-khan"},
		"no history reaching far":       {dated, nil, "2025-08-31", ""},
		"no owner":                      {nil, nil, "2026-06-15", ""},
		"no owner, but a former one":    {nil, former, "2025-01-01", "d-lee"},
		"a former one without last day": {undated, []schema.OwnershipSpan{{Person: "d-lee", From: date(t, "2024-01-08")}}, "2025-01-01", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &catalogue.Service{Service: schema.Service{Owner: tt.owner, OwnershipHistory: tt.history}}
			got, known := s.OwnerOn(date(t, tt.day))
			if got != tt.want || known != (tt.want != "") {
				t.Errorf("OwnerOn(%s) = %q, %t, want %q", tt.day, got, known, tt.want)
			}
		})
	}
}
