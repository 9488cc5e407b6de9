package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// ControlRelaxed judges what holds the catalogue to account: waivers, rules, limits, the risk scale, and who checks and
// decides (source OB).
func ControlRelaxed() *lint.Rule {
	return kind("DIF023", "control-relaxed", "OB, own", &lint.Judgement{
		Classes: "significant, minor",
		Alone:   true,
		Except:  func(p *lint.DiffPass, c *change.Change) bool { return c.Pair == nil && relaxes(p, c) == weaker },
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "waivers", "governance") || c.Document == change.RiskScale ||
				c.Document == change.Settings && !among(top(c), "schedules", "currency", "financial_year_starts")
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			class, how := change.Minor, lint.Text("")
			switch relaxes(p, c) {
			case weaker:
				class, how = change.Significant, "control relaxed: "
			case stronger:
				how = "control tightened: "
			case same:
			}
			v := p.Verdict(class, "%s%s", how, lint.Text(plainly(p, usually(p, c), class).Message))
			if c.Pair == nil {
				a := tell(p, c.Pair).portfolioOwners()
				if class == change.Significant {
					a.allAssurance()
				}
				if top(c) == "portfolios" && last(c) == "owner" {
					a.add(text(c.From), "former owner of portfolio "+nth(c, 1))
				}
				return a.to(v)
			}
			return tell(p, c.Pair).assurance().portfolioOwner().owner().to(v)
		},
	})
}

// relaxes says whether a control asks less than before (weaker), more (stronger), or something else.
func relaxes(p *lint.DiffPass, c *change.Change) direction {
	switch top(c) {
	case "waivers":
		return waiver(c)
	case "governance":
		return governance(c)
	case "rules":
		return severity(p, c)
	case "appetite":
		return toward(higher(c) || appetiteLifted(p, c), lower(c))
	case "bands":
		return band(c)
	}
	return setting(p, c)
}

// band judges a band of the risk scale: how often its risks are looked at, or which scores fall into it.
func band(c *change.Change) direction {
	if last(c) == "review_every" {
		return toward(longer(c), longer(reversed(c)))
	}
	return weaker
}

// setting judges a limit of svc.yaml, or what it asks for.
func setting(p *lint.DiffPass, c *change.Change) direction {
	added, removed := c.Kind == change.Added, c.Kind == change.Removed
	switch top(c) {
	case "limits":
		return toward(higher(c) || removed, lower(c) || added)
	case "intervals":
		return toward(longer(c), longer(reversed(c)))
	case "notice":
		return toward(longer(reversed(c)), longer(c))
	case "phase_policy":
		return toward(removed, added)
	case "profiles":
		return toward(removed || lostCore(p), added)
	case "email_domains":
		return toward(added && len(p.Old.Settings.EmailDomains) > 0 || len(p.New.Settings.EmailDomains) == 0, removed || added)
	}
	return same
}

// lostCore reports whether the settings name profiles, where they named none, and leave out the one that was on by default.
func lostCore(p *lint.DiffPass) bool {
	return len(p.Old.Settings.Profiles) == 0 && !slices.Contains(p.New.Settings.Profiles, string(lint.Core))
}

// waiver judges a waiver: one more, for longer, or for more services.
func waiver(c *change.Change) direction {
	switch {
	case whole(c) || last(c) == "services":
		return toward(c.Kind == change.Added, c.Kind == change.Removed)
	case last(c) == "expires":
		return toward(!measure.EndHolds(end(c.From), end(c.To)), earlier(c))
	case last(c) == "rule":
		return weaker
	}
	return same
}

// governance judges who checks, decides and approves: it is a loss when somebody no longer does, or an approval is no longer
// given.
func governance(c *change.Change) direction {
	switch {
	case last(c) == "status":
		return toward(c.From == "approved", c.To == "approved")
	case last(c) == "sign_off_days" && c.Kind == change.Changed:
		return toward(higher(c), lower(c))
	case depth(c) <= 3:
		return toward(c.Kind == change.Removed, c.Kind == change.Added)
	}
	return same
}

// severity judges the severity that the settings give a rule, against what it is when nobody says.
func severity(p *lint.DiffPass, c *change.Change) direction {
	usual, known := p.Severity(last(c))
	level := func(v any) finding.Severity {
		if s, err := finding.ParseSeverity(text(v)); err == nil && v != nil {
			return s
		}
		return usual
	}
	if !known {
		return same
	}
	before, after := level(c.From), level(c.To)
	return toward(after < before, after > before)
}

// usually fills in the severity that a rule has where the settings give it none, so that "none" means the rule is off.
func usually(p *lint.DiffPass, c *change.Change) *change.Change {
	usual, known := p.Severity(last(c))
	if top(c) != "rules" || c.Document != change.Settings || !known {
		return c
	}
	full := *c
	if full.From == nil {
		full.From = usual.String() + " as usual"
	}
	if full.To == nil {
		full.To = usual.String() + " as usual"
	}
	return &full
}

// longer reports whether the new interval is longer than the old one.
func longer(c *change.Change) bool {
	before, after := period(c.From), period(c.To)
	return before != nil && after != nil && after.Minutes().Cmp(before.Minutes()) > 0
}

func reversed(c *change.Change) *change.Change { return &change.Change{From: c.To, To: c.From} }

func period(v any) *measure.Period {
	var p schema.Period
	if written, ok := v.(string); !ok || p.UnmarshalText([]byte(written)) != nil {
		return nil
	}
	length := measure.Period(p)
	return &length
}

// appetiteLifted reports whether a category may now score more: its own limit is gone, and the one for the rest is higher,
// or it has one that is.
func appetiteLifted(p *lint.DiffPass, c *change.Change) bool {
	before, was := accepted(p.Old.RiskScale, last(c))
	after, is := accepted(p.New.RiskScale, last(c))
	return was && (!is || after > before)
}

func accepted(scale *schema.RiskScale, category string) (int, bool) {
	limit, ok := scale.Appetite[category]
	if !ok {
		limit, ok = scale.Appetite["default"]
	}
	return limit, ok
}
