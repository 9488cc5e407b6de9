package report

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// ownerRole is the role whose skill profile owners are measured by.
const ownerRole = "service_owner"

// skillsGap is what owners lack, and whom to train, move or hire (F17, F18).
func skillsGap() Report {
	return Report{
		Name: "skills-gap", Title: "Skills gap", Question: "Train, move or hire?", For: "human resources",
		Rows: "One row for each skill in which an owner of a selected service is below the profile of the role service_owner in roles.yaml, and one for each selected " +
			"service without an owner who is here. Owners without any recorded skill have one row. Services past the end of their retirement are left out.",
		Sort: "vacancies first; then the total gap, the largest first, person and skill",
		Columns: columns(`
			Service id | text | The service without an owner; empty for a gap.
			Case | text more | vacancy (a service without an owner who is here) or gap (a skill of an owner).
			Person | text | The owner; the last one of a vacancy.
			Person id | text more | Id of that person in people.yaml.
			Owns | list more | The services that the person owns.
			Skill | text | The skill that is below its level.
			Has | text | The level that is recorded: awareness, working, practitioner or expert.
			Needs | text | The level that the role needs.
			Gap (levels) | number | max(0, needs − has), where awareness is 1 and expert 4.
			Total gap (levels) | number more | Σ max(0, needs − has) over all skills of the role. More than needed in one skill does not make up for another.
			Fit | percent | 100 × Σ min(has, needs) ÷ Σ needs.
			Essential missing | list more | Essential skills of which no level is recorded.
			Assessed | date more | When the skills were assessed.
			Development | list more | Training and development under way.
			Candidates | list | For a vacancy: up to five people who have all essential skills, strategic ownership at practitioner or above, and a total gap of at most 8; deputies first.
			Advice | text | assess an owner of whom no skill is recorded; upskill where the person, or any candidate for a vacancy, is suitable by those marks; else hire where two or more product leads lack an owner; else reallocate.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				if v := in.vacancy(s); !in.archived(s) && (v == noOwner || v == nobodyCovers || v == ownerLeft) {
					addVacancy(in, s, add)
				}
			}
			for _, p := range in.profiles() {
				addGaps(in, p, add)
			}
		},
	}
}

// addVacancy adds a service that needs an owner.
func addVacancy(in *Input, s *catalogue.Service, add *Rows) {
	suitable := in.suitable()
	var candidates []measure.Candidate
	for range suitable {
		candidates = append(candidates, measure.Candidate{EssentialSkills: true, StrategicOwnership: measure.Practitioner})
	}
	ordered := slices.Clone(suitable)
	sorting.List(ordered, func(i, j int) int {
		return first(slices.Contains(s.Deputies, ordered[i]), slices.Contains(s.Deputies, ordered[j]))
	})
	var leads []string
	for i := range s.Products {
		if lead := s.Products[i].Lead; lead != "" && !slices.Contains(leads, lead) {
			leads = append(leads, lead)
		}
	}
	add.id(s).text("vacancy").who(s.OwnerID()).text(s.OwnerID()).none(10).people(ordered[:min(len(ordered), mostCandidates)]).
		text(string(measure.Advise(candidates, len(leads)))).end()
}

// mostCandidates is how many people are named for one duty.
const mostCandidates = 5

// profile is how well somebody fits the role of owner.
type profile struct {
	person    string
	owns      []string
	skills    []skillLevel
	gap       int
	fit       *big.Rat
	essential []string // missing
	strategic measure.Level
}

type skillLevel struct {
	name string
	measure.Skill
}

// suits are the marks by which somebody might become an owner.
func (p *profile) suits() measure.Candidate {
	return measure.Candidate{EssentialSkills: len(p.essential) == 0, StrategicOwnership: p.strategic, Gap: p.gap}
}

// profileOf is how well somebody fits the role of owner.
func (in *Input) profileOf(person string) *profile {
	p := &profile{person: person}
	role := in.Catalogue.Roles.Roles[ownerRole]
	if role == nil {
		return p
	}
	levels := in.levels(person)
	needed := make([]measure.Skill, 0, len(role.Skills))
	for _, name := range sorting.Keys(role.Skills) {
		needs, _ := measure.LevelOf(role.Skills[name])
		has, _ := measure.LevelOf(levels[name])
		p.skills = append(p.skills, skillLevel{name, measure.Skill{Needs: needs, Has: has}})
		needed = append(needed, measure.Skill{Needs: needs, Has: has})
	}
	p.gap, p.fit = measure.SkillGap(needed), sure(measure.SkillFit(needed))
	p.strategic, _ = measure.LevelOf(levels["strategic_ownership"])
	for _, name := range role.Essential {
		if level := levels[name]; name != "" && (level == "" || level == "unset") {
			p.essential = append(p.essential, name)
		}
	}
	return p
}

// levels are the recorded skills of somebody.
func (in *Input) levels(person string) map[string]string {
	if p := in.Catalogue.Person(person); p != nil && p.Skills != nil {
		return p.Skills.Levels
	}
	return nil
}

// suitable are the people who are here and might become owners, the best fit first. It is worked out once.
func (in *Input) suitable() []string {
	if in.talent != nil {
		return *in.talent
	}
	var found []*profile
	for _, person := range in.byName(in.Catalogue.People()) {
		reading, _ := in.Catalogue.ReadOwner(person)
		if p := in.profileOf(person); reading == catalogue.OnePerson && !in.gone(person) && p.suits().Suitable() && in.levels(person) != nil {
			found = append(found, p)
		}
	}
	sorting.List(found, func(i, j int) int {
		a, b := found[i], found[j]
		return cmp.Compare(a.gap, b.gap)
	})
	ids := make([]string, 0, len(found))
	for _, p := range found {
		ids = append(ids, p.person)
	}
	in.talent = &ids
	return ids
}

// profiles are the owners of the selected services who are here, the largest gap first.
func (in *Input) profiles() []*profile {
	owned := map[string][]string{}
	for _, s := range in.Services {
		if owner := s.OwnerID(); !in.archived(s) && in.Catalogue.Person(owner) != nil && !in.gone(owner) {
			owned[owner] = append(owned[owner], idOf(s))
		}
	}
	var out []*profile
	for _, person := range in.byName(owned) {
		if reading, _ := in.Catalogue.ReadOwner(person); reading == catalogue.OnePerson {
			p := in.profileOf(person)
			p.owns = owned[person]
			out = append(out, p)
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Compare(b.gap, a.gap)
	})
	return out
}

// addGaps adds the skills in which an owner is below the profile, the largest gap first.
func addGaps(in *Input, p *profile, add *Rows) {
	person := in.Catalogue.Person(p.person)
	advice := string(measure.Advise([]measure.Candidate{p.suits()}, 0))
	total, fit := &p.gap, p.fit
	row := func(skill, has, needs string, gap *int) {
		var assessed schema.Date
		if person.Skills != nil {
			assessed = person.Skills.Assessed
		}
		add.none(1).text("gap").who(p.person).text(p.person).list(p.owns...).text(skill).text(has).text(needs).whole(gap).whole(total).share(fit, 2).
			list(p.essential...).on(assessed).list(person.Development...).none(1).text(advice).end()
	}
	if len(in.levels(p.person)) == 0 && p.gap > 0 {
		advice, total, fit = "assess", nil, nil // nobody knows
		row("", "", "", nil)
		return
	}
	var short []skillLevel
	for _, s := range p.skills {
		if s.Has < s.Needs {
			short = append(short, s)
		}
	}
	sorting.List(short, func(i, j int) int { return cmp.Compare(short[j].Needs-short[j].Has, short[i].Needs-short[i].Has) })
	for _, s := range short {
		gap := int(s.Needs - s.Has)
		row(s.name, levelName(s.Has), levelName(s.Needs), &gap)
	}
}

func levelName(l measure.Level) string {
	return [...]string{"none", "awareness", "working", "practitioner", "expert"}[l]
}
