package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// runTrend builds a report for commits of the history, oldest first, and puts their rows into one table.
func runTrend(ctx context.Context, env Env, o *reportOptions, name string, r *report.Report, out *outputs) error {
	where, err := locate(env, o.catalogue, env.Dir)
	if err != nil {
		return err
	}
	if err := out.notInputs(where.root); err != nil {
		return err
	}
	repo, err := openRepo(ctx, env, where)
	if err != nil {
		return fmt.Errorf("--trend: %w", err)
	}
	defer func() { _ = repo.Close() }()
	commits, err := o.sampled(ctx, env, repo)
	if err != nil {
		return fmt.Errorf("--trend: %w", err)
	}
	defer newMemory().restore()
	stop := progress(env, o.shared, "reading the history")
	defer stop()
	var whole table.Table
	samples := &samples{repo: repo, where: where}
	for i, commit := range commits {
		t, err := o.sample(ctx, env, samples, r, commit)
		if err != nil {
			return fmt.Errorf("--trend: %w", err)
		}
		if i == 0 {
			whole = t
			continue
		}
		whole.Rows = append(whole.Rows, t.Rows...)
	}
	stop()
	whole.Group = ""
	if err := o.arrange(&whole); err != nil {
		return err
	}
	pictures := view.Draw(name, whole)
	if err := o.pick(&whole); err != nil {
		return err
	}
	if len(o.columns) > 0 {
		pictures = view.Draw(name, whole) // of what is shown
	}
	today, _, err := day(env, o.asOf)
	if err != nil {
		return err
	}
	return out.write(view.FromReport(view.Report{
		Name: name, Pictures: pictures, ToolVersion: env.Version, AsOf: today.String(), Tables: []view.NamedTable{{Name: name, Table: whole}},
	}), 0)
}

// sampled are the commits that are looked at, oldest first.
func (o *reportOptions) sampled(ctx context.Context, env Env, repo *source.Repo) ([]source.Commit, error) {
	rev := o.at
	if rev == "" {
		rev = "HEAD"
	}
	tip, err := resolve(ctx, repo, rev)
	if err != nil {
		return nil, err
	}
	commits, err := repo.Commits(ctx, tip, source.Query{Paths: []string{repo.Dir()}, FirstParent: true})
	if err != nil {
		return nil, err
	}
	today, from, err := day(env, o.asOf)
	if err != nil {
		return nil, err
	}
	if from != "today, UTC" {
		commits = slices.DeleteFunc(commits, func(c source.Commit) bool { return c.Committed.UTC().Format("2006-01-02") > today.String() })
	}
	if o.trend == "month" {
		commits = source.Monthly(commits)
	}
	commits = commits[:min(len(commits), o.samples)]
	slices.Reverse(commits)
	if len(commits) == 0 {
		return nil, fmt.Errorf("no commit of %s up to %s touches the catalogue", rev, today)
	}
	return commits, nil
}

// samples reads one commit after the other. A file that is the same in two of them is read once.
type samples struct {
	repo  *source.Repo
	where location
	last  *catalogue.Catalogue
	blobs map[string]string // of the last
}

// open opens the catalogue of a commit, with the services of the one before where their files are the same.
func (s *samples) open(ctx context.Context, commit string) (*catalogue.Catalogue, error) {
	tree, err := s.repo.Revision(ctx, commit, s.repo.Dir())
	if err != nil {
		return nil, err
	}
	c, err := catalogue.Open(tree)
	if failed := s.repo.Err(); failed != nil {
		return nil, failed
	}
	if err != nil {
		return nil, fmt.Errorf("in %s: %w", commit[:shortID], err)
	}
	blobs := tree.Blobs()
	if before := s.blobs; s.last != nil {
		c.Reuse(s.last, func(file string) bool { return blobs[file] != "" && blobs[file] == before[file] })
	}
	s.last, s.blobs = c, blobs
	return c, nil
}

// sample builds the report as of one commit.
func (o *reportOptions) sample(ctx context.Context, env Env, all *samples, r *report.Report, commit source.Commit) (table.Table, error) {
	repo := all.repo
	on := commit.Committed.UTC()
	l := &loaded{
		location: all.where, revision: commit.ID, close: func() {},
		today: schema.Date{Year: int16(on.Year()), Month: uint8(on.Month()), Day: uint8(on.Day())}, //nolint:gosec // the ranges of a calendar
	}
	var err error
	if l.Catalogue, err = all.open(ctx, commit.ID); err != nil {
		return table.Table{}, err
	}
	err = l.Load(ctx, o.jobs, nil)
	if failed := repo.Err(); failed != nil {
		return table.Table{}, failed
	}
	if err != nil {
		return table.Table{}, fmt.Errorf("in %s: %w", commit.ID[:shortID], err)
	}
	if missing := len(l.missing()); missing > 0 {
		o.remark(env, fmt.Sprintf("services that could not be read in %s: %d", commit.ID[:shortID], missing))
	}
	services, err := o.selectedThen(l)
	if err != nil {
		return table.Table{}, err
	}
	shaped := *o
	shaped.shapeOptions = shapeOptions{}
	return shaped.table(l, r, l.input(services))
}
