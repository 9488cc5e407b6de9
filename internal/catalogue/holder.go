package catalogue

import "slices"

// Holder is the person who fills a role of the service: the owner, the first deputy or a member of the team. It is ""
// when nobody does.
func (s *Service) Holder(role string) string {
	switch {
	case role == "service_owner":
		return s.OwnerID()
	case role == "deputy" && len(s.Deputies) > 0:
		return s.Deputies[0]
	case s.Team != nil:
		return s.Team.Members[role]
	}
	return ""
}

// Leads reports whether a person is the owner of the service or one of the deputies.
func (s *Service) Leads(person string) bool {
	return person != "" && (person == s.OwnerID() || slices.Contains(s.Deputies, person))
}
