package cli

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/scaffold"
	"github.com/service-catalogue/svc/internal/sorting"
)

// newQuestion is something that svc new wants to know: a flag, or what is asked in a terminal.
type newQuestion struct {
	flag, field string
	ask         string
	usage       string
	from        string // phase from which it is asked
	must        string // phase from which the answer is needed; empty when it never is
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
		{flag: "name", field: "name", from: "discovery", must: "discovery", ask: "Name: what do users do here? Start with a verb", usage: "what users do, starting with a verb (default: from the id)"},
		{flag: "description", field: "description", from: "discovery", must: "discovery", ask: "Description for customers, 20 to 300 characters", usage: "what the service does, for customers: 20 to 300 characters"},
		{flag: "type", field: "type", from: "discovery", must: "discovery", ask: "Type", usage: "`TYPE`: service, platform or supporting (default service)", choices: []string{"service", "platform", "supporting"}},
		{flag: "phase", field: "phase", from: "discovery", must: "discovery", ask: "Phase", usage: "`PHASE`: discovery, alpha, beta, live or retirement (default discovery)", choices: catalogue.Phases()},
		{flag: "beta-stage", field: "beta_stage", from: "beta", must: "beta", only: "beta", ask: "Stage of the beta", usage: "in beta: private or public", choices: []string{"private", "public"}},
		{flag: "portfolio", field: "portfolio", from: "discovery", must: "discovery", ask: "Portfolio", usage: "`ID` of the portfolio (default: the only one)", portfolio: true},
		{flag: "owner", field: "owner", from: "discovery", must: "discovery", ask: "Owner: who is accountable? An id, or NAME <EMAIL> for somebody new", usage: "`PERSON` who is accountable: an id, or \"NAME <EMAIL>\" for somebody new (default: the only person)", people: true},
		{flag: "mandate", field: "owner.mandate", from: "beta", ask: "Link to what the owner may decide (Enter for none)", usage: "`LINK` to what the owner may decide"},
		{flag: "deputy", field: "deputies", from: "discovery", ask: "Deputies, with commas between them (Enter for none)", usage: "`PERSON` who stands in for the owner; may be repeated", people: true, list: true},
		{flag: "contact", field: "contact", from: "discovery", must: "beta", ask: "Contact for customers: an e-mail address, a phone number or a link", usage: "front door for customers: an e-mail `ADDRESS`, a phone number such as +441632960000, or a link"},
		{flag: "risk-register", field: "risk_register", from: "discovery", must: "alpha", ask: "Reference in the risk register", usage: "`REF` of the entry in the risk register"},
		{flag: "audience", field: "audience", from: "alpha", must: "alpha", ask: "Audience", usage: "from alpha on: public, business, staff or research", choices: []string{"public", "business", "staff", "research"}},
		{flag: "transactional", field: "transactional", from: "alpha", must: "alpha", ask: "Do users complete a transaction that can be counted", usage: "from alpha on: whether users complete a transaction, `true` or false", choices: []string{"true", "false"}},
		{flag: "scale", field: "scale", from: "alpha", must: "alpha", ask: "Scale: small for one team, large for a service team", usage: "from alpha on: small or large", choices: []string{"small", "large"}},
		{flag: "tier", field: "tier", from: "alpha", must: "alpha", ask: "Tier: how critical, 1 most to 4 least", usage: "from alpha on: how critical, from `1` (most) to 4", choices: []string{"1", "2", "3", "4"}},
		{flag: "customer", field: "customers", from: "live", must: "live", ask: "Customers: the bodies that commission it, with commas between them", usage: "`NAME` or ID=NAME of a body that commissions the service; may be repeated", list: true},
		{flag: "depends-on", field: "dependencies", from: "discovery", ask: "Services without which it does not work (Enter for none)", usage: "`ID` of a service without which this one does not work; may be repeated", services: true, list: true},
	}
}

// needed tells whether a service in a phase must have the answer.
func (q *newQuestion) needed(phase string) bool {
	return q.must != "" && reached(q.must, phase) && q.fits(phase)
}

// reached tells whether a phase, which may not be known yet, is as far as another.
func reached(from, phase string) bool {
	return catalogue.PhaseNumber(from) == 0 || catalogue.PhaseNumber(phase) >= catalogue.PhaseNumber(from)
}

// fits tells whether the newQuestion makes sense for a phase.
func (q *newQuestion) fits(phase string) bool { return q.only == "" || q.only == phase }

// candidates are the answers that are known.
func (q *newQuestion) candidates(c *catalogue.Catalogue) []string {
	switch {
	case q.people:
		return sorting.Keys(c.People())
	case q.portfolio:
		return sorting.Keys(c.Settings.Portfolios)
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
		kind, text := contactOf(answers[0])
		return []edit.Op{edit.Set("contact."+kind, edit.Scalar(text))}
	case "risk_register":
		return []edit.Op{edit.Set("risk_register.ref", edit.Scalar(answers[0]))}
	case "customers":
		list, _ := customersOf(answers) // checked when the answer was taken
		return []edit.Op{edit.Set(q.field, list)}
	case "dependencies":
		var out []edit.Op
		for _, id := range answers {
			out = append(out, edit.Append("dependencies", edit.Map("service", id, "criticality", "critical")))
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

// contactOf tells what a contact is: an address, a phone number, which is written without what makes it readable, or a link.
func contactOf(s string) (kind, text string) {
	digits := strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", `"`, "").Replace(s)
	switch {
	case strings.Contains(s, "@") && !strings.Contains(s, "://"):
		return "email", s
	case strings.Trim(digits, "+0123456789") == "":
		return "phone", digits
	}
	return "url", s
}

// customersOf are customers as they are typed: NAME or ID=NAME each.
func customersOf(answers []string) (edit.Value, error) {
	var out []edit.Value
	for _, one := range answers {
		id, name, ok := strings.Cut(one, "=")
		if !ok {
			id, name = strings.Join(strings.Fields(scaffold.Plain(one)), "-"), one
		}
		id, name = strings.TrimSpace(id), strings.TrimSpace(name)
		if !isKey(id) || name == "" {
			return edit.Value{}, fault.New("%s: want a name, such as Environment Agency, with an id in front where it gives none: env-agency=…", quoted(one))
		}
		out = append(out, edit.Map("id", id, "name", name))
	}
	return edit.List(out...), nil
}
