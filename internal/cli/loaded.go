package cli

import (
	"context"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// loaded is a whole catalogue in memory, from the work tree or a revision.
type loaded struct {
	Catalogue *catalogue.Catalogue

	location *location
	today    schema.Date
	revision string // the commit; empty for the work tree
	found    []finding.Finding
	close    func()
}

// load reads a catalogue, with what lint finds in it that is at least as severe; None for nothing.
func load(ctx context.Context, flags *shared, rev string, least finding.Severity) (*loaded, error) {
	today, from, err := flags.day()
	if err != nil {
		return nil, err
	}
	flags.detail("as of: " + today.String() + " (" + from + ")")
	where, err := flags.locate(flags.env.Dir)
	if err != nil {
		return nil, err
	}
	flags.detail(where.said())
	l := &loaded{location: where, today: today}
	failed, err := l.open(ctx, flags, rev)
	if err != nil {
		return nil, err
	}
	room, closed := newMemoryForTwo(), l.close
	l.close = func() {
		closed()
		room.restore()
	}
	l.Catalogue.Room = room
	stop := progress(flags, "reading")
	defer stop()
	if least != finding.None {
		var result *lint.Result
		if result, err = check(ctx, l.Catalogue, &lint.Options{AsOf: today, Least: least, Workers: flags.jobs, Unplaced: true, Whole: everything}); err == nil {
			l.found = result.Findings
		}
	} else {
		err = l.Catalogue.Load(ctx, flags.jobs, nil)
	}
	if unread := failed(); unread != nil {
		err = unread
	}
	if err != nil {
		l.close()
		return nil, where.prefixed(err)
	}
	stop()
	l.remarks(flags)
	return l, nil
}

// open opens the work tree or a revision. The function that it returns gives the first failure of reading.
func (l *loaded) open(ctx context.Context, flags *shared, rev string) (func() error, error) {
	if rev == "" {
		dir, err := l.location.open()
		if err != nil {
			return nil, err
		}
		l.close = func() { _ = dir.Close() }
		if l.Catalogue, err = catalogue.Open(dir); err != nil {
			l.close()
			return nil, l.location.prefixed(err)
		}
		return func() error { return nil }, nil
	}
	repo, err := flags.env.openRepo(ctx, l.location)
	if err != nil {
		return nil, fault.At("--at", err)
	}
	l.close = func() { _ = repo.Close() }
	if l.revision, err = resolve(ctx, repo, rev); err == nil {
		l.Catalogue, err = atCommit(ctx, repo, l.revision)
	}
	if err != nil {
		l.close()
		return nil, fault.At("--at", err)
	}
	return repo.Err, nil
}

// atCommit opens the catalogue as it was in a commit.
func atCommit(ctx context.Context, repo *source.Repo, commit string) (*catalogue.Catalogue, error) {
	tree, err := repo.Revision(ctx, commit, repo.Dir())
	if err != nil {
		return nil, err
	}
	c, err := catalogue.Open(tree)
	if failed := repo.Err(); failed != nil {
		return nil, failed
	}
	if err != nil {
		return nil, fault.At("in "+commit[:shortID], err)
	}
	return c, nil
}

// missing are the services whose files could not be read.
func (l *loaded) missing() []view.MissingService {
	read := make(map[*catalogue.File]bool, len(l.Catalogue.Services()))
	for _, s := range l.Catalogue.Services() {
		read[s.File] = true
	}
	var out []view.MissingService
	for _, f := range l.Catalogue.Files() {
		if f.ServiceID == "" || read[f] {
			continue
		}
		reason := "it cannot be read"
		if len(f.Faults) > 0 {
			reason = f.Faults[0].Text
		}
		out = append(out, view.MissingService{File: (&view.Doc{Prefix: l.location.prefix}).Path(f.Name), Reason: reason})
	}
	return out
}

// remarks says on standard error what is not in any table.
func (l *loaded) remarks(flags *shared) {
	missing := l.missing()
	if len(missing) == 0 {
		return
	}
	flags.remark("services that could not be read, so that they are missing: %s", strconv.Itoa(len(missing)))
	for _, m := range missing[:min(len(missing), maxMissing)] {
		flags.remark("missing: %s: %s", shown(m.File), m.Reason)
	}
	if more := len(missing) - maxMissing; more > 0 {
		flags.remark("%s more are missing; svc lint --only SCH001 tells why", strconv.Itoa(more))
	}
}

// maxMissing is how many of the missing services are named.
const maxMissing = 5

// input is what reports are made from.
func (l *loaded) input(services []*catalogue.Service) *report.Input {
	return &report.Input{Catalogue: l.Catalogue, Services: services, Today: l.today, Findings: l.found}
}

// ids are those of all services.
func (l *loaded) ids() []string {
	var out []string
	for _, s := range report.Selectable(l.Catalogue) {
		out = append(out, l.idOf(s))
	}
	return out
}

func (l *loaded) idOf(s *catalogue.Service) string {
	if s.ID == "" {
		return s.File.ServiceID
	}
	return s.ID
}

// knownID refuses the id of a service that there is none of.
func (l *loaded) knownID(id string) error {
	ids := l.ids()
	if slices.Contains(ids, id) {
		return nil
	}
	return unknown("service", id, ids)
}

// everything is kept whole.
func everything(string) bool { return true }
