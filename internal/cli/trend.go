package cli

import (
	"context"
	"path"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// runTrend builds a report for commits of the history, oldest first, and puts their rows into one table.
func runTrend(ctx context.Context, o *reportOptions, name string, r *report.Report, out *outputs) error {
	where, err := o.locate(o.env.Dir)
	if err != nil {
		return err
	}
	if err := out.notInputs(where.root); err != nil {
		return err
	}
	repo, err := o.env.openRepo(ctx, where)
	if err != nil {
		return fault.At("--trend", err)
	}
	defer func() { _ = repo.Close() }()
	commits, err := o.sampled(ctx, repo)
	if err != nil {
		return fault.At("--trend", err)
	}
	defer newMemory().restore()
	stop := progress(o.shared, "reading the history")
	defer stop()
	var all *table.Table
	samples := &samples{repo: repo, where: where}
	for i, commit := range commits {
		t, err := o.sample(ctx, samples, r, commit)
		if err != nil {
			return fault.At("--trend", err)
		}
		if i == 0 {
			all = t
			continue
		}
		all.Rows = append(all.Rows, t.Rows...)
	}
	stop()
	all.Group = ""
	f := all.Flow()
	if err := o.arrange(f); err != nil {
		return err
	}
	all = f.Whole()
	pictures := view.Draw(name, all)
	f = all.Flow()
	if err := o.pick(f); err != nil {
		return err
	}
	all = f.Whole()
	if len(o.columns) > 0 {
		pictures = view.Draw(name, all) // of what is shown
	}
	today, _, err := o.day()
	if err != nil {
		return err
	}
	return out.writeReport(&view.Report{
		Name: name, Pictures: pictures, ToolVersion: o.env.Version, AsOf: today.String(), Missing: samples.gone, Tables: []view.NamedTable{{Name: name, Table: *all}},
	})
}

// sampled are the commits that are looked at, oldest first.
func (o *reportOptions) sampled(ctx context.Context, repo *source.Repo) ([]*source.Commit, error) {
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
	today, from, err := o.day()
	if err != nil {
		return nil, err
	}
	if from != "today, UTC" {
		commits = slices.DeleteFunc(commits, func(c *source.Commit) bool { return c.Committed.UTC().Format("2006-01-02") > today.String() })
	}
	var first *source.Commit
	if len(commits) > 0 {
		first = commits[len(commits)-1]
	}
	if o.trend == "month" {
		commits = source.Monthly(commits, o.samples)
	}
	commits = commits[:min(len(commits), o.samples)]
	slices.Reverse(commits)
	if len(commits) == 0 {
		return nil, fault.New("no commit of %s up to %s touches the catalogue", rev, today.String())
	}
	if len(commits) == o.samples && commits[0].ID != first.ID {
		return commits, nil
	}
	cut, err := repo.LacksParents(ctx, first)
	if cut {
		o.remark("this clone is shallow and has nothing before " + first.ID[:shortID] + ": " + source.Deepen())
	}
	return commits, err
}

// samples reads one commit after the other. A content that stands in several of them is read once.
type samples struct {
	repo   *source.Repo
	where  *location
	memory catalogue.Memory
	shelf  source.Shelf
	gone   []view.MissingService // in any of them, each file and reason once
}

// missing notes the services that cannot be read in a commit, and says which were not noted before.
func (s *samples) missing(flags *shared, l *loaded) {
	all := l.missing()
	if len(all) == 0 {
		return
	}
	flags.remark("services that could not be read in %s, so that they are missing: %s", l.revision[:shortID], strconv.Itoa(len(all)))
	for _, m := range all {
		if slices.Contains(s.gone, m) {
			continue
		}
		if s.gone = append(s.gone, m); len(s.gone) <= maxMissing {
			flags.remark("missing: %s: %s", shown(m.File), m.Reason)
		}
	}
}

// open opens the catalogue of a commit.
func (s *samples) open(ctx context.Context, commit string) (*catalogue.Catalogue, error) {
	tree, err := s.repo.Revision(ctx, commit, s.repo.Dir())
	if err != nil {
		return nil, err
	}
	tree.Shelve(&s.shelf, func(name, id string) bool { return path.Ext(name) != ".yaml" || s.memory.Knows(id) })
	c, err := s.memory.Open(tree, tree.Blob)
	if failed := s.repo.Err(); failed != nil {
		return nil, failed
	}
	if err != nil {
		return nil, fault.At("in "+commit[:shortID], err)
	}
	return c, nil
}

// sample builds the report as of one commit.
func (o *reportOptions) sample(ctx context.Context, all *samples, r *report.Report, commit *source.Commit) (*table.Table, error) {
	repo := all.repo
	l := &loaded{
		location: all.where, revision: commit.ID, close: func() {},
		today: schema.DateOf(commit.Committed.UTC()),
	}
	var err error
	if l.Catalogue, err = all.open(ctx, commit.ID); err != nil {
		return nil, err
	}
	err = l.Catalogue.Load(ctx, o.jobs, nil)
	if failed := repo.Err(); failed != nil {
		return nil, failed
	}
	if err != nil {
		return nil, fault.At("in "+commit.ID[:shortID], err)
	}
	all.missing(o.shared, l)
	services, err := o.selectedThen(l)
	if err != nil {
		return nil, err
	}
	shaped := *o
	shaped.shapeOptions = shapeOptions{}
	in := l.input(services)
	if _, err := shaped.narrow(l, r, in); err != nil {
		return nil, err
	}
	f, err := shaped.flow(l, r, in)
	if err != nil {
		return nil, err
	}
	return f.Whole(), nil
}
