package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/schema"
)

// note is the handover in words, as Markdown.
func (h *handover) note() string {
	n := &note{h: h}
	n.line("# Handover from ", n.person(h.from), " to ", n.person(h.to), " on ", h.on.String())
	if h.link != "" {
		n.line("\nRecord: ", inMarkdown(h.link))
	}
	n.section("What moves", len(h.moved), func() { n.places(h.moved) })
	owned, concerned := n.services()
	n.promises(owned)
	n.risks(concerned)
	n.dates(concerned)
	n.dependencies(owned)
	n.tell(owned)
	n.section("What stays: signatures of the past", len(h.stays), func() { n.places(h.stays) })
	n.section("Not handed over: other services", len(h.kept), func() { n.places(h.kept) })
	n.section("Named elsewhere, and not moved", len(h.elsewhere), func() { n.places(h.elsewhere) })
	n.items = h.remarks
	n.list("To look at")
	return n.b.String()
}

// note writes the Markdown of a handover.
type note struct {
	b     strings.Builder
	h     *handover
	items []string // of the section that comes next
}

// item adds an item, with a word in place of each %s, to the section that comes next.
func (n *note) item(text string, words ...string) {
	n.items = append(n.items, fault.New(text, words...).Error())
}

func (n *note) line(parts ...string) { n.b.WriteString(strings.Join(parts, "") + "\n") }

func (n *note) section(title string, items int, write func()) {
	if items > 0 {
		n.line("\n## ", title, "\n")
		write()
	}
}

// list writes a section with one line for each item, which is made safe.
func (n *note) list(title string) {
	n.section(title, len(n.items), func() {
		for _, item := range n.items {
			n.line("- ", inMarkdown(item))
		}
	})
	n.items = nil
}

// places lists where somebody is named, by file.
func (n *note) places(list []*held) {
	last := ""
	for i, at := range list {
		name := at.title()
		if name != last || i == 0 {
			n.b.WriteString(strings.Repeat("\n", min(i, 1)) + "- " + inMarkdown(name) + ": ")
		} else {
			n.b.WriteString(", ")
		}
		n.b.WriteString(inMarkdown(at.path))
		last = name
	}
	n.line("")
}

// person is the name of somebody with the id.
func (n *note) person(id string) string {
	if p := n.h.opened.Person(id); p != nil && p.Name != "" {
		return inMarkdown(p.Name + " (" + id + ")")
	}
	return inMarkdown(id)
}

// services are those whose owner changes, and all in which something moves.
func (n *note) services() (owned, concerned []*catalogue.Service) {
	for _, at := range n.h.moved {
		if at.service == nil {
			continue
		}
		if !slices.Contains(concerned[max(0, len(concerned)-1):], at.service) {
			concerned = append(concerned, at.service)
		}
		if at.service.OwnerID() == n.h.from && !slices.Contains(owned[max(0, len(owned)-1):], at.service) {
			owned = append(owned, at.service)
		}
	}
	return owned, concerned
}

func (n *note) promises(owned []*catalogue.Service) {
	for _, s := range owned {
		for i := range s.SLAs {
			a := &s.SLAs[i]
			line := s.File.ServiceID + ": " + cmp.Or(a.ID, "agreement") + " with " + cmp.Or(a.Customer, "a customer")
			if a.AvailabilityPercent.IsSet() {
				line += ", " + a.AvailabilityPercent.String() + " %"
			}
			if a.Valid != nil && !a.Valid.To.IsZero() {
				line += ", until " + a.Valid.To.String()
			}
			n.item("%s", line)
		}
	}
	n.list("Promises")
}

func (n *note) risks(concerned []*catalogue.Service) {
	for _, s := range concerned {
		for i := range s.Risks {
			r := &s.Risks[i]
			if r.Status == "closed" || r.Owner != n.h.from && s.OwnerID() != n.h.from {
				continue
			}
			line := s.File.ServiceID + ": " + r.ID + " " + r.Title
			if r.Residual != nil && r.Residual.Likelihood != nil && r.Residual.Impact != nil {
				line += fmt.Sprintf(", residual %d × %d", *r.Residual.Likelihood, *r.Residual.Impact)
			}
			n.item("%s", line)
		}
	}
	n.list("Open risks")
}

// dates lists what falls due, the earliest first.
func (n *note) dates(concerned []*catalogue.Service) {
	add := func(s *catalogue.Service, day schema.Date, what string) {
		if !day.IsZero() {
			n.item("%s %s: %s", day.String(), s.File.ServiceID, what)
		}
	}
	for _, s := range concerned {
		n.ownDates(s, add)
		if s.OwnerID() == n.h.from {
			n.ownersDates(s, add)
		}
	}
	slices.Sort(n.items)
	n.list("Due dates")
}

// ownDates are the dates of what the person has promised to do, whoever owns the service.
func (n *note) ownDates(s *catalogue.Service, add func(*catalogue.Service, schema.Date, string)) {
	for i := range s.Risks {
		for j := range s.Risks[i].Actions {
			if a := &s.Risks[i].Actions[j]; a.Owner == n.h.from && (a.Status == "" || a.Status == "open") && s.Risks[i].Status != "closed" {
				add(s, a.Due, "action on "+s.Risks[i].ID+", "+a.Text)
			}
		}
	}
	for i := range s.Improvements {
		if x := &s.Improvements[i]; x.Owner == n.h.from && x.Status != "done" && x.Status != "dropped" {
			add(s, x.Due, "improvement "+x.ID+", "+x.Text)
		}
	}
	for i := range s.Benefits {
		if s.Benefits[i].Owner == n.h.from {
			add(s, s.Benefits[i].Due, "benefit "+s.Benefits[i].ID+", "+s.Benefits[i].Text)
		}
	}
}

// ownersDates are the dates of a service that are its owner's business. What has ended before the handover is nobody's any more.
func (n *note) ownersDates(s *catalogue.Service, add func(*catalogue.Service, schema.Date, string)) {
	for i := range s.SLAs {
		add(s, s.SLAs[i].ReviewBy, "review of "+s.SLAs[i].ID)
	}
	for i := range s.Documents {
		add(s, s.Documents[i].ReviewBy, "review of the "+s.Documents[i].Kind)
	}
	ends := func(day schema.Date, what string) {
		if !day.Before(n.h.on) {
			add(s, day, what+" ends")
		}
	}
	if s.Finance != nil {
		for i := range s.Finance.Contracts {
			ends(s.Finance.Contracts[i].Ends, "contract "+s.Finance.Contracts[i].Ref+" with "+s.Finance.Contracts[i].Supplier)
		}
		for i := range s.Finance.Funding {
			ends(s.Finance.Funding[i].Ends, "funding from "+s.Finance.Funding[i].Source)
		}
	}
}

func (n *note) dependencies(owned []*catalogue.Service) {
	for _, s := range owned {
		for i := range s.Dependencies {
			id := s.Dependencies[i].Service
			n.item("%s needs %s%s", s.File.ServiceID, id, n.ownedBy(id))
		}
		for _, other := range n.h.opened.Dependants(s.File.ServiceID) {
			id := other.File.ServiceID
			n.item("%s is needed by %s%s", s.File.ServiceID, id, n.ownedBy(id))
		}
	}
	n.list("Dependencies")
}

// ownedBy says in brackets who owns a service.
func (n *note) ownedBy(id string) string {
	s := n.h.opened.ByID(id)
	if s == nil || s.OwnerID() == "" {
		return ""
	}
	return " (" + s.OwnerID() + ")"
}

// tell lists who has to know, each with the reason.
func (n *note) tell(owned []*catalogue.Service) {
	why := map[string]string{}
	add := func(person, reason string) {
		if person != "" && person != n.h.from && person != n.h.to && why[person] == "" {
			why[person] = reason
		}
	}
	for _, s := range owned {
		n.concerned(s, add)
	}
	for person, reason := range why {
		name := person
		if p := n.h.opened.Person(person); p != nil && p.Name != "" {
			name = p.Name + " (" + person + ")"
		}
		n.item("%s: %s", name, reason)
	}
	slices.Sort(n.items)
	n.list("Whom to tell")
}

// concerned names everybody whom another owner of a service concerns.
func (n *note) concerned(s *catalogue.Service, add func(person, reason string)) {
	id := s.File.ServiceID
	for _, d := range s.Deputies {
		add(d, "deputy of "+id)
	}
	for _, c := range s.Customers {
		add(c.Lead, "speaks for the customer "+c.ID+" of "+id)
	}
	for _, other := range n.h.opened.Dependants(id) {
		add(other.OwnerID(), "owns "+other.File.ServiceID+", which needs "+id)
	}
	if s.Governance != nil {
		for _, b := range s.Governance.Boards {
			add(b.Sponsor, "sponsors the board "+b.ID)
			for _, m := range b.Members {
				add(m, "sits on the board "+b.ID)
			}
		}
	}
	if p := n.h.opened.Settings.Portfolios[s.Portfolio]; p != nil {
		add(p.Owner, "owns the portfolio "+s.Portfolio)
	}
}

// inMarkdown is text that Markdown shows as it stands, in one line; nobody is notified by it.
func inMarkdown(s string) string {
	var b strings.Builder
	for _, r := range text.Safe(s) {
		if strings.ContainsRune("\\`*_[]<>|#&~!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if r == '@' {
			b.WriteRune('\u200b')
		}
	}
	return text.Inert(b.String())
}
