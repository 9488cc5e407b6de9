package lint

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// Options is what a run depends on besides the catalogue.
type Options struct {
	Rules     []*Rule
	Selection Selection
	AsOf      schema.Date
	Least     finding.Severity // rules that cannot be as severe do not run
	Workers   int              // 0 means one for each processor
	Policy    *Policy
	Unplaced  bool                   // the findings need no lines and columns; those that somebody will look at get theirs from Locate
	Whole     func(file string) bool // whose services somebody reads after the run, so that they are kept whole; nil for none
	// Earlier is the result for another state of the catalogue, whose services this one reuses. That run was Repeatable.
	// Both have the same rules and day, and shared files that are the same, so what was said of one such service holds here
	// too.
	Earlier    *Result
	Repeatable bool
}

// Result is what a run has found.
type Result struct {
	Findings []finding.Finding    // sorted; waived ones are marked
	Fixes    map[string][]edit.Op // what mends a finding, by its fingerprint
	Files    []*catalogue.File
	Services []*catalogue.Service
	// Judged reports whether a rule, by its code, has had its say, so that what it does not report is not there. Nothing is
	// there of a rule that does not exist.
	Judged func(code string) bool

	run *run
	all []*Reported // in the order of Findings
}

// run is one run in progress.
type run struct {
	options   Options
	catalogue *catalogue.Catalogue
	rules     *ruleSet
	perFile   []*Rule
	perOne    []*Rule
	faulty    faulty
	told      map[*catalogue.File][]*Reported // what rules over one file said, of each file
}

// faulty holds the paths of values whose form is wrong, by file.
type faulty map[*catalogue.File][]string

// Run loads the services of an opened catalogue and runs the rules over it. A rule that panics, in whatever goroutine,
// ends the run with a *crash.Error that names the rule.
func Run(ctx context.Context, c *catalogue.Catalogue, o Options) (_ Result, err error) {
	defer crash.Catch(&err)
	severities, err := Severities(c, o.Rules)
	if err != nil {
		return Result{}, err
	}
	set, err := newRuleSet(o.Rules, c.Settings.Profiles, severities, o.Selection)
	if err != nil {
		return Result{}, inSettings(c, err)
	}
	set.leave(o.Least)
	r := &run{options: o, catalogue: c, rules: set, faulty: faulty{}, told: map[*catalogue.File][]*Reported{}}
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
	found = r.withoutEchoes(append(found, r.across()...))
	waivers := r.waivers()
	r.apply(waivers, found)
	found = append(found, r.withoutEchoes(r.checkWaivers(waivers))...)
	found = append(found, r.checkPolicy()...)
	if !o.Unplaced {
		if err := r.locate(found); err != nil {
			return Result{}, err
		}
	}
	findings, all := r.finish(found)
	return Result{Findings: findings, Fixes: fixes(findings, all), Files: c.Files(), Services: c.Services(), Judged: set.judged, run: r, all: all}, nil
}

// Rules decides which rules run over a catalogue by its settings and a selection.
func Rules(c *catalogue.Catalogue, rules []*Rule, sel Selection) ([]Status, error) {
	severities, err := Severities(c, rules)
	if err != nil {
		return nil, err
	}
	status, err := Resolve(rules, c.Settings.Profiles, severities, sel)
	return status, inSettings(c, err)
}

// Usable tells what is wrong with the rules that the settings of a catalogue and a selection name.
func Usable(c *catalogue.Catalogue, rules []*Rule, sel Selection) error {
	_, err := Rules(c, rules, sel)
	return err
}

// inSettings gives unknown rules their places in svc.yaml when that is where they are named.
func inSettings(c *catalogue.Catalogue, err error) error {
	all, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	told := all.Unwrap()
	for i, one := range told {
		unknown, ok := errors.AsType[*UnknownNameError](one)
		if !ok {
			continue
		}
		if _, named := c.Settings.Rules[unknown.Name]; named {
			told[i] = c.SettingsFault("rules."+unknown.Name, one.Error())
		}
	}
	sorting.By(told, func(a, b error) int { return placeOf(a).Compare(placeOf(b)) })
	return errors.Join(told...)
}

// placeOf is where an error about settings stands in its file.
func placeOf(err error) pos.Span {
	if s, ok := errors.AsType[*catalogue.SettingsError](err); ok {
		return s.Faults[0].Span
	}
	return pos.Span{}
}

// files runs the rules that need one file at a time while the files are being loaded.
func (r *run) files(ctx context.Context) ([]*Reported, error) {
	workers := newShelf()
	err := r.catalogue.Load(ctx, r.options.Workers, func(worker int, f *catalogue.File, s *catalogue.Service, doc *catalogue.Document) {
		p := workers.pass(worker, r)
		from := len(p.found)
		if r.repeat(p, f) {
			return
		}
		r.one(p, f, s, doc)
		if !r.options.Unplaced {
			place(p.found[from:], f.Name, doc)
		}
		if s != nil && r.options.Repeatable {
			p.told[f] = p.found[from:len(p.found):len(p.found)]
		}
		if whole := r.options.Whole; whole == nil || !whole(f.Name) {
			f.Faults = nil
			if s != nil {
				r.catalogue.Slim(s)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for _, p := range workers.passes {
		maps.Copy(r.faulty, p.faulty)
		maps.Copy(r.told, p.told)
	}
	out := workers.found()
	shared := r.pass(r.faulty)
	for _, f := range r.catalogue.Shared() {
		if len(f.Faults) > 0 {
			r.one(shared, f, nil, nil)
		}
	}
	return append(out, shared.found...), nil
}

// repeat reports what an earlier run said of a file that is the same here.
func (r *run) repeat(p *Pass, f *catalogue.File) bool {
	if r.options.Earlier == nil {
		return false
	}
	said, ok := r.options.Earlier.run.told[f]
	if !ok {
		return false
	}
	for _, one := range said {
		again := *one
		again.finding.Waiver = nil
		p.found = append(p.found, &again)
	}
	if paths, ok := r.options.Earlier.run.faulty[f]; ok {
		p.faulty[f] = paths
	}
	return true
}

// one runs the rules over one file.
func (r *run) one(p *Pass, f *catalogue.File, s *catalogue.Service, doc *catalogue.Document) {
	defer p.guard(f.Name)
	from := len(p.found)
	p.doc = doc
	archived := s != nil && p.Archived(s)
	if len(f.Faults) > 0 {
		for _, rule := range r.perFile {
			if archived && !rule.Archived {
				continue
			}
			p.rule = rule
			rule.File(p, f)
		}
		placeFaults(p.found[from:])
		p.faulty.add(f)
	}
	if s == nil {
		return
	}
	for _, rule := range r.perOne {
		if rule.Levels.In(s.Phase) == finding.None || archived && !rule.Archived {
			continue
		}
		p.rule = rule
		rule.Service(p, s)
	}
}

// guard says of a panic which rule was at work, and on which file. It is deferred.
func (p *Pass) guard(file string) {
	cause := recover()
	if cause == nil {
		return
	}
	while := file
	if p.rule != nil {
		while = strings.TrimSuffix(p.rule.Code+", "+file, ", ")
	}
	panic(crash.Recovered(cause, while))
}

// pass is a pass for one goroutine.
func (r *run) pass(known faulty) *Pass {
	return &Pass{Catalogue: r.catalogue, Today: r.options.AsOf, on: r.rules.on, faulty: known, told: map[*catalogue.File][]*Reported{}}
}

// add keeps where the form of a file is wrong; its faults themselves are dropped with its text. Faults that leave the
// value to judge, and those that a rule of its own explains, do not count.
func (x faulty) add(f *catalogue.File) {
	for i := range f.Faults {
		switch fault := &f.Faults[i]; fault.Kind {
		case catalogue.UnknownKey, catalogue.Ambiguous, catalogue.Advised, catalogue.DuplicateKey:
		default:
			if !catalogue.Claimed(fault) {
				x[f] = append(x[f], fault.Path)
			}
		}
	}
}

// withoutEchoes drops findings about a value whose form is wrong, about what it would hold and about what holds it: the form is
// mended first, and what another rule says of the rest would be a guess.
func (r *run) withoutEchoes(found []*Reported) []*Reported {
	if len(r.faulty) == 0 {
		return found
	}
	kept := found[:0]
	for _, f := range found {
		wrong := r.faulty[f.file]
		if f.rule.File != nil || !echoes(f.finding.Path, wrong) && !slices.ContainsFunc(wrong, func(path string) bool {
			return path != "" && holds(path, f.finding.Path)
		}) {
			kept = append(kept, f)
		}
	}
	return kept
}

// echoes reports whether a path is that of a faulty value, or holds one.
func echoes(path string, faulty []string) bool {
	if path == "" {
		return false
	}
	return slices.ContainsFunc(faulty, func(wrong string) bool { return holds(path, wrong) })
}

// holds reports whether a path is another one or leads to it.
func holds(path, other string) bool {
	rest, ok := strings.CutPrefix(other, path)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// across runs the rules over the whole catalogue and over the shared files.
func (r *run) across() []*Reported {
	p := r.pass(r.faulty)
	defer p.guard("")
	for i := range r.rules.status {
		s := &r.rules.status[i]
		p.rule = s.Rule
		if s.On && s.Rule.Catalogue != nil {
			s.Rule.Catalogue(p)
		}
		if s.On && s.Rule.Shared != nil {
			s.Rule.Shared(p)
		}
	}
	return p.found
}

// checkWaivers runs the rules about waivers, those of archived services left out: what they silence is checked no more.
func (r *run) checkWaivers(waivers []*Waiver) []*Reported {
	p := r.pass(r.faulty)
	defer p.guard("")
	var present []*Waiver
	for _, w := range waivers {
		if s, own := w.At.(*catalogue.Service); !w.absent && (!own || !p.Archived(s)) {
			present = append(present, w)
		}
	}
	for i := range r.rules.status {
		if s := &r.rules.status[i]; s.On && s.Rule.Waivers != nil {
			p.rule = s.Rule
			s.Rule.Waivers(p, present)
		}
	}
	return p.found
}

// finish gives findings their final severity, order and fingerprint.
func (r *run) finish(found []*Reported) ([]finding.Finding, []*Reported) {
	kept := found[:0]
	for _, f := range found {
		if level, ok := r.rules.over[f.finding.Code]; ok {
			f.finding.Severity = level
		}
		if f.finding.Severity != finding.None {
			kept = append(kept, f)
		}
	}
	found = kept
	sorting.List(found, func(i, j int) int { return finding.Compare(&found[i].finding, &found[j].finding) })
	out := make([]finding.Finding, len(found))
	for i, f := range found {
		out[i] = f.finding
	}
	finding.Fingerprints(out)
	return out, found
}

// fixes are the operations that mend findings, by fingerprint.
func fixes(findings []finding.Finding, all []*Reported) map[string][]edit.Op {
	out := map[string][]edit.Op{}
	for i := range findings {
		if len(all[i].fix) > 0 {
			out[findings[i].Fingerprint] = all[i].fix
		}
	}
	return out
}
