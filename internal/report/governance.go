package report

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// governance is who decides about services, and what waits for a decision.
func governance() Report {
	return Report{
		Name: "governance", Title: "Governance", Question: "Who decides, what waits?", For: "boards",
		Rows: "One row for each board, decision right, approval, independent check and mandate. Services past the end of their retirement are left out.",
		Sort: "working days pending, the most first; then service and part",
		Columns: columns(`
			Service id
			Part | text | approval, decision, board, assurance or mandate.
			What | text | What is approved, decided or checked; the name of the board.
			Phase | text more | The phase that the approval opens.
			Who | text | Who decides: the role and its holder; the sponsor of a board; who checks; the owner.
			Members | list more | Members of the board.
			Sign-off (working days) | number | How long the decision takes at most; for an approval, the decision of that name, else the longest of the service.
			Status | text | approved, pending, late (pending for longer than its sign-off) or rejected; no deciding role, no time limit for decisions without.
			Date | date more | The day it was asked for while pending, and decided otherwise.
			Pending (working days) | number | Mondays to Fridays since it was asked for.
			Every | text more | How often the board meets, as an ISO 8601 duration.
			Spend limit | money more | How much the owner may spend without asking.
			Terms | link more | The terms of reference or the mandate.
		`),
		Fill: func(in *Input, add *Rows) {
			var rows []*matter
			for _, s := range in.Services {
				if !in.archived(s) {
					rows = append(rows, in.matters(s)...)
				}
			}
			sorting.List(rows, func(i, j int) int { return cmp.Compare(rows[j].pending, rows[i].pending) })
			for _, m := range rows {
				add.id(m.Service).text(m.part).text(m.what).text(m.phase).text(m.who).people(m.members).whole(m.signOff).text(m.status).on(m.date).
					known(m.pending, m.pending >= 0).text(m.every).money(rat(m.limit)).address(m.terms).end()
			}
		},
	}
}

// matter is a part of the governance of a service.
type matter struct {
	*catalogue.Service
	part, what, phase, who, status, every, terms string

	members []string
	signOff *int
	date    schema.Date
	pending int // working days, -1 for what waits for nothing
	limit   schema.Decimal
}

func (in *Input) matters(s *catalogue.Service) []*matter {
	var out []*matter
	next := func(part, what string) *matter {
		m := &matter{Service: s, part: part, what: what, pending: -1}
		out = append(out, m)
		return m
	}
	if g := s.Governance; g != nil {
		for i := range g.Approvals {
			in.approval(next("approval", g.Approvals[i].Kind), &g.Approvals[i], g.Decisions)
		}
		for i := range g.Decisions {
			d := &g.Decisions[i]
			m := next("decision", d.What)
			m.signOff, m.who = d.SignOffDays, in.decider(s, d.DecidedBy)
			switch {
			case d.DecidedBy == "":
				m.status = "no deciding role"
			case d.SignOffDays == nil:
				m.status = "no time limit"
			}
		}
		for i := range g.Boards {
			b := &g.Boards[i]
			m := next("board", b.ID)
			m.who, m.members, m.every, m.terms = in.person(b.Sponsor), b.Members, b.Every.String(), b.Terms
		}
		for i := range g.Assurance {
			next("assurance", g.Assurance[i].Kind).who = in.person(g.Assurance[i].By)
		}
	}
	if mandated(s) {
		m := next("mandate", "what the owner may decide")
		if limit := in.money(rat(s.Owner.SpendLimit)); !limit.Empty() {
			m.what = "spend up to " + limit.String() + " without asking"
		}
		m.who, m.terms, m.limit = in.person(s.OwnerID()), s.Owner.Mandate, s.Owner.SpendLimit
	}
	return out
}

// approval fills in where an approval stands.
func (in *Input) approval(m *matter, a *schema.Approval, decisions []schema.Decision) {
	m.phase, m.status, m.date, m.signOff = a.Phase, a.Status, a.Date, signOff(decisions, a.Kind)
	if a.Status != "pending" || a.Date.IsZero() {
		return
	}
	m.pending = max(0, measure.WorkingDays(measure.Date(a.Date).AddDays(1), in.today()))
	if m.signOff != nil && m.pending > *m.signOff {
		m.status = "late"
	}
}

// signOff is how many working days the decision on an approval may take: those of the decision of that name, else the
// longest of the service.
func signOff(decisions []schema.Decision, kind string) *int {
	var most *int
	for i := range decisions {
		d := &decisions[i]
		if d.SignOffDays == nil {
			continue
		}
		if d.What == kind {
			return d.SignOffDays
		}
		if most == nil || *d.SignOffDays > *most {
			most = d.SignOffDays
		}
	}
	return most
}

// decider is a role with who holds it for a service.
func (in *Input) decider(s *catalogue.Service, role string) string {
	if role == "" {
		return ""
	}
	title := in.Catalogue.RoleTitle(role)
	if person := s.Holder(role); person != "" {
		return title + ": " + in.person(person)
	}
	return title
}
