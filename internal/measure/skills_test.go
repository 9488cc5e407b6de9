package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

// profile pairs the eight levels of the service owner's default profile, in the order of roles.yaml, with a person's.
func profile(t *testing.T, has ...measure.Level) []measure.Skill {
	t.Helper()
	needs := []string{"expert", "expert", "practitioner", "expert", "expert", "working", "expert", "expert"}
	skills := make([]measure.Skill, 0, len(needs)+1)
	for i, name := range needs {
		level, ok := measure.LevelOf(name)
		if !ok {
			t.Fatalf("LevelOf(%q) is unknown", name)
		}
		skills = append(skills, measure.Skill{Needs: level, Has: has[i]})
	}
	unset, _ := measure.LevelOf("unset")
	return append(skills, measure.Skill{Needs: unset, Has: measure.Working}) // the ninth skill has no level and counts for nothing
}

func TestF17SkillGap(t *testing.T) {
	t.Parallel()
	total := 0
	someone := profile(t, 3, 4, 3, 2, 4, 3, 4, 0)
	for _, s := range someone {
		total += int(s.Needs)
	}
	if total != 29 {
		t.Errorf("the profile totals %d, want 29", total)
	}
	tests := map[string]struct {
		in  []measure.Skill
		gap int
		fit string
	}{
		"someone":              {someone, 7, "2200/29"},
		"a master of all":      {profile(t, 4, 4, 4, 4, 4, 4, 4, 4), 0, "100"},
		"a beginner":           {profile(t, 0, 0, 0, 0, 0, 0, 0, 0), 29, "0"},
		"more does not offset": {[]measure.Skill{{Needs: 2, Has: 4}, {Needs: 4, Has: 2}}, 2, "400/6"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.SkillGap(tt.in); got != tt.gap {
				t.Errorf("SkillGap = %d, want %d", got, tt.gap)
			}
			fit, ok := measure.SkillFit(tt.in)
			if !ok {
				t.Fatal("SkillFit is unknown, want a value")
			}
			wantExact(t, "SkillFit", fit, tt.fit)
		})
	}
	fit, _ := measure.SkillFit(someone)
	wantRounded(t, "SkillFit", fit, 2, "75.86")
	if got, ok := measure.SkillFit([]measure.Skill{{Has: measure.Expert}}); ok {
		t.Errorf("SkillFit for no needs = %v, want none", got)
	}
}

func TestLevelOf(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want measure.Level
		ok   bool
	}{
		"absent":       {"", 0, true},
		"none":         {"none", 0, true},
		"unset":        {"unset", 0, true},
		"awareness":    {"awareness", 1, true},
		"working":      {"working", 2, true},
		"practitioner": {"practitioner", 3, true},
		"expert":       {"expert", 4, true},
		"unknown":      {"guru", 0, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := measure.LevelOf(tt.in); got != tt.want || ok != tt.ok {
				t.Errorf("LevelOf(%q) = %d, %t, want %d, %t", tt.in, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestF18Advise(t *testing.T) {
	t.Parallel()
	fit := measure.Candidate{EssentialSkills: true, StrategicOwnership: measure.Practitioner, Gap: 7}
	tests := map[string]struct {
		candidates []measure.Candidate
		leads      int
		want       measure.Advice
	}{
		"gap of 7":                    {[]measure.Candidate{fit}, 3, measure.Upskill},
		"nobody and three leads":      {nil, 3, measure.Hire},
		"nobody and two leads":        {nil, 2, measure.Hire},
		"nobody and one lead":         {nil, 1, measure.Reallocate},
		"gap of 8 passes":             {[]measure.Candidate{{true, measure.Expert, 8}}, 0, measure.Upskill},
		"gap of 9 does not":           {[]measure.Candidate{{true, measure.Expert, 9}}, 0, measure.Reallocate},
		"essential skill missing":     {[]measure.Candidate{{false, measure.Expert, 0}}, 2, measure.Hire},
		"strategic ownership too low": {[]measure.Candidate{{true, measure.Working, 0}}, 0, measure.Reallocate},
		"the second is suitable":      {[]measure.Candidate{{true, measure.Working, 0}, fit}, 2, measure.Upskill},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.Advise(tt.candidates, tt.leads); got != tt.want {
				t.Errorf("Advise(%v, %d) = %s, want %s", tt.candidates, tt.leads, got, tt.want)
			}
		})
	}
}
