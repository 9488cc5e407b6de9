package lint

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
)

// introduced are the findings of some rules that the new catalogue has and the old one has not. Both have been read; the
// rules are asked again about what is in memory.
func introduced(set *change.Set, o JudgeOptions, codes []string) []finding.Finding {
	if len(codes) == 0 {
		return nil
	}
	look := func(*catalogue.Service) bool { return true }
	if catalogue.SameShared(set.Old, set.New) { // then nothing is new in an entry that is not, but for what is across entries
		differ := map[*catalogue.Service]bool{}
		for _, p := range set.Pairs {
			differ[p.Old], differ[p.New] = true, true
		}
		look = func(s *catalogue.Service) bool { return differ[s] }
	}
	added, _ := Compare(set, recheck(set.Old, o, codes, look), recheck(set.New, o, codes, look))
	return added
}

// recheck runs rules over a catalogue that has been loaded, whatever its settings make of them, and in every phase: a
// promise is worth the same before a service is live. Rules over one service are asked about some only.
func recheck(c *catalogue.Catalogue, o JudgeOptions, codes []string, look func(*catalogue.Service) bool) []finding.Finding {
	rules := slices.Clone(o.Rules)
	for i := range rules {
		if slices.Contains(codes, rules[i].Code) {
			rules[i].Levels = All(rules[i].Levels.Max())
		}
	}
	set, err := newRuleSet(rules, nil, nil, Selection{Only: codes})
	if err != nil {
		return nil // a code that no rule has, in a list of rules that was cut short
	}
	r := &run{options: Options{AsOf: o.AsOf}, catalogue: c, rules: set, faulty: faulty{}}
	for _, s := range set.status {
		if s.On && s.Rule.Service != nil {
			r.perOne = append(r.perOne, s.Rule)
		}
	}
	p := r.pass(r.faulty)
	for _, s := range c.Services() {
		if look(s) {
			r.one(p, s.File, s, &catalogue.Document{})
		}
	}
	findings, _ := r.finish(append(p.found, r.across()...))
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
	waived := func(f finding.Finding) bool { return f.Waiver != nil }
	introduced = slices.DeleteFunc(NewKnown(before).Without(after, NewFormer(after, then)), waived)
	mended = slices.DeleteFunc(NewKnown(after).Without(before, NewFormer(before, now)), waived)
	return introduced, mended
}
