package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// TestWorkedCompleteness follows F16 into the cell: 18 of 20 required fields, 7 of 10 recommended and 2 of 5 optional ones
// are 70 of 85.
func TestWorkedCompleteness(t *testing.T) {
	t.Parallel()
	var c measure.Coverage
	for _, part := range []struct {
		need     byte
		met, all int
	}{{'3', 18, 20}, {'2', 7, 10}, {'1', 2, 5}, {'0', 3, 9}} {
		for i := range part.all {
			weigh(&c, part.need, i < part.met)
		}
	}
	var got string
	rows := &Rows{yield: func(row []table.Cell) bool { got = row[0].Plain(); return true }}
	rows.share(sure(measure.Completeness(c)), 2).end()
	if got != "82.35" {
		t.Errorf("completeness is %s, want 82.35", got)
	}
}

// needsByField are the needs of all fields, of a service to which they apply.
func needsByField() map[string]string {
	yes := true
	all := map[string]string{}
	s := schema.Service{Type: "platform", Transactional: &yes, Channels: []string{"online"}, Dependencies: []schema.Dependency{{Criticality: "critical"}}}
	eachField(&catalogue.Service{Service: s}, func(name, needs string, _ bool) { all[name] = needs })
	return all
}

// TestFieldsOfSchema compares the fields that completeness counts with the schema: every block of an entry is counted or
// left out on purpose, and those that a required tag asks for weigh what it says.
func TestFieldsOfSchema(t *testing.T) {
	t.Parallel()
	left := []string{"ownership_history", "problems", "changes", "waivers"} // better empty, or there only after a change
	needs := needsByField()
	for f := range reflect.TypeFor[schema.Service]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		by, counted := needs[name]
		if counted == slices.Contains(left, name) {
			t.Errorf("%s is counted: %v", name, counted)
		}
		phase, warning, _ := strings.Cut(f.Tag.Get("required"), ",")
		for n, p := range catalogue.Phases() {
			if asked(phase, p) && by[n] != map[string]byte{"": '3', "warning": '2'}[warning] {
				t.Errorf("%s weighs %c in %s, the schema says %q", name, by[n], p, f.Tag.Get("required"))
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
	needs := needsByField()
	for name, code := range map[string]string{
		"owner": "OWN001", "owner.mandate": "OWN011", "deputies": "OWN008", "contact": "CON001", "risk_register": "RSK001", "functionality": "DEF001",
		"capacity": "DEF001", "agreed": "DEF001", "slas": "SLA001", "olas": "OLA001", "users": "CHN005", "outcomes": "CHN006", "objectives": "CHN006",
		"channels": "CHN001", "take_up": "CHN004", "products": "DEP010", "platform": "DEP009", "governance": "GOV007", "escalation": "ESC001",
		"communications": "CON003", "finance": "FIN001", "benefits": "FIN006", "performance": "KPI001", "phase_history": "LIF003", "reviews": "FRS003",
		"improvements": "IMP001", "retirement": "LIF004",
	} {
		for n, phase := range catalogue.Phases() {
			want := map[finding.Severity]byte{finding.Error: '3', finding.Warning: '2'}[levels[code].In(phase)]
			if got := needs[name][n]; max(got, '1') != max(want, '1') {
				t.Errorf("%s weighs %c in %s, %s asks for %c", name, got, phase, code, want)
			}
		}
	}
}
