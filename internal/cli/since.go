package cli

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// before is the revision that --since names, as it was where the work parted from it. Nil is what no revision had.
type before struct {
	rev, commit string
	repo        *source.Repo
	tree        *source.Tree
	files       fs.FS // of the tree, with the settings that it is checked with
	opened      *catalogue.Catalogue
	under       *policy           // that it is checked with; nil for its own
	waivers     *lint.Policy      // that count in it; nil for its own
	alike       bool              // its shared files are those of the work
	known       *lint.Known       // what lint finds in it
	had         map[string]bool   // the files of it
	names       map[string]string // ids of its services by their names
	gone        map[string]string // ids of services whose file is gone since, by its text without the id
}

// openBefore opens the revision that --since names.
func (j *lintJob) openBefore(ctx context.Context, o *lintOptions) (_ *before, err error) {
	if o.since == "" {
		return nil, nil //nolint:nilnil // without a revision there is nothing to subtract
	}
	// A mistake in the flags is reported before the revision is read.
	if err := lint.Usable(j.opened, rules.All(), o.selection); err != nil {
		return nil, j.location.prefixed(err)
	}
	b := &before{rev: o.since}
	defer func() {
		if err != nil {
			b.close()
			err = fault.At("--since", err)
		}
	}()
	if b.repo, err = o.env.openRepo(ctx, j.location); err != nil {
		return nil, err
	}
	if b.commit, err = parting(ctx, b.repo, o.since); err != nil {
		return nil, err
	}
	var dir string
	if b.tree, dir, err = formerly(ctx, b.repo, b.commit); err != nil {
		return nil, err
	}
	if dir != b.repo.Dir() {
		o.remark("in %s the catalogue stands in %s", b.name(), placeName(dir))
	}
	return b, b.open(ctx, j, o)
}

func (b *before) close() {
	if b != nil && b.repo != nil {
		_ = b.repo.Close()
	}
}

// nothing reports whether the revision has no catalogue where there is one today.
func (b *before) nothing() bool {
	return !slices.ContainsFunc([]string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.ServicesDir}, func(name string) bool {
		_, err := fs.Stat(b.tree, name)
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// open opens the revision under the policy that counts. Settings that cannot be used are replaced by those of today.
func (b *before) open(ctx context.Context, j *lintJob, o *lintOptions) error {
	err := b.openUnder(ctx, j, o, j.policy, b.tree)
	if _, ok := errors.AsType[*catalogue.SettingsError](err); ok && b.repo.Err() == nil {
		o.remark("%s of %s cannot be used, so that revision is checked with the one of today", catalogue.SettingsFile, b.name())
		err = b.openUnder(ctx, j, o, nil, j.withSettings(b.tree))
	}
	if failed := b.repo.Err(); failed != nil {
		return failed
	}
	if err != nil {
		return fault.At("in "+b.name(), err)
	}
	return nil
}

func (b *before) openUnder(ctx context.Context, j *lintJob, o *lintOptions, under *policy, files fs.FS) (err error) {
	work := j.opened
	if o.without != "" {
		work = nil // without somebody its people are others than its file says
	}
	b.files, b.under, b.waivers = files, under, nil
	if b.opened, err = catalogue.OpenBeside(work, under.files(files), files); err != nil {
		return err
	}
	b.alike = work != nil && catalogue.SameShared(b.opened, work)
	if err := lint.Usable(b.opened, rules.All(), o.selection); err != nil {
		return err
	}
	waivers, err := under.options(ctx, func(like string) catalogue.Content { return contentOf(files, like) }, o.jobs)
	if waivers != nil {
		b.waivers = &lint.Policy{Waivers: waivers.Waivers}
	}
	return err
}

// check lints the revision. The result for the work is given where it holds for what both have in common.
func (b *before) check(ctx context.Context, j *lintJob, o *lintOptions, today schema.Date, now *lint.Result) error {
	err := b.lint(ctx, j, o, today, now)
	if failed := b.repo.Err(); failed != nil {
		err = failed
	}
	if err != nil {
		return fault.At("--since: in "+b.name(), err)
	}
	b.gone = j.gone(b.tree, b.had)
	return b.repo.Err()
}

// shortID is how many digits of the id of a commit are shown.
const shortID = 12

// parting is the commit at which the history of HEAD parted from that of a revision.
func parting(ctx context.Context, repo *source.Repo, rev string) (string, error) {
	commit, err := resolve(ctx, repo, rev)
	if err != nil {
		return "", err
	}
	head, err := resolve(ctx, repo, "HEAD")
	if err != nil {
		return "", err
	}
	return repo.MergeBase(ctx, commit, head)
}

func (b *before) name() string { return quoted(b.rev) + " (" + b.commit[:shortID] + ")" }

// lint keeps what is found in the files of the revision, and which they are, and forgets the rest.
func (b *before) lint(ctx context.Context, j *lintJob, o *lintOptions, today schema.Date, now *lint.Result) error {
	options := o.options(today)
	options.Unplaced, options.Earlier, options.Policy = true, now, b.waivers
	if now != nil {
		b.opened.Reuse(j.opened, same(contentOf(b.files, b.commit), j.holds(b.commit)))
	}
	b.opened.Room = j.opened.Room
	result, err := check(ctx, b.opened, options)
	if err != nil {
		return err
	}
	if err := b.under.checkThen(ctx, b, b.opened, o, today, result); err != nil {
		return err
	}
	b.opened = nil
	b.known, b.had = lint.NewKnown(result.Findings), make(map[string]bool, len(result.Files))
	for _, f := range result.Files {
		b.had[f.Name] = true
	}
	b.names = make(map[string]string, len(result.Services))
	for _, s := range result.Services {
		b.names[s.Name] = s.File.ServiceID
	}
	return nil
}

// withSettings puts the settings of today in the place of those of a revision.
func (j *lintJob) withSettings(tree *source.Tree) fs.FS {
	text, ok := j.opened.Bytes(catalogue.SettingsFile)
	if !ok {
		text = []byte("schema: svc-settings/v1\n")
	}
	return &source.Overlay{FS: tree, Texts: map[string][]byte{catalogue.SettingsFile: text}}
}

// gone reads the service files of a revision that are not there any more.
func (j *lintJob) gone(tree *source.Tree, files map[string]bool) map[string]string {
	out := map[string]string{}
	for name := range files {
		id := catalogue.ServiceID(name)
		if _, err := fs.Stat(j.files(), name); id == "" || !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if text, err := source.Read(tree, name, nil, catalogue.MaxBytes(name)); err == nil {
			out[string(withoutID(text))] = id
		}
	}
	return out
}

// renamed maps the ids of services whose file was given another name since to the id of then, be the id in it another one
// or still the same: those with the same text, or else with the name of a service whose file is gone.
func (b *before) renamed(c *catalogue.Catalogue, files []*catalogue.File) map[string]string {
	if b == nil || len(b.gone) == 0 {
		return nil
	}
	out, gone := map[string]string{}, map[string]string{}
	for _, id := range b.gone {
		gone[id] = id
	}
	for _, f := range files {
		if f.ServiceID == "" || b.had[f.Name] {
			continue
		}
		text, ok := c.Bytes(f.Name)
		if !ok {
			continue
		}
		id := b.gone[string(withoutID(text))]
		if s := c.ByID(f.ServiceID); id == "" && s != nil && s.Name != "" {
			id = gone[b.names[s.Name]]
		}
		if id != "" && id != f.ServiceID {
			out[f.ServiceID] = id
		}
	}
	return out
}

// withoutID is the text of a service without the line of its id.
func withoutID(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for line := range bytes.Lines(text) {
		if !bytes.HasPrefix(line, []byte("id:")) {
			out = append(out, line...)
		}
	}
	return out
}

// subtract takes away from a result what was there before.
func (b *before) subtract(o *lintOptions, in scope, result *lint.Result, former lint.Former) {
	if b == nil {
		return
	}
	if b.nothing() {
		o.remark(b.name() + " has no catalogue in this directory, so every finding is new")
	}
	all := in.count(result.Findings)
	result.Findings = b.known.Without(result.Findings, former)
	if had := all - in.count(result.Findings); had > 0 {
		o.remark("findings that %s had too, which are not listed: %s", b.name(), strconv.Itoa(had))
	}
}
