package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// roleOverlap is where roles collide, and where nobody is in charge.
func roleOverlap() Report {
	return Report{
		Name: "role-overlap", Title: "Role overlap", Question: "Where do roles collide or gap?", For: "role workshop (Miro)",
		Rows: "One row for each activity with a gap, for each pair of roles that share an activity, and for each person who holds several roles for a selected service.",
		Sort: "overlap, the largest first; activities with a gap, which have none, come last",
		Columns: columns(`
			Service id | text | The service for which the person wears the hats; empty for roles and activities.
			Case | text more | gap (an activity without one accountable role or anybody responsible), roles (a pair that shares activities) or person (several hats for one service).
			Who | text | The activity, the pair of roles, or the person.
			Overlap | number | How many activities the pair shares, or how many hats the person wears.
			Shared activities | list | Activities for which both roles are responsible.
			Split | list | How they share them, as roles.yaml says.
			Gaps | list | Shared activities without a split; for an activity, what is missing.
			Hats worn | list | The roles that the person holds for the service.
			Clash | text more | error, warning or info where roles.yaml says that two of the hats do not go together.
		`),
		Fill: func(in *Input, add *Rows) {
			var all []overlap
			for _, p := range in.pairs() {
				all = append(all, overlap{n: len(p.shared), pair: p})
			}
			for _, w := range in.allWearers() {
				all = append(all, overlap{n: len(w.hats), wearer: w})
			}
			sorting.List(all, func(i, j int) int { return cmp.Compare(all[j].n, all[i].n) })
			for _, o := range all {
				if o.pair != nil {
					addPair(in, o.pair, add)
				} else {
					addWearer(in, o.wearer, add)
				}
			}
			addActivityGaps(in, add)
		},
	}
}

// overlap is a pair of roles or somebody with several, and how much overlaps there.
type overlap struct {
	n      int
	pair   *rolePair
	wearer *wearer
}

// addActivityGaps adds activities for which nobody answers, or that nobody does.
func addActivityGaps(in *Input, add *Rows) {
	activities := in.Catalogue.Roles.Activities
	for _, name := range sorting.Keys(activities) {
		var gaps []string
		if a := activities[name]; a == nil || a.Accountable == "" || len(in.Catalogue.JoinedRoles(a.Accountable)) > 0 {
			gaps = append(gaps, "no one accountable role")
		}
		if a := activities[name]; a == nil || len(a.Responsible) == 0 {
			gaps = append(gaps, "nobody responsible")
		}
		if len(gaps) > 0 {
			add.none(1).text("gap").text(name).none(3).list(gaps...).none(2).end()
		}
	}
}

// rolePair is two roles in order, and what they share.
type rolePair struct {
	a, b               string
	shared, split, gap []string
}

// pairs are the pairs of roles that share an activity.
func (in *Input) pairs() []*rolePair {
	pairs := map[[2]string]*rolePair{}
	activities := in.Catalogue.Roles.Activities
	for _, name := range sorting.Keys(activities) {
		a := activities[name]
		if a == nil {
			continue
		}
		doers := slices.Clone(a.Responsible)
		slices.Sort(doers)
		doers = slices.Compact(doers)
		for i, first := range doers {
			for _, second := range doers[i+1:] {
				key := [2]string{first, second}
				if pairs[key] == nil {
					pairs[key] = &rolePair{a: first, b: second}
				}
				pairs[key].share(name, a)
			}
		}
	}
	ordered := make([]*rolePair, 0, len(pairs))
	for _, p := range pairs {
		ordered = append(ordered, p)
	}
	sorting.List(ordered, func(i, j int) int {
		a, b := ordered[i], ordered[j]
		return cmp.Or(cmp.Compare(len(b.shared), len(a.shared)), cmp.Compare(len(b.gap), len(a.gap)), strings.Compare(a.a, b.a), strings.Compare(a.b, b.b))
	})
	return ordered
}

func addPair(in *Input, p *rolePair, add *Rows) {
	who := in.Catalogue.RoleTitle(p.a) + " and " + in.Catalogue.RoleTitle(p.b)
	add.none(1).text("roles").text(who).number(len(p.shared)).list(p.shared...).list(p.split...).list(p.gap...).none(2).end()
}

// share adds an activity that both roles do.
func (p *rolePair) share(name string, a *schema.Activity) {
	p.shared = append(p.shared, name)
	if a.Split == "" {
		p.gap = append(p.gap, name)
	} else {
		p.split = append(p.split, name+": "+a.Split)
	}
}

// wearer is somebody with several hats for a service.
type wearer struct {
	*catalogue.Service
	person string
	hats   []string
	clash  finding.Severity
}

// allWearers are the people with several hats, clashes before others.
func (in *Input) allWearers() []*wearer {
	var all []*wearer
	for _, s := range in.Services {
		if !in.archived(s) {
			all = append(all, in.wearers(s)...)
		}
	}
	sorting.List(all, func(i, j int) int {
		a, b := all[i], all[j]
		return cmp.Or(cmp.Compare(b.clash, a.clash), cmp.Compare(len(b.hats), len(a.hats)), strings.Compare(idOf(a.Service), idOf(b.Service)))
	})
	return all
}

func addWearer(in *Input, w *wearer, add *Rows) {
	titles := make([]string, 0, len(w.hats))
	for _, hat := range w.hats {
		titles = append(titles, in.Catalogue.RoleTitle(hat))
	}
	clash := ""
	if w.clash != finding.None {
		clash = w.clash.String()
	}
	add.id(w.Service).text("person").who(w.person).number(len(w.hats)).none(3).list(titles...).text(clash).end()
}

// wearers are the people with several hats for a service, ordered by name. Contacts in enabling functions wear none, and to
// stand in for the owner is one only where roles.yaml keeps it apart from others.
func (in *Input) wearers(s *catalogue.Service) []*wearer {
	hats := map[string][]string{}
	eachHat(s, func(role, person string) {
		if !strings.HasPrefix(role, "enabling.") && (role != "deputy" || in.keptApart("deputy")) {
			hats[person] = append(hats[person], role)
		}
	})
	var out []*wearer
	for _, person := range in.byName(hats) {
		worn := hats[person]
		slices.Sort(worn)
		if worn = slices.Compact(worn); len(worn) > 1 {
			out = append(out, &wearer{s, person, worn, in.clash(s, worn)})
		}
	}
	return out
}

// keptApart reports whether roles.yaml says of a role that it does not go together with another.
func (in *Input) keptApart(role string) bool {
	for i := range in.Catalogue.Roles.Incompatible {
		if slices.Contains(in.Catalogue.Roles.Incompatible[i].Roles, role) {
			return true
		}
	}
	return false
}

// clash is how bad it is that one person wears these hats for a service, by roles.yaml.
func (in *Input) clash(s *catalogue.Service, hats []string) finding.Severity {
	worst := finding.None
	for i := range in.Catalogue.Roles.Incompatible {
		pair := &in.Catalogue.Roles.Incompatible[i]
		if len(pair.Roles) != 2 || pair.Roles[0] == pair.Roles[1] || !slices.Contains(hats, pair.Roles[0]) || !slices.Contains(hats, pair.Roles[1]) {
			continue
		}
		severity, err := finding.ParseSeverity(pair.Severity)
		if err != nil {
			severity = finding.Warning
		}
		if c := pair.InfoIf; c != nil && c.Scale != "" && c.Scale == s.Scale {
			severity = min(severity, finding.Info)
		}
		worst = max(worst, severity)
	}
	return worst
}
