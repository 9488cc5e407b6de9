package catalogue

import (
	"slices"
	"strings"
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
