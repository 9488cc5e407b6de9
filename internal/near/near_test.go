package near_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/near"
)

func TestOf(t *testing.T) {
	t.Parallel()
	fields := []string{"owner", "deputies", "description", "risk_register", "risks", "reviewed", "reviews", "slas", "olas", "id"}
	tests := map[string]struct {
		in         string
		candidates []string
		limit      int
		want       []string
	}{
		"typing slip":                  {"deputys", fields, 3, []string{"deputies"}},
		"one of many":                  {"deputy", fields, 3, []string{"deputies"}},
		"swapped neighbours":           {"onwer", fields, 3, []string{"owner"}},
		"other case":                   {"Owner", fields, 3, []string{"owner"}},
		"hyphen for underscore":        {"risk-register", fields, 3, []string{"risk_register"}},
		"blank for underscore":         {"risk register", fields, 3, []string{"risk_register"}},
		"zero-width character":         {"own\u200ber", fields, 3, []string{"owner"}},
		"letter of another alphabet":   {"\u043ewner", fields, 3, []string{"owner"}},
		"nearest first, then by name":  {"review", fields, 3, []string{"reviews", "reviewed"}},
		"limit":                        {"review", fields, 1, []string{"reviews"}},
		"equally near ones by name":    {"plas", fields, 3, []string{"olas", "slas"}},
		"hopeless":                     {"wibble", fields, 3, nil},
		"short words allow one slip":   {"ic", fields, 3, []string{"id"}},
		"short words allow only one":   {"xy", fields, 3, nil},
		"empty word":                   {"", fields, 3, nil},
		"only invisible characters":    {"\u200b", fields, 3, nil},
		"no candidates":                {"owner", nil, 3, nil},
		"limit of nothing":             {"owner", fields, 0, nil},
		"word far too long":            {strings.Repeat("a", 5000), fields, 3, nil},
		"candidate far too long":       {"aaaa", []string{strings.Repeat("a", 5000)}, 3, nil},
		"repeated candidate once":      {"ownr", []string{"owner", "owner"}, 3, []string{"owner"}},
		"the same word is the nearest": {"owner", []string{"owners", "owner"}, 3, []string{"owner", "owners"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := near.Of(tt.in, tt.candidates, tt.limit); !slices.Equal(got, tt.want) {
				t.Errorf("Of(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// BenchmarkOf has a budget of 5 ms: a wrong reference among 10,000 ids.
func BenchmarkOf(b *testing.B) {
	var ids []string
	for i := range 10_000 {
		ids = append(ids, fmt.Sprintf("renew-licence-%05d", i))
	}
	b.ReportAllocs()
	for b.Loop() {
		near.Of("renew-licnce-04711", ids, 3)
	}
}

// TestOfManyTies checks that among many equally near names the first ones by name are chosen, whatever their order.
func TestOfManyTies(t *testing.T) {
	t.Parallel()
	var ids []string
	for i := range 500 {
		ids = append(ids, fmt.Sprintf("pay-%03d", (i*271)%500))
	}
	want := []string{"pay-000", "pay-001", "pay-002"}
	if got := near.Of("pay-00", ids, 3); !slices.Equal(got, want) {
		t.Errorf("Of = %q, want %q", got, want)
	}
}
