package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
)

// newQuestion is something that svc new wants to know: a flag, or what is asked in a terminal.
type newQuestion struct {
	flag, field string
	ask         string
	usage       string
	from        string // phase from which the answer is needed; empty when it never is
	only        string // phase in which it is asked at all, when that is one
	choices     []string
	people      bool // the answers are ids of people
	portfolio   bool // the answer is a portfolio
	services    bool // the answers are ids of services
	list        bool // several answers, with commas between them
}

// questions are what svc new asks, in the order of the field table.
func questions() []newQuestion {
	return []newQuestion{
		{flag: "name", field: "name", from: "discovery", ask: "Name: what do users do here? Start with a verb", usage: "what users do, starting with a verb (default: from the id)"},
		{flag: "description", field: "description", from: "discovery", ask: "Description for customers, 20 to 300 characters", usage: "what the service does, for customers: 20 to 300 characters"},
		{flag: "type", field: "type", from: "discovery", ask: "Type", usage: "`TYPE`: service, platform or supporting (default service)", choices: []string{"service", "platform", "supporting"}},
		{flag: "phase", field: "phase", from: "discovery", ask: "Phase", usage: "`PHASE`: discovery, alpha, beta, live or retirement (default discovery)", choices: catalogue.Phases()},
		{flag: "beta-stage", field: "beta_stage", from: "beta", only: "beta", ask: "Stage of the beta", usage: "in beta: private or public", choices: []string{"private", "public"}},
		{flag: "portfolio", field: "portfolio", from: "discovery", ask: "Portfolio", usage: "`ID` of the portfolio (default: the only one)", portfolio: true},
		{flag: "owner", field: "owner", from: "discovery", ask: "Owner: who is accountable? An id, or NAME <EMAIL> for somebody new", usage: "`PERSON` who is accountable: an id, or \"NAME <EMAIL>\" for somebody new (default: the only person)", people: true},
		{flag: "deputy", field: "deputies", ask: "Deputies, with commas between them (Enter for none)", usage: "`PERSON` who stands in for the owner; may be repeated", people: true, list: true},
		{flag: "contact", field: "contact", from: "beta", ask: "Contact for customers: an e-mail address, a phone number or a link", usage: "front door for customers: an e-mail `ADDRESS`, a phone number such as +441632960000, or a link"},
		{flag: "risk-register", field: "risk_register", from: "alpha", ask: "Reference in the risk register", usage: "`REF` of the entry in the risk register"},
		{flag: "audience", field: "audience", from: "alpha", ask: "Audience", usage: "from alpha on: public, business, staff or research", choices: []string{"public", "business", "staff", "research"}},
		{flag: "transactional", field: "transactional", from: "alpha", ask: "Do users complete a transaction that can be counted", usage: "from alpha on: whether users complete a transaction, `true` or false", choices: []string{"true", "false"}},
		{flag: "scale", field: "scale", from: "alpha", ask: "Scale: small for one team, large for a service team", usage: "from alpha on: small or large", choices: []string{"small", "large"}},
		{flag: "tier", field: "tier", from: "alpha", ask: "Tier: how critical, 1 most to 4 least", usage: "from alpha on: how critical, from `1` (most) to 4", choices: []string{"1", "2", "3", "4"}},
		{flag: "depends-on", field: "dependencies", ask: "Services without which it does not work (Enter for none)", usage: "`ID` of a service without which this one does not work; may be repeated", services: true, list: true},
	}
}

// needed tells whether a service in a phase must have the answer.
func (q *newQuestion) needed(phase string) bool {
	phases := catalogue.Phases()
	switch q.from {
	case "":
		return false
	case phases[0]:
		return true
	}
	return slices.Index(phases, phase) >= slices.Index(phases, q.from) && q.fits(phase)
}

// fits tells whether the newQuestion makes sense for a phase.
func (q *newQuestion) fits(phase string) bool { return q.only == "" || q.only == phase }

// candidates are the answers that are known.
func (q *newQuestion) candidates(c *catalogue.Catalogue) []string {
	switch {
	case q.people:
		return slices.Sorted(maps.Keys(c.People()))
	case q.portfolio:
		return slices.Sorted(maps.Keys(c.Settings.Portfolios))
	case q.services:
		return c.IDs()
	}
	return q.choices
}

// preset is the answer when none is given.
func (q *newQuestion) preset(id string, c *catalogue.Catalogue) string {
	switch q.field {
	case "name":
		words := strings.ReplaceAll(id, "-", " ")
		return strings.ToUpper(words[:1]) + words[1:]
	case "type":
		return "service"
	case "phase":
		return "discovery"
	case "portfolio", "owner":
		if one := q.candidates(c); len(one) == 1 {
			return one[0]
		}
	}
	return ""
}

// ops write the answers into the entry.
func (q *newQuestion) ops(answers []string) []edit.Op {
	switch q.field {
	case "contact":
		return []edit.Op{edit.Set("contact."+contactKind(answers[0]), edit.Scalar(answers[0]))}
	case "risk_register":
		return []edit.Op{edit.Set("risk_register.ref", edit.Scalar(answers[0]))}
	case "dependencies":
		var out []edit.Op
		for _, id := range answers {
			out = append(out, edit.Append("dependencies", edit.Map(
				edit.Pair{Key: "service", Value: edit.Scalar(id)}, edit.Pair{Key: "criticality", Value: edit.Scalar("critical")})))
		}
		return out
	}
	if !q.list {
		return []edit.Op{edit.Set(q.field, edit.Scalar(answers[0]))}
	}
	var items []edit.Value
	for _, one := range answers {
		items = append(items, edit.Scalar(one))
	}
	return []edit.Op{edit.Set(q.field, edit.List(items...))}
}

// contactKind tells what a contact is: an address, a link or a phone number.
func contactKind(s string) string {
	switch {
	case strings.Contains(s, "://"):
		return "url"
	case strings.Contains(s, "@"):
		return "email"
	}
	return "phone"
}
