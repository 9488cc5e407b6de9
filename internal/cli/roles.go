package cli

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// rolePage is what there is to say about a role, as Markdown; about all of them without one.
func rolePage(flags *shared, role string) (string, error) {
	c, origin, err := rolesInForce(flags)
	if err != nil {
		return "", err
	}
	if role == "" {
		return allRoles(c, origin), nil
	}
	id, err := findRole(c, role)
	if err != nil {
		return "", err
	}
	return aboutRole(c, id, origin), nil
}

// rolesInForce opens the catalogue here, or one that has nothing but what is built in, and says where its roles stand.
func rolesInForce(flags *shared) (c *catalogue.Catalogue, origin string, err error) {
	const builtIn = "the roles that are built in"
	where, err := flags.locate(flags.env.Dir)
	if err != nil {
		if flags.catalogue != "" || flags.env.Getenv("SVC_CATALOGUE") != "" {
			return nil, "", err
		}
		c, err = catalogue.Open(embed.FS{})
		return c, builtIn, err
	}
	dir, err := where.open()
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = dir.Close() }()
	flags.detail(where.said())
	if c, err = catalogue.Open(dir); err != nil {
		return nil, "", where.prefixed(err)
	}
	file := c.SharedFile(catalogue.RolesFile)
	switch {
	case file != nil && !c.HasRoles:
		return nil, "", fault.New("%s cannot be read; svc lint says why", path.Join(where.prefix, catalogue.RolesFile))
	case file == nil:
		return c, builtIn, nil
	}
	return c, path.Join(where.prefix, catalogue.RolesFile), nil
}

// findRole finds a role by id or title.
func findRole(c *catalogue.Catalogue, role string) (string, error) {
	if c.Roles.Roles[role] != nil {
		return role, nil
	}
	called := c.RolesCalled(role)
	if len(called) == 1 {
		return called[0], nil
	}
	if len(called) > 1 {
		return "", fault.New("%s is a title of several roles: %s", quoted(role), strings.Join(called, ", "))
	}
	var names []string
	for _, id := range sorting.Keys(c.Roles.Roles) {
		names = append(names, id, c.RoleTitle(id))
	}
	if best := near.Of(role, names, 3); len(best) > 0 {
		return "", fault.New("unknown role %s%s", quoted(role), didYouMean(best))
	}
	return "", fault.New("unknown role " + quoted(role) + "\nsvc explain role lists the roles in force")
}

func allRoles(c *catalogue.Catalogue, origin string) string {
	var b strings.Builder
	b.WriteString("# Roles\n\nThese are in force, from " + origin + ":\n\n")
	for _, id := range sorting.Keys(c.Roles.Roles) {
		fmt.Fprintf(&b, "- %s: %s\n", id, c.RoleTitle(id))
	}
	b.WriteString("\n`svc explain role ID` says what a role does.\n")
	return b.String()
}

// aboutRole is the page of one role.
func aboutRole(c *catalogue.Catalogue, id, origin string) string {
	role := c.Roles.Roles[id]
	var b strings.Builder
	fmt.Fprintf(&b, "# %s (%s)\n\nAs %s has it.", c.RoleTitle(id), id, origin)
	if role != nil && len(role.AlsoKnownAs) > 0 {
		b.WriteString(" Also called " + lint.List(role.AlsoKnownAs) + ".")
	}
	b.WriteString(needed(role) + "\n")
	for _, part := range []struct {
		title string
		has   func(*schema.Activity) bool
	}{
		{"Accountable for", func(a *schema.Activity) bool { return a.Accountable == id }},
		{"Responsible for", func(a *schema.Activity) bool { return slices.Contains(a.Responsible, id) }},
		{"Consulted on", func(a *schema.Activity) bool { return slices.Contains(a.Consulted, id) }},
		{"Informed about", func(a *schema.Activity) bool { return slices.Contains(a.Informed, id) }},
	} {
		section(&b, part.title, activities(c, part.has))
	}
	section(&b, "Skills", skillsOf(role))
	section(&b, "Where it collides", collisions(c, id))
	return b.String()
}

func section(b *strings.Builder, title string, lines []string) {
	fmt.Fprintf(b, "\n## %s\n\n", title)
	if len(lines) == 0 {
		b.WriteString("Nothing.\n")
	}
	for _, line := range lines {
		b.WriteString("- " + line + "\n")
	}
}

// needed says which services need somebody in a role.
func needed(role *schema.Role) string {
	switch {
	case role == nil:
		return ""
	case role.RequiredFrom != "" && role.RequiredIf != nil:
		return " Every service of scale " + role.RequiredIf.Scale + " needs one from " + role.RequiredFrom + " on."
	case role.RequiredFrom != "":
		return " Every service needs one from " + role.RequiredFrom + " on."
	case role.RequiredIf != nil:
		return " Every service of scale " + role.RequiredIf.Scale + " needs one."
	}
	return ""
}

// activities are those that match, by name.
func activities(c *catalogue.Catalogue, match func(*schema.Activity) bool) []string {
	var out []string
	for _, name := range sorting.Keys(c.Roles.Activities) {
		if a := c.Roles.Activities[name]; a != nil && match(a) {
			out = append(out, name)
		}
	}
	return out
}

// skillsOf are the skills that a role needs with their levels, and those that it cannot do without.
func skillsOf(role *schema.Role) []string {
	if role == nil {
		return nil
	}
	var out []string
	for _, skill := range sorting.Keys(role.Skills) {
		level := role.Skills[skill]
		if level == "unset" {
			level = "no level given"
		}
		out = append(out, skill+": "+level)
	}
	for _, skill := range role.Essential {
		out = append(out, skill+": essential")
	}
	return out
}

// collisions are the roles that should not be held together with this one, and those that do the same things.
func collisions(c *catalogue.Catalogue, id string) []string {
	var out []string
	for _, pair := range c.Roles.Incompatible {
		if !slices.Contains(pair.Roles, id) {
			continue
		}
		others := except(pair.Roles, id)
		line := "one person does not hold it together with " + titles(c, others)
		if pair.Severity != "" {
			line += " (" + pair.Severity
			if pair.InfoIf != nil && pair.InfoIf.Scale != "" {
				line += ", info where the scale is " + pair.InfoIf.Scale
			}
			line += ")"
		}
		out = append(out, line)
	}
	for _, name := range sorting.Keys(c.Roles.Activities) {
		a := c.Roles.Activities[name]
		if a == nil || a.Accountable != id && !slices.Contains(a.Responsible, id) {
			continue
		}
		others := except(a.Responsible, id)
		if a.Accountable != "" && a.Accountable != id && !slices.Contains(others, a.Accountable) {
			others = append(others, a.Accountable)
		}
		if len(others) > 0 {
			out = append(out, name+" is shared with "+titles(c, others)+split(a))
		}
	}
	return out
}

// except are the words of a list but for one.
func except(list []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(other string) bool { return other == one })
}

func titles(c *catalogue.Catalogue, roles []string) string {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = c.RoleTitle(role)
	}
	return lint.List(names)
}

// split says who does which part of an activity.
func split(a *schema.Activity) string {
	switch {
	case strings.TrimSpace(a.Split) != "":
		return " (" + a.Split + ")"
	case len(a.Responsible) > 1:
		return ", and no split is agreed"
	}
	return ""
}
