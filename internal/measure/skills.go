package measure

import "math/big"

// Level is how well a person masters a skill.
type Level int

// Levels in rising order. A profile that leaves a skill unset asks for NoLevel and so for nothing.
const (
	NoLevel Level = iota
	Awareness
	Working
	Practitioner
	Expert
)

// LevelOf is the level with this name. The words "unset" and "none", and an empty name, are NoLevel.
func LevelOf(name string) (Level, bool) {
	switch name {
	case "", "none", "unset":
		return NoLevel, true
	case "awareness":
		return Awareness, true
	case "working":
		return Working, true
	case "practitioner":
		return Practitioner, true
	case "expert":
		return Expert, true
	default:
		return NoLevel, false
	}
}

// Skill is one skill of a role's profile and how well a person has it.
type Skill struct {
	Needs, Has Level
}

// SkillGap is how many levels are missing over all skills (F17). More than needed in one skill does not make up for
// another.
func SkillGap(skills []Skill) int {
	gap := 0
	for _, s := range skills {
		gap += int(max(0, s.Needs-s.Has))
	}
	return gap
}

// SkillFit is the percentage of the needed levels that are there (F17). A profile that needs nothing has no fit.
func SkillFit(skills []Skill) (*big.Rat, bool) {
	has, needs := int64(0), int64(0)
	for _, s := range skills {
		has += int64(min(s.Has, s.Needs))
		needs += int64(s.Needs)
	}
	return percent(whole(has), whole(needs))
}

// Candidate is a person who might become the owner of a service.
type Candidate struct {
	EssentialSkills    bool // has every essential skill of the role
	StrategicOwnership Level
	Gap                int // SkillGap for the role
}

// Advice is what to do about a service without a suitable owner.
type Advice string

// The advice that Advise gives.
const (
	Upskill    Advice = "upskill"
	Hire       Advice = "hire"
	Reallocate Advice = "reallocate"
)

// Suitable reports whether the person can grow into the role: all essential skills, strategic ownership at practitioner
// or above, and at most 8 levels missing (F18).
func (c Candidate) Suitable() bool {
	const largestGap = 8
	return c.EssentialSkills && c.StrategicOwnership >= Practitioner && c.Gap <= largestGap
}

// Advise is to upskill where anyone is suitable, else to hire where two or more product leads lack an accountable owner,
// else to reallocate (F18).
func Advise(candidates []Candidate, leadsWithoutOwner int) Advice {
	for _, c := range candidates {
		if c.Suitable() {
			return Upskill
		}
	}
	if leadsWithoutOwner >= 2 {
		return Hire
	}
	return Reallocate
}
