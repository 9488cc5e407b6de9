package lint

import (
	"context"
	"errors"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/schema"
)

// Options is what a run depends on besides the catalogue.
type Options struct {
	Rules     []Rule
	Selection Selection
	AsOf      schema.Date
	Workers   int // 0 means one for each processor
}

// Result is what a run has found.
type Result struct {
	Findings []finding.Finding // sorted; waived ones are marked
	Files    []*catalogue.File
	Services []*catalogue.Service
}

// run is one run in progress.
type run struct {
	options   Options
	catalogue *catalogue.Catalogue
	rules     *ruleSet
	perFile   []*Rule
	perOne    []*Rule
}

// Run loads the services of an opened catalogue and runs the rules over it.
func Run(ctx context.Context, c *catalogue.Catalogue, o Options) (Result, error) {
	set, err := newRuleSet(o.Rules, c.Settings.Profiles, c.Settings.Rules, o.Selection)
	if err != nil {
		return Result{}, inSettings(c, err)
	}
	r := &run{options: o, catalogue: c, rules: set}
	for _, s := range set.status {
		if s.On && s.Rule.File != nil {
			r.perFile = append(r.perFile, s.Rule)
		}
		if s.On && s.Rule.Service != nil {
			r.perOne = append(r.perOne, s.Rule)
		}
	}
	found, err := r.files(ctx)
	if err != nil {
		return Result{}, err
	}
	found = append(found, r.across()...)
	waivers := r.waivers()
	r.apply(waivers, found)
	found = append(found, r.checkWaivers(waivers)...)
	r.locate(found)
	return Result{Findings: r.finish(found), Files: c.Files(), Services: c.Services()}, nil
}

// inSettings gives an unknown rule its place in svc.yaml when that is where it is named.
func inSettings(c *catalogue.Catalogue, err error) error {
	var unknown *UnknownNameError
	if !errors.As(err, &unknown) {
		return err
	}
	if _, named := c.Settings.Rules[unknown.Name]; !named {
		return err
	}
	return c.SettingsFault("rules."+unknown.Name, err.Error())
}

// files runs the rules that need one file at a time while the files are being loaded.
func (r *run) files(ctx context.Context) ([]*Reported, error) {
	workers := newShelf()
	err := r.catalogue.Load(ctx, r.options.Workers, func(worker int, f *catalogue.File, s *catalogue.Service, doc *catalogue.Document) {
		p := workers.pass(worker, r)
		from := len(p.found)
		r.one(p, f, s, doc)
		place(p.found[from:], doc)
		f.Faults = nil
	})
	if err != nil {
		return nil, err
	}
	out := workers.found()
	shared := &Pass{Catalogue: r.catalogue, Today: r.options.AsOf}
	for _, f := range r.catalogue.Files() {
		if f.ServiceID == "" && len(f.Faults) > 0 {
			r.one(shared, f, nil, nil)
		}
	}
	return append(out, shared.found...), nil
}

// one runs the rules over one file.
func (r *run) one(p *Pass, f *catalogue.File, s *catalogue.Service, doc *catalogue.Document) {
	from := len(p.found)
	p.doc = doc
	if len(f.Faults) > 0 {
		for _, rule := range r.perFile {
			p.rule = rule
			rule.File(p, f)
		}
		placeFaults(p.found[from:])
	}
	if s == nil {
		return
	}
	start := len(p.found)
	archived := p.Archived(s)
	for _, rule := range r.perOne {
		if rule.Levels.In(s.Phase) == finding.None || archived && !rule.Archived {
			continue
		}
		p.rule = rule
		rule.Service(p, s)
	}
	p.found = append(p.found[:start], withoutEchoes(p.found[start:], f.Faults)...)
}

// withoutEchoes drops findings about a value whose form is wrong: the form is mended first, and what the rule says of
// the rest would be a guess.
func withoutEchoes(found []*Reported, faults []catalogue.Fault) []*Reported {
	if len(faults) == 0 {
		return found
	}
	kept := found[:0]
	for _, f := range found {
		if !echoes(f.finding.Path, faults) {
			kept = append(kept, f)
		}
	}
	return kept
}

// echoes reports whether a path is that of a fault, or holds the faulty value.
func echoes(path string, faults []catalogue.Fault) bool {
	if path == "" {
		return false
	}
	for i := range faults {
		f := &faults[i]
		if catalogue.Claimed(f) || f.Kind == catalogue.UnknownKey || f.Kind == catalogue.Ambiguous || f.Kind == catalogue.Advised || f.Kind == catalogue.DuplicateKey {
			continue
		}
		if rest, ok := strings.CutPrefix(f.Path, path); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// across runs the rules over the whole catalogue.
func (r *run) across() []*Reported {
	p := &Pass{Catalogue: r.catalogue, Today: r.options.AsOf}
	for i := range r.rules.status {
		if s := &r.rules.status[i]; s.On && s.Rule.Catalogue != nil {
			p.rule = s.Rule
			s.Rule.Catalogue(p)
		}
	}
	return p.found
}

// checkWaivers runs the rules about waivers.
func (r *run) checkWaivers(waivers []Waiver) []*Reported {
	p := &Pass{Catalogue: r.catalogue, Today: r.options.AsOf}
	for i := range r.rules.status {
		if s := &r.rules.status[i]; s.On && s.Rule.Waivers != nil {
			p.rule = s.Rule
			s.Rule.Waivers(p, waivers)
		}
	}
	return p.found
}

// finish gives findings their final severity, order and fingerprint.
func (r *run) finish(found []*Reported) []finding.Finding {
	out := make([]finding.Finding, 0, len(found))
	for _, f := range found {
		if level, ok := r.rules.over[f.finding.Code]; ok {
			f.finding.Severity = level
		}
		if f.finding.Severity != finding.None {
			out = append(out, f.finding)
		}
	}
	finding.Sort(out)
	finding.Fingerprints(out)
	return out
}
