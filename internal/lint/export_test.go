package lint

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/schema"
)

// Claimants are the codes of the rules that every change of a set belongs to.
func Claimants(set *change.Set, o JudgeOptions) [][]string {
	j := newJudge(set, o)
	out := make([][]string, len(set.Changes))
	for i := range set.Changes {
		for _, r := range j.claimants(&set.Changes[i]) {
			out[i] = append(out[i], r.Code)
		}
	}
	return out
}

// Probe runs single rules over a catalogue that has been loaded, to see what each costs.
type Probe struct {
	run  *run
	pass *Pass
}

// NewProbe is a probe of a catalogue on a day, with all rules on.
func NewProbe(c *catalogue.Catalogue, rules []*Rule, day schema.Date) (*Probe, error) {
	set, err := newRuleSet(rules, nil, nil, Selection{Select: []string{string(Core), string(Governance), string(Digital)}})
	if err != nil {
		return nil, err
	}
	r := &run{options: Options{AsOf: day}, catalogue: c, rules: set, faulty: faulty{}}
	return &Probe{run: r, pass: r.pass(r.faulty)}, nil
}

// Entry runs what a rule has to say of one service and its file.
func (x *Probe) Entry(rule *Rule, s *catalogue.Service, doc *catalogue.Document) {
	p := x.pass
	p.rule, p.doc, p.found = rule, doc, p.found[:0]
	if rule.File != nil {
		rule.File(p, s.File)
	}
	if rule.Service != nil && p.applies(s) {
		rule.Service(p, s)
	}
}

// Across runs what a rule has to say of the catalogue, and gives the number of its findings.
func (x *Probe) Across(rule *Rule) int {
	p := x.pass
	p.rule, p.doc, p.found = rule, nil, p.found[:0]
	if rule.Catalogue != nil {
		rule.Catalogue(p)
	}
	if rule.Shared != nil {
		rule.Shared(p)
	}
	if rule.Waivers != nil {
		waivers := x.run.waivers()
		x.run.apply(waivers, nil)
		rule.Waivers(p, waivers)
	}
	return len(p.found)
}
