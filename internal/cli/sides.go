package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// side is one of the two states that are compared.
type side struct {
	name    string // as people know it
	aside   string // the way to its catalogue from that of the other side, where that stands in another directory
	files   fs.FS
	content catalogue.Content
	found   *lint.Result // what lint finds in it, if that was asked for
}

// hold names the side and gives it its files. Like is an id of the repository.
func (s *side) hold(name string, files fs.FS, like string) {
	s.name, s.files, s.content = name, files, contentOf(files, like)
}

// sides are the two states of a catalogue that are compared.
type sides struct {
	before, after side
	lintAsOf      *schema.Date // the day on which both are checked as well; nil when they are only compared
	root, prefix  string       // of the catalogue on disk
	room          catalogue.Room
	differs       func(file string) bool // whether a file has not the same bytes on both
	closers       []func() error
	stores        []func() error // errors of reading that a file system cannot report
}

func (s *sides) close() {
	for _, c := range s.closers {
		_ = c()
	}
}

// openSides works out what is compared with what.
func openSides(ctx context.Context, o *diffOptions) (*sides, error) {
	if o.noIndex {
		return openDirectories(o)
	}
	base, head, merge, err := o.revisions()
	if err != nil {
		return nil, err
	}
	where, err := o.locate(o.env.Dir)
	if err != nil {
		return nil, err
	}
	repo, err := o.env.openRepo(ctx, where)
	if err != nil {
		return nil, err
	}
	s := &sides{root: where.root, prefix: where.prefix, closers: []func() error{repo.Close}, stores: []func() error{repo.Err}}
	if err := s.open(ctx, repo, where, base, head, merge, o); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// revisions reads the arguments: two revisions, the second of which is empty for the work tree, and whether the first
// stands for the point where the second left it.
func (o *diffOptions) revisions() (base, head string, merge bool, err error) {
	base = "HEAD"
	switch len(o.args) {
	case 0:
	case 1:
		var dots bool
		if base, head, dots = strings.Cut(o.args[0], "..."); dots {
			merge = true
		} else if base, head, dots = strings.Cut(o.args[0], ".."); !dots {
			return o.args[0], "", false, nil
		}
		if base == "" {
			base = "HEAD"
		}
		if head == "" {
			head = "HEAD"
		}
	case 2:
		base, head = o.args[0], o.args[1]
	default:
		return "", "", false, fault.New("svc diff takes two revisions at most, not %s", strconv.Itoa(len(o.args)))
	}
	if o.staged && head != "" {
		return "", "", false, fault.New("--staged compares one revision with what is staged; leave the second one out")
	}
	return base, head, merge, nil
}

// commits are those of two revisions; the second is empty for what no commit holds yet.
func commits(ctx context.Context, repo *source.Repo, base, head string, merge bool) (from, to string, err error) {
	if from, err = resolve(ctx, repo, base); err != nil || head == "" {
		return from, "", err
	}
	if to, err = resolve(ctx, repo, head); err != nil || !merge {
		return from, to, err
	}
	from, err = repo.MergeBase(ctx, from, to)
	return from, to, err
}

// open opens both states, each where its revision has the catalogue.
func (s *sides) open(ctx context.Context, repo *source.Repo, where *location, base, head string, merge bool, o *diffOptions) error {
	from, to, err := commits(ctx, repo, base, head, merge)
	if unknown, ok := errors.AsType[*source.UnknownRevisionError](err); ok && o.staged && len(o.args) == 0 && unknown.First() {
		return s.openFirst(ctx, repo)
	}
	if err != nil {
		return err
	}
	was, place, err := s.places(ctx, repo, where, [2]string{base, head}, [2]string{from, to}, o.staged)
	if err != nil {
		return err
	}
	before, err := repo.Revision(ctx, from, was)
	if err != nil {
		return err
	}
	s.before.hold(base, before, from)
	s.before.aside = aside(place, was)
	switch {
	case head != "":
		after, err := repo.Revision(ctx, to, place)
		if err != nil {
			return err
		}
		s.after.hold(head, after, to)
	case o.staged:
		after, err := repo.Index(ctx, place)
		if err != nil {
			return err
		}
		s.after.hold("the index", after, from)
	default:
		dir, err := where.open()
		if err != nil {
			return err
		}
		s.closers = append(s.closers, dir.Close)
		s.after.hold("the work tree", dir, from)
	}
	return nil
}

// openFirst compares what is staged for the first commit with nothing.
func (s *sides) openFirst(ctx context.Context, repo *source.Repo) error {
	before := repo.Empty()
	s.before.hold("nothing", before, "")
	after, err := repo.Index(ctx, repo.Dir())
	if err != nil {
		return err
	}
	s.after.hold("the index", after, "")
	return nil
}

// openDirectories opens two directories, each of which is a catalogue or holds one.
func openDirectories(o *diffOptions) (*sides, error) {
	if len(o.args) != 2 {
		return nil, fault.New("--no-index compares two directories, and %s were named", strconv.Itoa(len(o.args)))
	}
	if o.staged {
		return nil, fault.New("--no-index knows nothing of what is staged; leave --staged out")
	}
	s := &sides{}
	for i, at := range []*side{&s.before, &s.after} {
		root, err := catalogueIn(o.env.absolute(o.args[i]), o.args[i])
		if err != nil {
			s.close()
			return nil, err
		}
		dir, err := source.OpenDir(root)
		if err != nil {
			s.close()
			return nil, fault.At("open "+shown(o.args[i]), withoutPath(err))
		}
		s.closers = append(s.closers, dir.Close)
		at.hold(filepath.ToSlash(o.args[i]), dir, "")
		s.root = root
	}
	s.prefix = prefix(s.root)
	return s, nil
}

// catalogueIn is a directory itself when it is a catalogue, or the catalogue in it.
func catalogueIn(dir, typed string) (string, error) {
	err := isCatalogue(dir, shown(typed))
	if err != nil {
		if inner := filepath.Join(dir, "catalogue"); isCatalogue(inner, "") == nil {
			return inner, nil
		}
	}
	return dir, err
}

// compare loads both sides and compares them. Files that are the same on both are read when a verdict needs them, and once.
func (s *sides) compare(ctx context.Context, workers int) (*change.Set, error) {
	same := same(s.before.content, s.after.content)
	s.differs = func(file string) bool { return !same(file) }
	if s.lintAsOf != nil {
		return s.lint(ctx, workers, same)
	}
	set, err := s.load(ctx, workers, nil, func(before *catalogue.Catalogue) { before.Only(s.differs) }, func(_, after *catalogue.Catalogue) { after.Only(s.differs) })
	if err != nil || lint.Alone(set, rules.All()) {
		return set, err
	}
	var visit catalogue.Visit
	if catalogue.SameShared(set.Old, set.New) { // then only services that differ are looked at as a whole
		visit = func(_ int, f *catalogue.File, one *catalogue.Service, _ *catalogue.Document) {
			if one != nil && same(f.Name) {
				set.Old.Slim(one)
			}
		}
	}
	return s.load(ctx, workers, visit, func(before *catalogue.Catalogue) { before.Reuse(set.Old, s.differs) }, func(before, after *catalogue.Catalogue) {
		after.Reuse(before, same)
		after.Reuse(set.New, s.differs)
	})
}

// load loads both sides, each after it has been prepared, and compares them. The services of the first are shown to visit.
func (s *sides) load(ctx context.Context, workers int, visit catalogue.Visit, first func(*catalogue.Catalogue), second func(before, after *catalogue.Catalogue)) (*change.Set, error) {
	before, err := s.start(&s.before, nil)
	if err != nil {
		return nil, err
	}
	first(before)
	if err := s.outcome(&s.before, before.Load(ctx, workers, visit)); err != nil {
		return nil, err
	}
	after, err := s.start(&s.after, before)
	if err != nil {
		return nil, err
	}
	second(before, after)
	if err := s.outcome(&s.after, after.Load(ctx, workers, nil)); err != nil {
		return nil, err
	}
	return change.Compare(before, after)
}

// lint checks both sides and compares them. Where the shared files are the same, so is what the rules say of a file that is,
// and nobody asks for more of it.
func (s *sides) lint(ctx context.Context, workers int, same func(file string) bool) (*change.Set, error) {
	before, err := s.start(&s.before, nil)
	if err != nil {
		return nil, err
	}
	after, err := s.start(&s.after, before)
	if err != nil {
		return nil, err
	}
	options := &lint.Options{AsOf: *s.lintAsOf, Workers: workers, Unplaced: true, Whole: everything}
	alike := catalogue.SameShared(before, after)
	if alike {
		options.Repeatable, options.Whole = true, s.differs
	}
	s.before.found, err = check(ctx, before, options)
	if err := s.outcome(&s.before, err); err != nil {
		return nil, err
	}
	if alike {
		after.Reuse(before, same)
		options.Repeatable, options.Earlier = false, s.before.found
	}
	s.after.found, err = check(ctx, after, options)
	if err := s.outcome(&s.after, err); err != nil {
		return nil, err
	}
	return change.Compare(before, after)
}

// start opens one side, beside the other when that is there already.
func (s *sides) start(from *side, other *catalogue.Catalogue) (*catalogue.Catalogue, error) {
	c, err := catalogue.OpenBeside(other, from.files, from.files)
	if err := s.outcome(from, err); err != nil {
		return nil, err
	}
	c.Room = s.room
	c.Keep(s.differs)
	return c, nil
}

// outcome is the error of reading one side, with what its file system could not report.
func (s *sides) outcome(from *side, err error) error {
	for _, store := range s.stores {
		if failed := store(); failed != nil {
			return failed
		}
	}
	if err != nil {
		return fault.At("in "+shown(from.name), (&location{prefix: s.prefix}).prefixed(err))
	}
	return nil
}

// findings are those that the change brings, and those that it mends, with their positions.
func (s *sides) findings(set *change.Set) (introduced, mended []finding.Finding, err error) {
	introduced, mended = lint.Compare(set, s.before.found.Findings, s.after.found.Findings)
	if err := s.after.found.Locate(introduced); err != nil {
		return nil, nil, err
	}
	return introduced, mended, s.before.found.Locate(mended)
}

// lookup answers what formats ask about changes: they stand in the new state.
func (s *sides) lookup(set *change.Set) view.Lookup {
	return view.Lookup{Text: set.New.Bytes, Rule: aboutCode()}
}
