package report

import (
	"cmp"
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
)

// ownerLoad is how much each owner carries (F15).
func ownerLoad() Report {
	return Report{
		Name: "owner-load", Title: "Owner load", Question: "Who is overloaded?", For: "portfolio owner",
		Rows: "One row for each person who owns a selected service. The load counts all services of the person, selected or not, but " +
			"for those past the end of their retirement.",
		Sort: "load, the heaviest first", Picture: Bars,
		Columns: columns(`
			Person | text | Name of the owner.
			Person id | text more | Id of the owner in people.yaml.
			Discovery (services) | number sum | Services in discovery.
			Alpha (services) | number sum | Services in alpha.
			Beta (services) | number sum | Services in beta.
			Live (services) | number sum | Services that are live.
			Retirement (services) | number sum | Services in retirement.
			Owned (services) | number sum more | All of them.
			Owned limit (services) | number more | How many one person should own at most (limits.services_per_owner).
			Load | number | Σ phase weight × tier weight. Phases: discovery and retirement 0.5, alpha and live 1, beta 1.5; tiers 1 to 4: 2, 1.5, 1, 0.5; 1 without a tier.
			Limit | number | How much one person should carry at most (limits.owner_load).
			Status | text | within limits, over the limit, too many services (owned_limit_services), or left for an owner who is gone.
		`),
		Fill: func(in *Input, add *Rows) {
			limits := in.loadLimits()
			for _, l := range in.loads() {
				add.who(l.person).text(l.person)
				for _, n := range l.phases {
					add.number(n)
				}
				add.number(l.services).some(limits.Services).rounded(l.load).short(limits.Load).text(l.status).end()
			}
		},
		Trend: loadTrend(),
	}
}

// loadTrend is how the load of owners changes over time.
func loadTrend() *Report {
	return &Report{
		Name: "trend", Title: "Owner load over time", Question: "Is the load of owners growing?", For: "portfolio owner",
		Rows: "One row for each sample of the history.", Sort: "date", Picture: Lines,
		Columns: columns(`
			Date | date
			Owners | number | How many people own a service.
			Services | number | How many services they own.
			Mean load | number | Σ load ÷ owners.
			Highest load | number | The load of the owner who carries most.
			Over the limit (owners) | number | How many owners are over a limit.
		`),
		Fill: func(in *Input, add *Rows) {
			loads := in.loads()
			services, over, sum, top := 0, 0, new(big.Rat), new(big.Rat)
			for _, l := range loads {
				services += l.services
				sum.Add(sum, l.load)
				if l.load.Cmp(top) > 0 {
					top = l.load
				}
				if l.status == overLimit || l.status == tooMany {
					over++
				}
			}
			add.on(in.Today).number(len(loads)).number(services).rounded(mean(sum, len(loads))).rounded(top).number(over).end()
		},
	}
}

// mean is a sum divided by a count, nil for none.
func mean(sum *big.Rat, n int) *big.Rat {
	if n == 0 {
		return nil
	}
	return new(big.Rat).Quo(sum, big.NewRat(int64(n), 1))
}

const (
	overLimit    = "over the limit"
	tooMany      = "too many services"
	withinLimits = "within limits"
	hasLeft      = "left"
)

// carried is the load of one owner.
type carried struct {
	person   string
	phases   [5]int
	services int
	load     *big.Rat
	status   string
}

// loads are the owners of the selected services, the heaviest load first.
func (in *Input) loads() []*carried {
	people := map[string]bool{}
	for _, s := range in.Services {
		if s.OwnerID() != "" && !in.archived(s) {
			people[s.OwnerID()] = true
		}
	}
	out := make([]*carried, 0, len(people))
	for _, person := range in.byName(people) {
		out = append(out, in.loadOf(person))
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(b.load.Cmp(a.load), cmp.Compare(b.services, a.services))
	})
	return out
}

// loadOf is what one person carries.
func (in *Input) loadOf(person string) *carried {
	l := &carried{person: person}
	var owned []measure.OwnedService
	for _, s := range in.Catalogue.OwnedBy(person) {
		if in.archived(s) || in.Catalogue.ByID(idOf(s)) != s {
			continue
		}
		next := measure.OwnedService{Phase: s.Phase}
		if s.Tier != nil {
			next.Tier = *s.Tier
		}
		owned = append(owned, next)
		if n := catalogue.PhaseNumber(s.Phase); n >= 0 {
			l.phases[n]++
		}
	}
	l.services, l.load, l.status = len(owned), measure.OwnerLoad(owned), withinLimits
	reading, _ := in.Catalogue.ReadOwner(person)
	switch {
	case in.gone(person):
		l.status = hasLeft
	case reading != catalogue.OnePerson:
		l.status = "no person"
	case len(owned) > 1 && in.loadLimits().Exceeded(0, l.load):
		l.status = overLimit
	case len(owned) > 1 && in.loadLimits().Exceeded(l.services, l.load):
		l.status = tooMany
	}
	return l
}

// loadLimits is how much one owner should carry at most, by the settings.
func (in *Input) loadLimits() measure.LoadLimits {
	limits := measure.LoadLimits{Load: rat(in.Catalogue.Settings.Limits.OwnerLoad)}
	if n := in.Catalogue.Settings.Limits.ServicesPerOwner; n != nil {
		limits.Services = *n
	}
	return limits
}
