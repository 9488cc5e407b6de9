package lint

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// JudgeOptions is what judging depends on besides the changes.
type JudgeOptions struct {
	Rules []*Rule
	AsOf  schema.Date
}

// Judge says of every change what it means, and adds what the changes break elsewhere. Verdicts are ordered by service,
// the worst first.
func Judge(ctx context.Context, set *change.Set, o JudgeOptions) (_ []change.Verdict, err error) {
	defer crash.Catch(&err)
	j := newJudge(set, o)
	for i := range set.Changes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := j.change(&set.Changes[i]); err != nil {
			return nil, err
		}
	}
	j.harms()
	if err := j.locate(); err != nil {
		return nil, err
	}
	return j.finish(), nil
}

// Alone reports whether judging the changes needs nothing but the entries that differ and the shared files, so that the rest
// of both catalogues does not have to be read.
func Alone(set *change.Set, rules []*Rule) bool {
	j := newJudge(set, JudgeOptions{Rules: rules})
	for i := range set.Changes {
		claimed := j.claimants(&set.Changes[i])
		if len(claimed) == 0 || !claimed[0].Change.Alone {
			return false
		}
		if except := claimed[0].Change.Except; except != nil && except(j.DiffPass, &set.Changes[i]) {
			return false
		}
	}
	return true
}

// judge is one run in progress.
type judge struct {
	*DiffPass
	judges []*Rule
	found  []*judged
}

// judged is a verdict with the paths to its places.
type judged struct {
	*change.Verdict
	document     change.Document
	pair         *change.Pair
	oldAt, newAt string
}

func newJudge(set *change.Set, o JudgeOptions) *judge {
	j := &judge{DiffPass: &DiffPass{
		Set: set, Today: o.AsOf, rules: o.Rules, told: map[string]bool{},
		pairs: map[string]*change.Pair{}, siblings: map[sibling][]*change.Change{},
	}}
	for _, p := range set.Pairs {
		if p.New != nil {
			j.pairs[p.ID()] = p
		}
	}
	for i := range set.Changes {
		c := &set.Changes[i]
		key := sibling{c.Document, c.Pair}
		j.siblings[key] = append(j.siblings[key], c)
	}
	for i := range o.Rules {
		if r := o.Rules[i]; r.Change != nil {
			j.judges = append(j.judges, r)
		}
	}
	return j
}

// claimants are the rules that a change belongs to. What the model does not have is nothing that a rule could judge.
func (j *judge) claimants(c *change.Change) []*Rule {
	var out []*Rule
	var rest *Rule
	for _, r := range j.judges {
		switch {
		case r.Change.Claims == nil:
			rest = r
		case c.Outside:
		case r.Change.Claims(j.DiffPass, c):
			out = append(out, r)
		}
	}
	if out == nil && rest != nil {
		return []*Rule{rest}
	}
	return out
}

// change judges one change.
func (j *judge) change(c *change.Change) error {
	claimed := j.claimants(c)
	if len(claimed) == 0 {
		return fmt.Errorf("no rule judges changes of %s %q", c.Document, c.Path)
	}
	r := claimed[0]
	defer crash.While(r.Code + " " + c.Path)
	v := r.Change.Judge(j.DiffPass, c)
	v.Code, v.Rule, v.Service, v.Path, v.From, v.To = r.Code, r.Name, c.ID(), c.Path, c.From, c.To
	j.found = append(j.found, &judged{Verdict: v, document: c.Document, pair: c.Pair, oldAt: c.OldAt(), newAt: c.NewAt()})
	if r.Change.Spread != nil {
		for _, v := range r.Change.Spread(j.DiffPass, c) {
			j.elsewhere(r, v)
		}
	}
	return nil
}

// harms adds what the changes broke at services that no verdict has named yet.
func (j *judge) harms() {
	if !j.watching() {
		return
	}
	for _, f := range j.allBroken() {
		for _, r := range j.judges {
			if j.told[f.Fingerprint] || r.Change.Harm == nil || !strings.Contains(r.Change.Watches, f.Code) {
				continue
			}
			if v := r.Change.Harm(j.DiffPass, f); v != nil {
				j.told[f.Fingerprint] = true
				v.Service, v.Path = f.Service, f.Path
				j.elsewhere(r, v)
			}
		}
	}
}

// watching reports whether one of the changes was judged by a rule that watches others, so that something may be broken.
// Where it was not, the rules that are watched never run.
func (j *judge) watching() bool {
	for _, f := range j.found {
		for _, r := range j.judges {
			if f.Code == r.Code && r.Change.Watches != "" {
				return true
			}
		}
	}
	return false
}

// elsewhere adds a verdict at a service that may not have changed itself.
func (j *judge) elsewhere(r *Rule, v *change.Verdict) {
	v.Code, v.Rule = r.Code, r.Name
	j.found = append(j.found, &judged{Verdict: v, document: change.Service, pair: j.PairOf(v.Service), oldAt: v.Path, newAt: v.Path})
}

// finish orders the verdicts and gives them their fingerprints.
func (j *judge) finish() []change.Verdict {
	out := make([]change.Verdict, len(j.found))
	for i, f := range j.found {
		out[i] = *f.Verdict
	}
	sorting.List(out, func(i, j int) int {
		a, b := &out[i], &out[j]
		return cmp.Or(strings.Compare(a.Service, b.Service), cmp.Compare(b.Class, a.Class), strings.Compare(a.Code, b.Code), strings.Compare(a.Path, b.Path))
	})
	seen := map[string]int{}
	for i := range out {
		v := &out[i]
		key := v.Code + "\x00" + v.Service + "\x00" + finding.WithoutIndexes(v.Path) + "\x00" + canonical(v.From) + "\x00" + canonical(v.To)
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
		v.Fingerprint = hex.EncodeToString(sum[:12])
	}
	return out
}

func canonical(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// page is a file of one side, in which verdicts have their places.
type page struct {
	side *catalogue.Catalogue
	file string
}

// locate finds the places of the verdicts, reading every file once a side, several at a time.
func (j *judge) locate() error {
	places := map[page][]func(*catalogue.Document){}
	add := func(side *catalogue.Catalogue, file, path string, spot *change.Spot) {
		if file != "" {
			places[page{side, file}] = append(places[page{side, file}], func(doc *catalogue.Document) {
				*spot = change.Spot{File: file, Span: doc.At(path)}
			})
		}
	}
	for _, f := range j.found {
		before, after := f.files()
		add(j.Old, before, f.oldAt, &f.Base)
		add(j.New, after, f.newAt, &f.Head)
	}
	pages := make([]page, 0, len(places))
	for one := range places {
		pages = append(pages, one)
	}
	var next atomic.Int64
	var crew crash.Group
	for range min(runtime.GOMAXPROCS(0), len(pages)) {
		crew.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(pages)) && !crew.Failed(); i = next.Add(1) - 1 {
				if doc := pages[i].side.Reread(pages[i].file); doc != nil {
					for _, place := range places[pages[i]] {
						place(doc)
					}
				}
			}
		})
	}
	return crew.Wait()
}

// files are the files of the verdict's document on both sides.
func (f *judged) files() (before, after string) {
	switch f.document {
	case change.People:
		return catalogue.PeopleFile, catalogue.PeopleFile
	case change.Roles:
		return catalogue.RolesFile, catalogue.RolesFile
	case change.RiskScale:
		return catalogue.RiskScaleFile, catalogue.RiskScaleFile
	case change.Settings:
		return catalogue.SettingsFile, catalogue.SettingsFile
	case change.Service:
	}
	if f.pair.Old != nil {
		before = f.pair.Old.File.Name
	}
	if f.pair.New != nil {
		after = f.pair.New.File.Name
	}
	return before, after
}
