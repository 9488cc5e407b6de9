package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// runTrend builds a report for commits of the history, oldest first, and puts their rows into one table.
func runTrend(ctx context.Context, env Env, o *reportOptions, r *report.Report, out *outputs) error {
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
	for i, commit := range commits {
		t, err := o.sample(ctx, env, repo, where, r, commit)
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
	if err := o.apply(&whole); err != nil {
		return err
	}
	today, _, err := day(env, o.asOf)
	if err != nil {
		return err
	}
	return out.write(view.FromReport(view.Report{
		Name: r.Name, ToolVersion: env.Version, AsOf: today.String(), Tables: []view.NamedTable{{Name: r.Name, Table: whole}},
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
	if today, from, err := day(env, o.asOf); err == nil && from != "today, UTC" {
		commits = slices.DeleteFunc(commits, func(c source.Commit) bool { return c.Committed.UTC().Format("2006-01-02") > today.String() })
	}
	if o.trend == "month" {
		commits = source.Monthly(commits)
	}
	commits = commits[:min(len(commits), o.samples)]
	slices.Reverse(commits)
	if len(commits) == 0 {
		return nil, fmt.Errorf("no commit of %s touches the catalogue", rev)
	}
	return commits, nil
}

// sample builds the report as of one commit.
func (o *reportOptions) sample(ctx context.Context, env Env, repo *source.Repo, where location, r *report.Report, commit source.Commit) (table.Table, error) {
	on := commit.Committed.UTC()
	l := &loaded{
		location: where, revision: commit.ID, close: func() {},
		today: schema.Date{Year: int16(on.Year()), Month: uint8(on.Month()), Day: uint8(on.Day())}, //nolint:gosec // the ranges of a calendar
	}
	var err error
	if l.Catalogue, err = atCommit(ctx, repo, commit.ID); err != nil {
		return table.Table{}, err
	}
	if r.Findings {
		var result lint.Result
		result, err = lint.Run(ctx, l.Catalogue, lint.Options{Rules: rules.All(), AsOf: l.today, Workers: o.jobs, Unplaced: true, Whole: true})
		l.found = result.Findings
	} else {
		err = l.Load(ctx, o.jobs, nil)
	}
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
