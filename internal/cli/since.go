package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// before is what lint finds in the revision that --since names. Nil is what no revision had.
type before struct {
	rev, commit string
	room        catalogue.Room
	nothing     bool // it has no catalogue where there is one today
	known       *lint.Known
	files       map[string]bool   // that it had
	names       map[string]string // ids of its services by their names
	gone        map[string]string // ids of services whose file is gone since, by its text without the id
}

// before lints the revision that --since names, as it was where the work parted from it.
func (j *lintJob) before(ctx context.Context, env Env, o *lintOptions, today schema.Date) (*before, error) {
	if o.since == "" {
		return nil, nil //nolint:nilnil // without a revision there is nothing to subtract
	}
	// A mistake in the flags is reported before the revision is read.
	if _, err := lint.Resolve(rules.All(), j.opened.Settings.Profiles, j.opened.Settings.Rules, o.selection); err != nil {
		return nil, err
	}
	repo, err := openRepo(ctx, env, j.location)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	defer func() { _ = repo.Close() }()
	b := &before{rev: o.since, room: j.opened.Room}
	if b.commit, err = parting(ctx, repo, o.since); err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	stop := progress(env, o.shared, "checking "+b.commit[:shortID])
	defer stop()
	tree, err := repo.Revision(ctx, b.commit, repo.Dir())
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	b.nothing = !slices.ContainsFunc([]string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.ServicesDir}, func(name string) bool {
		_, err := fs.Stat(tree, name)
		return !errors.Is(err, fs.ErrNotExist)
	})
	err = b.lint(ctx, o, j.policy, tree, today)
	var settings *catalogue.SettingsError
	if errors.As(err, &settings) && repo.Err() == nil {
		stop()
		o.remark(env, fmt.Sprintf("%s of %s cannot be used, so that revision is checked with the one of today", catalogue.SettingsFile, b.name()))
		err = b.lint(ctx, o, nil, j.withSettings(tree), today)
	}
	if failed := repo.Err(); failed != nil {
		return nil, fmt.Errorf("--since: %w", failed)
	}
	if err != nil {
		return nil, fmt.Errorf("in %s: %w", b.name(), err)
	}
	b.gone = j.gone(tree, b.files)
	return b, repo.Err()
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

// lint keeps what is found in a catalogue, and which files it has.
func (b *before) lint(ctx context.Context, o *lintOptions, under *policy, fsys fs.FS, today schema.Date) error {
	c, err := catalogue.OpenUnder(under.files(fsys), fsys)
	if err != nil {
		return err
	}
	c.Room = b.room
	options := lint.Options{Rules: rules.All(), Selection: o.selection, AsOf: today, Workers: o.jobs, Unplaced: true}
	waivers, err := under.options(ctx, c, o.jobs)
	if err != nil {
		return err
	}
	if waivers != nil {
		options.Policy = &lint.Policy{Waivers: waivers.Waivers}
	}
	result, err := lint.Run(ctx, c, options)
	if err != nil {
		return err
	}
	b.known, b.files = lint.NewKnown(result.Findings), make(map[string]bool, len(result.Files))
	for _, f := range result.Files {
		b.files[f.Name] = true
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
	return source.Overlay{FS: tree, Texts: map[string][]byte{catalogue.SettingsFile: text}}
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
	if len(b.gone) == 0 {
		return nil
	}
	out, gone := map[string]string{}, map[string]string{}
	for _, id := range b.gone {
		gone[id] = id
	}
	for _, f := range files {
		if f.ServiceID == "" || b.files[f.Name] {
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
func (b *before) subtract(env Env, o *lintOptions, c *catalogue.Catalogue, result *lint.Result) {
	if b == nil {
		return
	}
	if b.nothing {
		o.remark(env, b.name()+" has no catalogue in this directory, so every finding is new")
	}
	all := len(result.Findings)
	result.Findings = b.known.Without(result.Findings, b.renamed(c, result.Files))
	if had := all - len(result.Findings); had > 0 {
		o.remark(env, fmt.Sprintf("findings that %s had too, which are not listed: %d", b.name(), had))
	}
}
