package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// audience collects whom to tell of a change, everybody who still is here, once for each reason.
type audience struct {
	p     *lint.DiffPass
	pair  *change.Pair         // whose people are told
	sides []*catalogue.Service // the service before and after the change, as far as it is there
	list  []change.Notice
	told  map[change.Notice]bool
}

// tell starts an audience for a change of a service; there is none where something else has changed.
func tell(p *lint.DiffPass, pair *change.Pair) *audience {
	return (&audience{p: p, told: map[change.Notice]bool{}}).of(pair)
}

// of turns to the people of a service.
func (a *audience) of(pair *change.Pair) *audience {
	a.pair, a.sides = pair, nil
	if pair != nil {
		a.sides = sides(pair)
	}
	return a
}

// add adds a person, or a body where nobody is known. Somebody who has left, or is no longer in people.yaml, is not told;
// an id that nobody has is, so that a mistyped one is not lost.
func (a *audience) add(who, why string) *audience {
	now, then := a.p.New.Person(who), a.p.Old.Person(who)
	if who == "" || now == nil && then != nil || now != nil && a.p.Gone(now) {
		return a
	}
	if n := (change.Notice{Person: who, Why: why}); !a.told[n] {
		a.told[n] = true
		a.list = append(a.list, n)
	}
	return a
}

// sides are the service before and after the change, as far as it is there.
func sides(pair *change.Pair) []*catalogue.Service {
	return slices.DeleteFunc([]*catalogue.Service{pair.New, pair.Old}, func(s *catalogue.Service) bool { return s == nil })
}

func latest(pair *change.Pair) *catalogue.Service {
	if pair.New != nil {
		return pair.New
	}
	return pair.Old
}

// owner adds the owner; the former one too when that was somebody else.
func (a *audience) owner() *audience {
	if a.pair.New != nil {
		a.add(a.pair.New.OwnerID(), "owner")
	}
	if a.pair.Old != nil && (a.pair.New == nil || a.pair.Old.OwnerID() != a.pair.New.OwnerID()) {
		a.add(a.pair.Old.OwnerID(), "former owner")
	}
	return a
}

func (a *audience) deputies() *audience {
	for _, s := range a.sides {
		for _, id := range s.Deputies {
			a.add(id, "deputy")
		}
	}
	return a
}

// holder adds whoever fills a role of the service.
func (a *audience) holder(role string) *audience {
	for _, s := range a.sides {
		a.add(s.Holder(role), words(role))
	}
	return a
}

func (a *audience) sro() *audience {
	for _, s := range a.sides {
		if s.Team != nil {
			a.add(s.Team.Members["sro"], "senior responsible owner")
		}
	}
	return a
}

func (a *audience) portfolioOwner() *audience {
	for i, s := range a.sides {
		c := a.p.New
		if i > 0 {
			c = a.p.Old
		}
		if portfolio := c.Settings.Portfolios[s.Portfolio]; portfolio != nil {
			a.add(portfolio.Owner, "owner of portfolio "+s.Portfolio)
		}
	}
	return a
}

// portfolioOwners adds the owners of all portfolios, for changes of what the services share.
func (a *audience) portfolioOwners() *audience {
	portfolios := a.p.New.Settings.Portfolios
	names := make([]string, 0, len(portfolios))
	for name := range portfolios {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if portfolio := portfolios[name]; portfolio != nil {
			a.add(portfolio.Owner, "owner of portfolio "+name)
		}
	}
	return a
}

// customers adds who leads the customers of the service; a customer without lead is told as a body.
func (a *audience) customers() *audience {
	for _, s := range a.sides {
		for i := range s.Customers {
			a.lead(&s.Customers[i])
		}
	}
	return a
}

func (a *audience) lead(customer *schema.Customer) {
	why := "customer " + customer.ID
	switch {
	case customer.Lead != "":
		a.add(customer.Lead, why)
	case customer.Name != "":
		a.add(customer.Name, why)
	default:
		a.add(customer.ID, why)
	}
}

// customerOf adds the customer of one agreement, and all customers when it names none.
func (a *audience) customerOf(sla string) *audience {
	before := len(a.list)
	for _, s := range a.sides {
		if agreement := s.SLA(sla); agreement != nil {
			if customer := s.Customer(agreement.Customer); customer != nil {
				a.lead(customer)
			}
		}
	}
	if len(a.list) == before {
		return a.customers()
	}
	return a
}

// consumers adds the owners of the services that depend on this one.
func (a *audience) consumers() *audience {
	for _, s := range consumers(a.p, a.pair) {
		a.add(s.OwnerID(), "owner of consuming service "+s.File.ServiceID)
	}
	return a
}

// consumers are the services that depend on a service, after the change and before it.
func consumers(p *lint.DiffPass, pair *change.Pair) []*catalogue.Service {
	var out []*catalogue.Service
	if pair.New != nil {
		out = append(out, p.New.Dependants(pair.ID())...)
	}
	if pair.Old == nil {
		return out
	}
	known := make(map[string]bool, len(out))
	for _, s := range out {
		known[s.File.ServiceID] = true
	}
	for _, s := range p.Old.Dependants(pair.OldID()) {
		if !known[s.File.ServiceID] {
			out = append(out, s)
		}
	}
	return out
}

// boards adds the sponsors and members of the boards.
func (a *audience) boards() *audience {
	a.sponsors()
	for _, s := range a.sides {
		if s.Governance == nil {
			continue
		}
		for i := range s.Governance.Boards {
			b := &s.Governance.Boards[i]
			for _, id := range b.Members {
				a.add(id, "member of board "+b.ID)
			}
		}
	}
	return a
}

func (a *audience) sponsors() *audience {
	for _, s := range a.sides {
		if s.Governance == nil {
			continue
		}
		for i := range s.Governance.Boards {
			b := &s.Governance.Boards[i]
			a.add(b.Sponsor, "sponsor of board "+b.ID)
		}
	}
	return a
}

func (a *audience) assurance() *audience {
	for _, s := range a.sides {
		if s.Governance == nil {
			continue
		}
		for i := range s.Governance.Assurance {
			a.add(s.Governance.Assurance[i].By, "assurance")
		}
	}
	return a
}

// allAssurance adds the assurance of all services, for changes of what holds all of them to account.
func (a *audience) allAssurance() *audience {
	for _, s := range a.p.New.Services() {
		a.of(&change.Pair{New: s}).assurance()
	}
	return a
}

// riskOwners adds the owners of the risks that are open.
func (a *audience) riskOwners() *audience {
	for _, s := range a.sides {
		for i := range s.Risks {
			if r := &s.Risks[i]; r.Status != "closed" {
				a.add(r.Owner, "owner of risk "+r.ID)
			}
		}
	}
	return a
}

// operations adds those who run the service from day to day, by the statement of roles.
func (a *audience) operations() *audience {
	if activity := a.p.New.Roles.Activities["day-to-day-operation"]; activity != nil {
		for _, role := range activity.Responsible {
			a.holder(role)
		}
	}
	return a
}

func (a *audience) finance() *audience {
	for _, s := range a.sides {
		if s.Governance != nil && s.Governance.Enabling != nil {
			a.add(s.Governance.Enabling.Finance, "finance contact")
		}
	}
	return a
}

// signatories adds who signed an agreement with a customer.
func (a *audience) signatories(sla string) *audience {
	for _, s := range a.sides {
		if agreement := s.SLA(sla); agreement != nil && agreement.Agreed != nil {
			for _, id := range agreement.Agreed.By {
				a.add(id, "signatory of "+sla)
			}
		}
	}
	return a
}

// provider adds who stands behind an agreement that underpins others: the owner of the service, the team, or the owner of
// the supplier's contract.
func (a *audience) provider(c *catalogue.Catalogue, s *catalogue.Service, o *schema.OLA) *audience {
	if o == nil || o.Provider == nil {
		return a
	}
	why := "provider of " + o.ID
	switch {
	case o.Provider.Service != "":
		if target := c.ByID(o.Provider.Service); target != nil {
			a.add(target.OwnerID(), why)
		}
	case o.Provider.Team != "":
		a.add(o.Provider.Team, why)
	case o.Provider.Supplier != "":
		a.supplier(s, o.Provider.Supplier, why)
	}
	return a
}

// supplier adds who owns the contract with a supplier, and the supplier itself when nobody does.
func (a *audience) supplier(s *catalogue.Service, name, why string) {
	if s.Finance != nil {
		for i := range s.Finance.Contracts {
			if contract := &s.Finance.Contracts[i]; contract.Supplier == name && contract.Owner != "" {
				a.add(contract.Owner, why)
				return
			}
		}
	}
	a.add(name, why)
}

// onCall adds everybody on the escalation path.
func (a *audience) onCall() *audience {
	for _, s := range a.sides {
		if s.Escalation == nil {
			continue
		}
		for i := range s.Escalation.Levels {
			level := &s.Escalation.Levels[i]
			if level.Person != "" {
				a.add(level.Person, "on call")
			} else {
				a.add(s.Holder(level.Role), "on call")
			}
		}
	}
	return a
}

// users adds the people, or else the names, of those who use the service.
func (a *audience) users() *audience {
	for _, s := range a.sides {
		for i := range s.Stakeholders {
			switch one := &s.Stakeholders[i]; {
			case one.Kind != "user":
			case one.Person != "":
				a.add(one.Person, "users "+one.ID)
			case one.Name != "":
				a.add(one.Name, "users")
			default:
				a.add(one.ID, "users")
			}
		}
	}
	return a
}

// to hands the audience to a verdict.
func (a *audience) to(v *change.Verdict) *change.Verdict {
	v.Notify = a.list
	return v
}
