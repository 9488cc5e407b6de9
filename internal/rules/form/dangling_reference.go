package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DanglingReference reports references to something that is not defined (own rule). People are left to PPL001, and the
// targets of dependencies to DEP001.
func DanglingReference() *lint.Rule {
	return &lint.Rule{
		Code: "SCH010", Name: "dangling-reference", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			c := checker{p: p, at: s, s: s, guess: guesser{most: mostInside}}
			if p.Names(s, func(n catalogue.Name) bool { return !c.leads(n.Kind, n.Value) }) {
				p.Catalogue.Refs(s, c.inside)
			}
		},
		Catalogue: func(p *lint.Pass) {
			c := checker{p: p, guess: guesser{most: mostAcross}}
			for _, s := range p.Services() {
				c.at = s
				p.Catalogue.ServiceRefs(s, c.across)
			}
			if file := p.Catalogue.SharedFile(catalogue.SettingsFile); file != nil {
				c.at = file
				p.Catalogue.ServiceRefs(p.Catalogue.Settings, c.across)
			}
		},
		Shared: func(p *lint.Pass) {
			if file := p.Catalogue.SharedFile(catalogue.RolesFile); file != nil && p.Catalogue.HasRoles {
				c := checker{p: p, at: file, guess: guesser{most: mostInside}}
				p.Catalogue.Refs(p.Catalogue.Roles, c.inside)
			}
		},
	}
}

// checker looks at the references of one document after the other.
type checker struct {
	p     *lint.Pass
	at    lint.Place
	s     *catalogue.Service // whose entry is at hand, if any
	guess guesser
}

// across checks references that lead to other services.
func (c *checker) across(r catalogue.Ref) {
	if !c.p.Catalogue.Known(r.Value) {
		c.report(r, c.guess.once(r.Value, c.p.Catalogue.IDs(), "give it an entry of its own below services"))
	}
}

// inside checks references that lead to the shared files or to another block of the entry.
func (c *checker) inside(r catalogue.Ref) {
	if c.leads(r.Kind, r.Value) || c.excused(r) {
		return
	}
	ids, define := c.defined(r)
	c.report(r, c.guess.help(r.Value, ids, define))
}

// leads reports whether there is what a reference names, within the entry or the shared files.
func (c *checker) leads(kind, value string) (found bool) {
	switch kind {
	case "portfolio":
		_, found = c.p.Catalogue.Settings.Portfolios[value]
	case "schedule":
		_, found = c.p.Catalogue.Settings.Schedules[value]
	case "role":
		_, found = c.p.Catalogue.Roles.Roles[value]
	case "customer":
		found = c.s.Customer(value) != nil
	case "sla":
		found = c.s.SLA(value) != nil
	case "ola":
		found = c.s.OLA(value) != nil
	default:
		found = true
	}
	return found
}

// report reports a reference that leads nowhere.
func (c *checker) report(r catalogue.Ref, help string) {
	path := r.Path()
	found := c.p.Report(c.at, path, "`%s` points to `%s`, which is not defined", path, r.Value).
		Help("%s", lint.Text(help)).About(r.Value)
	if isMemberRole(r, path) {
		found.OnKey()
	}
}
