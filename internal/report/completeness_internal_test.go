package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// TestWorkedCompleteness follows F16 into the cell: 18 of 20 required fields, 7 of 10 recommended and 2 of 5 optional ones
// are 70 of 85.
func TestWorkedCompleteness(t *testing.T) {
	t.Parallel()
	in := &Input{Catalogue: &catalogue.Catalogue{Settings: &schema.Settings{}, Roles: &schema.Roles{}}}
	for _, part := range []struct {
		need     need
		met, all int
	}{{required, 18, 20}, {recommended, 7, 10}, {optional, 2, 5}, {unasked, 3, 9}} {
		for i := range part.all {
			in.fields = append(in.fields, field{by: [5]need{3: part.need}, has: func(*catalogue.Service) bool { return i < part.met }})
		}
	}
	in.fields = append(in.fields, field{by: always(required), has: mandated, when: transactional}) // not for this one
	in.Services = []*catalogue.Service{{Service: schema.Service{ID: "x", Phase: "live"}, File: &catalogue.File{}}}
	r := quality()
	out := r.Flow(in).Whole()
	at := slices.IndexFunc(out.Columns, func(c table.Column) bool { return c.Key() == "completeness_percent" })
	if got := out.Rows[0][at].Plain(); got != "82.35" {
		t.Errorf("completeness is %s, want 82.35", got)
	}
}

// TestFieldsOfSchema compares the fields that completeness counts with the schema: every block of an entry is counted or
// left out on purpose, and those that a required tag asks for weigh what it says.
func TestFieldsOfSchema(t *testing.T) {
	t.Parallel()
	left := []string{"ownership_history", "problems", "changes", "waivers"} // better empty, or there only after a change
	needs := map[string][5]need{}
	for _, f := range fields() {
		needs[f.name] = f.by
	}
	for f := range reflect.TypeFor[schema.Service]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		by, counted := needs[name]
		if counted == slices.Contains(left, name) {
			t.Errorf("%s is counted: %v", name, counted)
		}
		phase, warning, _ := strings.Cut(f.Tag.Get("required"), ",")
		for n, p := range catalogue.Phases() {
			if asked(phase, p) && by[n] != map[string]need{"": required, "warning": recommended}[warning] {
				t.Errorf("%s weighs %d in %s, the schema says %q", name, by[n], p, f.Tag.Get("required"))
			}
		}
	}
}

// asked reports whether a required tag is about a phase.
func asked(tag, phase string) bool {
	from, later := strings.CutSuffix(tag, "+")
	if later {
		return catalogue.PhaseNumber(phase) >= catalogue.PhaseNumber(from)
	}
	return tag == "all" || tag == phase
}

// TestFieldsOfRules compares the weights with the rules that ask for a field: an error for its lack makes it required, a
// warning recommended.
func TestFieldsOfRules(t *testing.T) {
	t.Parallel()
	levels := map[string]lint.Levels{}
	for _, r := range rules.All() {
		levels[r.Code] = r.Levels
	}
	needs := map[string][5]need{}
	for _, f := range fields() {
		needs[f.name] = f.by
	}
	for name, code := range map[string]string{
		"owner": "OWN001", "owner.mandate": "OWN011", "deputies": "OWN008", "contact": "CON001", "risk_register": "RSK001", "functionality": "DEF001",
		"capacity": "DEF001", "agreed": "DEF001", "slas": "SLA001", "olas": "OLA001", "users": "CHN005", "outcomes": "CHN006", "objectives": "CHN006",
		"channels": "CHN001", "take_up": "CHN004", "products": "DEP010", "platform": "DEP009", "governance": "GOV007", "escalation": "ESC001",
		"communications": "CON003", "finance": "FIN001", "benefits": "FIN006", "performance": "KPI001", "phase_history": "LIF003", "reviews": "FRS003",
		"improvements": "IMP001", "retirement": "LIF004",
	} {
		for n, phase := range catalogue.Phases() {
			want := map[finding.Severity]need{finding.Error: required, finding.Warning: recommended}[levels[code].In(phase)]
			if got := needs[name][n]; max(got, optional) != max(want, optional) {
				t.Errorf("%s weighs %d in %s, %s asks for %d", name, got, phase, code, want)
			}
		}
	}
}
