package diff

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// RiskScoreMoved judges how risks stand: into which band they move, and whether more than the organisation accepts (OB; F10).
func RiskScoreMoved() *lint.Rule {
	return kind("DIF012", "risk-score-moved", "OB", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Alone:   true,
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "risks") },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			a := tell(p, c.Pair)
			for _, s := range a.sides {
				if r := riskOf(s, nth(c, 1)); r != nil {
					a.add(r.Owner, "owner of risk "+r.ID)
				}
			}
			return a.sro().boards().owner().to(moved(p, c))
		},
	})
}

func riskOf(s *catalogue.Service, id string) *schema.Risk {
	for i := range s.Risks {
		if s.Risks[i].ID == id && id != "" {
			return &s.Risks[i]
		}
	}
	return nil
}

// standing is how an open risk is rated on one side; none of a risk that is closed or not there.
type standing struct {
	score, band int // band counts from 1
	top         bool
	name        string
	over        bool // above what is accepted
}

// standingOf reads the rating of a risk with the scale of its side.
func standingOf(c *catalogue.Catalogue, r *schema.Risk) standing {
	if r == nil || r.Status == "closed" {
		return standing{}
	}
	rating := catalogue.Scored(r)
	if rating == nil || rating.Likelihood == nil || rating.Impact == nil {
		return standing{}
	}
	out := standing{score: measure.RiskScore(*rating.Likelihood, *rating.Impact)}
	if limit, ok := accepted(c.RiskScale, r.Category); ok {
		out.over = out.score > limit
	}
	highest := 0
	for i := range c.RiskScale.Bands {
		b := &c.RiskScale.Bands[i]
		if b.From == nil || b.To == nil {
			continue
		}
		highest = max(highest, *b.From)
		if *b.From <= out.score {
			out.band++
		}
		if *b.From <= out.score && out.score <= *b.To {
			out.name = b.Name
			out.top = true
		}
	}
	out.top = out.top && out.score >= highest
	return out
}

// moved judges a change of a risk by where the risk stood and where it stands. Of several changes of one rating the first
// says so; the others are for the record.
func moved(p *lint.DiffPass, c *change.Change) *change.Verdict {
	before, after := riskOf(c.Old, nth(c, 1)), riskOf(c.New, nth(c, 1))
	was, is := standingOf(p.Old, before), standingOf(p.New, after)
	switch {
	case !movesScore(c) || !firstMove(p, c):
		return plainly(p, c, change.Minor)
	case open(before) && !open(after):
		return closed(p, c, was, after)
	case was == is:
		return plainly(p, c, change.Minor)
	case is.score == 0:
		return p.Verdict(change.Significant, "risk %s is no longer rated: score %d, %s", nth(c, 1), was.score, was.name)
	}
	class := change.Minor
	switch {
	case is.top && !was.top:
		class = change.Breaking
	case is.band > was.band && (was.score > 0 || is.band > 1), is.over && !was.over:
		class = change.Significant
	}
	return p.Verdict(class, "%s", lint.Text(move(nth(c, 1), was, is)))
}

// open reports whether there is a risk, and it is not closed.
func open(r *schema.Risk) bool { return r != nil && r.Status != "closed" }

// closed says how a risk stood that is open no longer.
func closed(p *lint.DiffPass, c *change.Change, was standing, after *schema.Risk) *change.Verdict {
	if was.score == 0 {
		return p.Verdict(change.Significant, "risk %s %s; it was never rated", nth(c, 1), closedHow(after))
	}
	return p.Verdict(change.Significant, "risk %s %s: score %d, %s", nth(c, 1), closedHow(after), was.score, was.name)
}

func closedHow(after *schema.Risk) lint.Text {
	if after == nil {
		return "removed while it was open"
	}
	return "closed"
}

// move says where a risk went: "risk r1: score 10 → 15 (high → very-high)".
func move(id string, was, is standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "risk %s: score ", lint.Cut(id, maxValue))
	if was.score == 0 {
		fmt.Fprintf(&b, "none → %d (%s)", is.score, is.name)
	} else {
		fmt.Fprintf(&b, "%d → %d (%s → %s)", was.score, is.score, was.name, is.name)
	}
	switch {
	case is.over && !was.over:
		b.WriteString(", now above what is accepted")
	case was.over && !is.over:
		b.WriteString(", now within what is accepted")
	}
	return b.String()
}

// movesScore reports whether a change can move a risk: the whole of it, its ratings, its category or whether it is open.
func movesScore(c *change.Change) bool {
	return whole(c) || among(nth(c, 2), "residual", "inherent", "status", "category")
}

// firstMove reports whether a change is the first that can move its risk.
func firstMove(p *lint.DiffPass, c *change.Change) bool {
	item := catalogue.Item("risks", nth(c, 1))
	for _, other := range p.Siblings(c) {
		if strings.HasPrefix(other.Path, item) && nth(other, 1) == nth(c, 1) && movesScore(other) {
			return other == c || nth(c, 1) == ""
		}
	}
	return true
}
