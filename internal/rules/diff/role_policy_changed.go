package diff

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
)

// RolePolicyChanged judges who is accountable and responsible for what (sources 003, RACI).
func RolePolicyChanged() *lint.Rule {
	return kind("DIF020", "role-policy-changed", "003, RACI", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return inFile(c, change.Roles) && c.Path != "reviewed" },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return holdersOf(p, rolesIn(c)).to(policy(p, c))
		},
	})
}

func policy(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case last(c) == "accountable" && c.From != nil:
		return p.Verdict(change.Breaking, "accountable for %s: %s", nth(c, 1), fromTo(p, c))
	case top(c) == "activities" && depth(c) == 2 && c.Kind == change.Removed:
		return p.Verdict(change.Breaking, "activity %s removed: %s answered for it", nth(c, 1), from(c, "accountable"))
	case top(c) == "activities" && depth(c) == 2:
		return p.Verdict(change.Significant, "activity %s added: %s answers for it", nth(c, 1), to(c, "accountable"))
	case among(last(c), "accountable", "responsible", "incompatible", "essential", "required_from"),
		top(c) == "incompatible", nth(c, 2) == "skills", nth(c, 2) == "required_if",
		top(c) == "roles" && depth(c) == 2 && c.Kind == change.Removed:
		return plainly(p, c, change.Significant)
	}
	return plainly(p, c, change.Minor)
}

// rolesIn are the roles that a change of the policy concerns: those that it names, and those of the activity.
func rolesIn(c *change.Change) []string {
	var out []string
	if top(c) == "roles" {
		return []string{nth(c, 1)}
	}
	for _, v := range []any{c.From, c.To} {
		out = append(out, textsIn(v)...)
	}
	return out
}

// textsIn are all texts in a plain value.
func textsIn(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, one := range v {
			out = append(out, textsIn(one)...)
		}
		return out
	case map[string]any:
		var out []string
		for _, key := range sorting.Keys(v) {
			out = append(out, textsIn(v[key])...)
		}
		return out
	}
	return nil
}

// holdersOf are all who hold one of some roles at a service. What is no role, nobody holds.
func holdersOf(p *lint.DiffPass, roles []string) *audience {
	a := tell(p, nil)
	roles = slices.Clone(roles)
	slices.Sort(roles)
	for _, role := range slices.Compact(roles) {
		if p.New.Roles.Roles[role] == nil && p.Old.Roles.Roles[role] == nil && role != "assurance" {
			continue
		}
		why := strings.ReplaceAll(role, "_", " ")
		for _, s := range p.New.Services() {
			a.add(s.Holder(role), why)
			if s.Governance != nil && role == "assurance" {
				for i := range s.Governance.Assurance {
					a.add(s.Governance.Assurance[i].By, why)
				}
			}
		}
	}
	return a
}
