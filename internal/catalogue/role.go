package catalogue

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/schema"
)

// RolesCalled are the ids of the roles that have a text as their title or as another title, in order.
func (c *Catalogue) RolesCalled(text string) []string {
	var ids []string
	for id, role := range c.Roles.Roles {
		if role != nil && (sameWords(text, role.Title) || slices.ContainsFunc(role.AlsoKnownAs, func(title string) bool { return sameWords(text, title) })) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// JoinedRoles are the parts of a text that names several roles where one is wanted, such as "sro and service_owner" or
// "sro/product_lead". It is nil for a text that names one, be it an unknown one.
func (c *Catalogue) JoinedRoles(text string) []string {
	if c.Roles.Roles[text] != nil || c.isRole(text) {
		return nil
	}
	if parts := splitNames(text); len(parts) > 1 {
		return parts
	}
	return nil
}

// RoleTitle is what a role is called, or its id when roles.yaml gives it no title.
func (c *Catalogue) RoleTitle(id string) string {
	if role := c.Roles.Roles[id]; role != nil && strings.TrimSpace(role.Title) != "" {
		return role.Title
	}
	return id
}

// Due reports whether a service needs somebody in a role: in its phase, and if it is such a service.
func Due(role *schema.Role, s *schema.Service) bool {
	selected := Selects(role.RequiredIf, s)
	if c := role.RequiredIf; c != nil && c.Scale != "" && !selected {
		return false
	}
	if role.RequiredFrom == "" {
		return selected
	}
	from := PhaseNumber(role.RequiredFrom)
	return from >= 0 && PhaseNumber(s.Phase) >= from
}

// Selects reports whether a condition is one, and the service meets it.
func Selects(c *schema.Condition, s *schema.Service) bool {
	return c != nil && c.Scale != "" && c.Scale == s.Scale
}
