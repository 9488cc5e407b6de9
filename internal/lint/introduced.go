package lint

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
)

// allBroken are the findings of the rules that are watched which the new catalogue has and the old one has not. Both have been
// read; the rules are asked again about what is in memory.
func (p *DiffPass) allBroken() []*finding.Finding {
	if p.broken != nil {
		return p.broken
	}
	var codes []string
	for i := range p.rules {
		if j := p.rules[i].Change; j != nil {
			codes = append(codes, strings.Fields(j.Watches)...)
		}
	}
	p.broken = []*finding.Finding{}
	if codes == nil {
		return p.broken
	}
	look := func(*catalogue.Service) bool { return true }
	if catalogue.SameShared(p.Old, p.New) { // then nothing is new in an entry that is not, but for what is across entries
		differ := map[*catalogue.Service]bool{}
		for _, pair := range p.Pairs {
			differ[pair.Old], differ[pair.New] = true, true
		}
		look = func(s *catalogue.Service) bool { return differ[s] }
	}
	added, _ := Compare(p.Set, p.recheck(p.Old, codes, look), p.recheck(p.New, codes, look))
	for i := range added {
		p.broken = append(p.broken, &added[i])
	}
	return p.broken
}

// recheck runs rules over a catalogue that has been loaded, whatever its settings make of them, and in every phase: a
// promise is worth the same before a service is live. Rules over one service are asked about some only.
func (p *DiffPass) recheck(c *catalogue.Catalogue, codes []string, look func(*catalogue.Service) bool) []finding.Finding {
	rules := slices.Clone(p.rules)
	for i, r := range rules {
		if slices.Contains(codes, r.Code) {
			strict := *r
			strict.Levels = All(r.Levels.Max())
			rules[i] = &strict
		}
	}
	set, err := newRuleSet(rules, nil, nil, Selection{Only: codes})
	if err != nil {
		return nil // a code that no rule has, in a list of rules that was cut short
	}
	r := &run{options: Options{AsOf: p.Today}, catalogue: c, rules: set, faulty: faulty{}}
	for _, s := range set.status {
		if s.On && s.Rule.Service != nil {
			r.perOne = append(r.perOne, s.Rule)
		}
	}
	pass := r.pass(r.faulty)
	for _, s := range c.Services() {
		if look(s) {
			r.one(pass, s.File, s, &catalogue.Document{})
		}
	}
	findings, _ := r.finish(append(pass.found, r.across()...))
	return findings
}

// Compare tells the findings of a catalogue that an older state of it had not, or less severe, and those of the older state
// that are gone or milder. A service that was renamed keeps its findings; those that waivers accept are left out.
func Compare(set *change.Set, before, after []finding.Finding) (introduced, mended []finding.Finding) {
	then, now := map[string]string{}, map[string]string{}
	for _, p := range set.Pairs {
		if p.Old == nil || p.New == nil {
			continue
		}
		// Findings name services by their files.
		if was, is := p.Old.File.ServiceID, p.New.File.ServiceID; was != is {
			then[is], now[was] = was, is
		}
	}
	introduced = unwaived(NewKnown(before).Without(after, NewFormer(after, then)))
	mended = unwaived(NewKnown(after).Without(before, NewFormer(before, now)))
	return introduced, mended
}

// unwaived keeps the findings that no waiver accepts.
func unwaived(list []finding.Finding) []finding.Finding {
	kept := list[:0]
	for i := range list {
		if list[i].Waiver == nil {
			kept = append(kept, list[i])
		}
	}
	return kept
}
