package governance

import (
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// IncompatibleHats reports people who hold two roles for a service that roles.yaml keeps apart (sources 004, 001, and the
// three lines of OB: nobody assures their own work).
func IncompatibleHats() *lint.Rule {
	return &lint.Rule{
		Code: "GOV004", Name: "incompatible-hats", Profile: lint.Governance, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004, 001, OB three lines",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			pairs := p.Catalogue.Roles.Incompatible
			for i := range pairs {
				if len(pairs[i].Roles) != 2 || listedEarlier(pairs[:i], pairs[i].Roles) {
					continue
				}
				if severity := clash(&pairs[i], s); severity != finding.None {
					checkPair(p, s, pairs[i].Roles[0], pairs[i].Roles[1], severity)
				}
			}
		},
		Shared: checkPairs,
	}
}

// checkPairs reports entries of roles.yaml that keep nothing apart, because they do not name two different roles.
func checkPairs(p *lint.Pass) {
	file := rolesFile(p)
	if file == nil {
		return
	}
	for i, pair := range p.Catalogue.Roles.Incompatible {
		path := "incompatible[" + strconv.Itoa(i) + "].roles"
		if len(pair.Roles) == 2 && pair.Roles[0] != pair.Roles[1] || len(pair.Roles) == 0 || p.Malformed(file, path) {
			continue // no roles at all are missing by form
		}
		p.Report(file, path, "a pair needs two different roles; found %s", lint.Text(lint.List(pair.Roles))).
			Help("write two roles that one person should not hold together, such as `roles: [service_owner, assurance]`, and further pairs as entries of their own")
	}
}

// listedEarlier reports whether a pair has occurred before, be it the other way round.
func listedEarlier(pairs []schema.Incompatibility, roles []string) bool {
	for i := range pairs {
		earlier := pairs[i].Roles
		if len(earlier) == 2 && slices.Contains(earlier, roles[0]) && slices.Contains(earlier, roles[1]) {
			return true
		}
	}
	return false
}

// checkPair reports everybody, once, who holds both roles.
func checkPair(p *lint.Pass, s *catalogue.Service, a, b string, severity finding.Severity) {
	if a == b {
		return
	}
	var seen []string
	holders(s, a, func(person string, _ spot) {
		if _, both := found(s, b, person); !both || slices.Contains(seen, person) {
			return
		}
		seen = append(seen, person)
		spare := b // the role to give to somebody else; who owns the service is another question
		if b == serviceOwner {
			spare = a
		}
		path := pathOf(p, s, spare, person)
		p.Report(s, path, "%s is both %s and %s on %s", p.PersonName(person), lint.Text(p.Catalogue.RoleTitle(a)), lint.Text(p.Catalogue.RoleTitle(b)), s.File.ServiceID).
			As(severity).About(a, b, person).Help("name somebody else in `%s`", lint.Text(path))
	})
}
