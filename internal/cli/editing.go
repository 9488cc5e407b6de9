package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// editing is a change of the catalogue, worked out in memory.
type editing struct {
	*shared
	where  *location
	dir    *source.Dir
	today  schema.Date
	opened *catalogue.Catalogue
	plan   *edit.Plan
	also   []string // rules that count although they may be off
}

// openEditing finds and opens the catalogue for a change.
func openEditing(flags *shared) (*editing, error) {
	e := &editing{shared: flags}
	var err error
	if e.today, _, err = flags.day(); err != nil {
		return nil, err
	}
	if e.where, err = flags.locate(flags.env.Dir); err != nil {
		return nil, err
	}
	e.detail(e.where.said())
	if e.dir, err = e.where.open(); err != nil {
		return nil, err
	}
	if e.opened, err = catalogue.Open(e.dir); err != nil {
		e.close()
		return nil, e.where.prefixed(err)
	}
	e.plan = edit.NewPlan(e.where.root, e.dir)
	return e, nil
}

func (e *editing) close() { _ = e.dir.Close() }

// load reads the services.
func (e *editing) load(ctx context.Context) error {
	defer newMemory().restore()
	return e.opened.Load(ctx, e.jobs, nil)
}

// service finds the file of a service, and names the nearest ids when there is none.
func (e *editing) service(id string) (string, error) {
	if s := e.opened.ByID(id); s != nil {
		return s.File.Name, nil
	}
	for _, f := range e.opened.Files() {
		if f.ServiceID == id && id != "" {
			return f.Name, nil // it could not be read; the edit says why
		}
	}
	return "", fault.New("no service %s in the catalogue%s", quoted(id), orNear(id, e.opened.IDs()))
}

// lint checks the catalogue as a file system shows it.
func (e *editing) lint(ctx context.Context, fsys fs.FS) ([]finding.Finding, error) {
	c, err := catalogue.Open(fsys)
	if err != nil {
		return nil, e.where.prefixed(err)
	}
	result, err := check(ctx, c, &lint.Options{
		Selection: lint.Selection{Select: e.also}, AsOf: e.today, Workers: e.jobs, Unplaced: true,
	})
	if err != nil {
		return nil, err
	}
	return result.Findings, nil
}

// broken are the findings, infos left out, that a change brings about: those of rules that held at their place before.
func (e *editing) broken(ctx context.Context, before, after fs.FS) ([]finding.Finding, error) {
	defer newMemory().restore()
	old, err := e.lint(ctx, before)
	if err != nil {
		return nil, err
	}
	now, err := e.lint(ctx, after)
	return introduced(old, now), err
}

// brokenThere is broken for rules about single services, which sees those services only that change.
func (e *editing) brokenThere(ctx context.Context) ([]finding.Finding, error) {
	files := map[string]bool{}
	for _, c := range e.plan.Changes() {
		files[c.Name] = true
	}
	return e.broken(ctx, &fewer{e.dir, files}, &fewer{e.plan.FS(), files})
}

// introduced are the findings of now whose rule had nothing to say before about the same place.
func introduced(old, now []finding.Finding) []finding.Finding {
	type spot struct{ code, file, path string }
	held := map[spot]bool{}
	for i := range old {
		f := &old[i]
		held[spot{f.Code, f.File, f.Path}] = f.Waiver == nil || held[spot{f.Code, f.File, f.Path}]
	}
	var out []finding.Finding
	for i := range now {
		f := &now[i]
		if f.Waiver == nil && f.Severity > finding.Info && !held[spot{f.Code, f.File, f.Path}] {
			out = append(out, *f)
		}
	}
	return out
}

// refuse says which rules a change would break.
func (e *editing) refuse(found []finding.Finding) error {
	say(e.env.Stderr, "svc: nothing was written: the change breaks rules that hold now")
	for i, f := range found {
		if i == maxRefusals {
			say(e.env.Stderr, fmt.Sprintf("  … and %d more", len(found)-i))
			break
		}
		say(e.env.Stderr, fmt.Sprintf("  %s: %s %s %s: %s", e.named(f.File), f.Severity, f.Code, f.Rule, f.Message))
		if f.Help != "" {
			say(e.env.Stderr, "    help: "+f.Help)
		}
	}
	return errGate
}

// maxRefusals is how many reasons are listed.
const maxRefusals = 20

// named is a file as people know it, from the root of the repository.
func (e *editing) named(file string) string { return e.where.named(file) }

// finish shows the change, or writes it and lists the files.
func (e *editing) finish(ctx context.Context, preview bool) error {
	changes := e.plan.Changes()
	if len(changes) == 0 {
		e.remark("nothing to change: the files say so already")
		return nil
	}
	if preview {
		return e.env.printDiff(e.where, changes)
	}
	done, failed := e.env.writePlan(ctx, e.plan, e.where)
	if len(done.Done) > 0 {
		var b strings.Builder
		for _, name := range done.Done {
			verb := "changed "
			if slices.ContainsFunc(changes, func(c edit.Change) bool { return c.Name == name && c.Old == nil }) {
				verb = "made "
			}
			b.WriteString(verb + shown(e.named(name)) + "\n")
		}
		if err := e.env.printed(b.String()); err != nil {
			return err
		}
	}
	return failed
}

// refused gives an error of the edit core the path of the file from the root of the repository.
func (e *editing) refused(err error) error {
	if r, ok := errors.AsType[*edit.RefusedError](err); ok {
		return &edit.RefusedError{Name: shown(e.named(r.Name)), Path: shown(r.Path), Reason: r.Reason}
	}
	return err
}
