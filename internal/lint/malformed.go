package lint

import "github.com/service-catalogue/svc/internal/catalogue"

// Malformed reports whether something at or below a path of a service has a fault of form. Rules ask it before they call
// the lack of one thing a mistake of another: agreements that cannot be read are not absent ones.
func (p *Pass) Malformed(s *catalogue.Service, path string) bool {
	return echoes(path, p.faulty[s.File])
}
