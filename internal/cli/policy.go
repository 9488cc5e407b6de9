package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// policy is the policy of the revision that --policy-from names: settings, roles, risk scale and waivers. Nil is that of
// the work itself.
type policy struct {
	rev, commit string
	repo        *source.Repo
	tree        *source.Tree         // of the revision
	parted      *source.Tree         // from which the work parted; changes are those since
	own         *catalogue.Catalogue // with the policy of the work, which does not count yet
}

// openPolicy opens the revision that --policy-from names.
func (j *lintJob) openPolicy(ctx context.Context, o *lintOptions) (_ *policy, err error) {
	if o.policyFrom == "" {
		return nil, nil //nolint:nilnil // without a revision the work is checked by its own policy
	}
	if o.updateBaseline {
		return nil, fault.New("--update-baseline does not go with --policy-from: the baseline of another revision cannot be written")
	}
	p := &policy{rev: o.policyFrom}
	defer func() {
		if err != nil {
			p.close()
			err = fault.At("--policy-from", err)
		}
	}()
	if p.repo, err = o.env.openRepo(ctx, j.location); err != nil {
		return nil, err
	}
	if p.commit, err = resolve(ctx, p.repo, p.rev); err != nil {
		return nil, err
	}
	if err = j.location.sameAs(ctx, o.shared, p.repo, p.rev, p.commit); err != nil {
		return nil, err
	}
	if p.tree, _, err = formerly(ctx, p.repo, p.commit); err != nil {
		return nil, err
	}
	p.parted = p.tree
	if base, err := parting(ctx, p.repo, p.rev); err != nil {
		o.remark("changes of the policy are those since " + quoted(p.rev) + " itself: " + err.Error())
	} else if p.parted, _, err = formerly(ctx, p.repo, base); err != nil {
		return nil, err
	}
	if p.own, err = catalogue.Open(j.files()); err != nil {
		return nil, j.location.prefixed(err)
	}
	// A rule that does not exist would be found by nobody before the merge.
	if err = lint.Usable(p.own, rules.All(), lint.Selection{}); err != nil {
		return nil, j.location.prefixed(err)
	}
	o.detail("policy: of %s (%s)", quoted(p.rev), p.commit[:shortID])
	return p, nil
}

func (p *policy) close() {
	if p != nil && p.repo != nil {
		_ = p.repo.Close()
	}
}

// files are those that the policy is read from: those of the revision, or without one those of the catalogue itself.
func (p *policy) files(own fs.FS) fs.FS {
	if p == nil {
		return own
	}
	return p.tree
}

// explained says of which revision a fault of the settings is.
func (p *policy) explained(err error) error {
	var settings *catalogue.SettingsError
	if p == nil || !errors.As(err, &settings) {
		return err
	}
	return fmt.Errorf("--policy-from: in %s (%s): %w", quoted(p.rev), p.commit[:shortID], err)
}

// options are what lint needs to know of the policy for files with this content.
func (p *policy) options(ctx context.Context, content func(like string) catalogue.Content, workers int) (*lint.Policy, error) {
	if p == nil {
		return nil, nil //nolint:nilnil // the work is checked by its own policy
	}
	holds := content(p.commit)
	held, err := p.waiversIn(ctx, p.tree, holds, workers)
	if err != nil {
		return nil, err
	}
	then := held
	if p.parted != p.tree {
		if then, err = p.waiversIn(ctx, p.parted, holds, workers); err != nil {
			return nil, err
		}
	}
	return &lint.Policy{Waivers: held, Changed: func(s *catalogue.Service) []lint.PolicyChange { return lint.WaiverChanges(then(s), s) }}, nil
}

// waiversIn finds the waivers that services have in a revision. Of the files that are the same there nothing is read.
func (p *policy) waiversIn(ctx context.Context, tree *source.Tree, content catalogue.Content, workers int) (func(*catalogue.Service) []schema.Waiver, error) {
	same := same(contentOf(tree, p.commit), content)
	c, err := catalogue.OpenUnder(p.tree, tree)
	if err != nil {
		return nil, err
	}
	c.Only(func(name string) bool { return !same(name) })
	if err := c.Load(ctx, workers, nil); err != nil {
		return nil, err
	}
	waivers := map[string][]schema.Waiver{}
	for _, s := range c.Services() {
		waivers[s.File.ServiceID] = s.Waivers
	}
	return func(s *catalogue.Service) []schema.Waiver {
		if same(s.File.Name) {
			return s.Waivers
		}
		return waivers[s.File.ServiceID]
	}, nil
}

// check replaces what a run has found about the files of the policy, which it has read from the revision, by what there is
// to say about those of the work. Which rules run, the revision still decides.
func (p *policy) check(ctx context.Context, j *lintJob, o *lintOptions, today schema.Date, result *lint.Result) error {
	if p == nil || unchanged(j.opened, p.own) {
		return nil
	}
	parted, err := catalogue.Open(p.parted)
	if err != nil {
		parted = j.opened
	}
	changes, err := lint.PolicyChanges(parted, p.own)
	if err != nil {
		return err
	}
	waivers, err := p.options(ctx, j.holds, o.jobs)
	if err != nil {
		return err
	}
	return replace(ctx, p.own, j.opened, o, today, &lint.Policy{Waivers: waivers.Waivers, Changes: changes}, result)
}

// checkThen is check for what the work parted from, whose changes are none of the work.
func (p *policy) checkThen(ctx context.Context, b *before, under *catalogue.Catalogue, o *lintOptions, today schema.Date, result *lint.Result) error {
	own, err := catalogue.Open(b.files)
	if p == nil || err != nil || unchanged(under, own) {
		return nil //nolint:nilerr // of settings that cannot be used nothing was found
	}
	return replace(ctx, own, under, o, today, b.waivers, result)
}

// replace replaces the findings about the files of a policy by those about a catalogue's own.
func replace(ctx context.Context, own, under *catalogue.Catalogue, o *lintOptions, today schema.Date, policy *lint.Policy, result *lint.Result) error {
	severities, err := lint.Severities(under, rules.All())
	if err != nil {
		return err
	}
	own.Settings.Profiles, own.Settings.Rules = under.Settings.Profiles, severities
	options := o.options(today)
	options.Policy = policy
	found, err := check(ctx, own, options)
	if err != nil {
		return err
	}
	result.Findings = slices.DeleteFunc(result.Findings, func(f finding.Finding) bool { return own.IsPolicy(f.File) || under.IsPolicy(f.File) })
	for i := range found.Findings {
		if f := &found.Findings[i]; own.IsPolicy(f.File) {
			result.Findings = append(result.Findings, *f)
		}
	}
	finding.Sort(result.Findings)
	return nil
}

// holds reports whether a file is one from which the work would take its policy.
func (p *policy) holds(file string) bool { return p != nil && p.own.IsPolicy(file) }

// unchanged reports whether the policy of a catalogue is that of a revision to the byte.
func unchanged(revision, own *catalogue.Catalogue) bool {
	names := []string{catalogue.SettingsFile, catalogue.RolesFile, catalogue.RiskScaleFile}
	for _, layer := range append(revision.Layers(), own.Layers()...) {
		names = append(names, layer.File.Name)
	}
	for _, name := range names {
		then, _ := revision.Bytes(name)
		now, _ := own.Bytes(name)
		if name != "" && !bytes.Equal(then, now) {
			return false
		}
	}
	return true
}

// readBaseline reads a baseline as the revision has it. What it does not have accepts nothing.
func (p *policy) readBaseline(ctx context.Context, file string) ([]byte, error) {
	rel, err := filepath.Rel(resolved(p.repo.Top()), resolved(file))
	if err != nil || !filepath.IsLocal(rel) {
		return nil, fault.New("outside the repository, so the revision of --policy-from does not have it")
	}
	rel = filepath.ToSlash(rel)
	tree, err := p.repo.Revision(ctx, p.commit, ".", rel)
	if err != nil {
		return nil, err
	}
	text, err := source.Read(tree, rel, nil, maxBaseline)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}
