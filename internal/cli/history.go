package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/source"
)

// past follows one service back through the history of a repository, whatever it was called and wherever it stood.
type past struct {
	repo *source.Repo
	dir  string // of the catalogue, from the top of the repository
}

// spot is a file of a catalogue, and where that catalogue stands or stood.
type spot struct{ dir, file string }

// path is the way to the file from the top of the repository.
func (s spot) path() string { return path.Join(s.dir, s.file) }

func paths(spots []spot) []string {
	out := make([]string, len(spots))
	for i, s := range spots {
		out[i] = s.path()
	}
	return out
}

// step is what one commit did to the service.
type step struct {
	commit *source.Commit
	set    *change.Set
	pair   *change.Pair
	was    spot // where the service was before
}

// gap is what of a history could not be looked at: what was before the first commit that a shallow clone has, and the
// commits that hold a file which cannot be read, or follow such a one.
type gap struct {
	cut    string
	unread int
}

// follow shows what the commits before and including tip did to the service in a file, newest first, until the history or
// the patience of the visitor ends. It gives what could not be looked at.
func (p *past) follow(ctx context.Context, tip, file string, visit func(*step) (more bool, err error)) (gap gap, err error) {
	spots, err := p.spots(ctx, tip, file)
	if err != nil {
		return gap, err
	}
	commits, err := p.repo.Commits(ctx, tip, source.Query{Paths: paths(spots), Rewritten: true})
	if err != nil {
		return gap, err
	}
	at := map[string]spot{} // where the service is in a commit, as far as it was not always there
	for _, c := range commits {
		lacks, err := p.repo.LacksParents(ctx, c)
		if err != nil {
			return gap, err
		}
		if lacks {
			gap.cut = c.ID
			continue
		}
		s, err := p.step(ctx, c, cmp.Or(at[c.ID], spots[0]), at)
		if err != nil {
			return gap, err
		}
		if s.pair == nil {
			if len(s.set.Unread) > 0 {
				gap.unread++
			}
			continue
		}
		if more, err := visit(s); err != nil || !more {
			return gap, err
		}
	}
	return gap, nil
}

// spots are all places where the service in a file may have been, the latest first: where a commit added one of them, it
// may have been under another name before.
func (p *past) spots(ctx context.Context, tip, file string) ([]spot, error) {
	out := []spot{{p.dir, file}}
	for i := 0; i < len(out); i++ {
		commits, err := p.repo.Commits(ctx, tip, source.Query{Paths: []string{out[i].path()}, Added: true})
		if err != nil {
			return nil, err
		}
		for _, c := range commits {
			for _, parent := range c.Parents {
				s, err := p.between(ctx, parent, c, out[i])
				if err != nil {
					return nil, err
				}
				if s.was != (spot{}) && !slices.Contains(out, s.was) {
					out = append(out, s.was)
				}
			}
		}
	}
	return out, nil
}

// step compares a commit with the one before it, and notes where the service was then. A merge did what differs from all
// that it merges.
func (p *past) step(ctx context.Context, c *source.Commit, here spot, at map[string]spot) (*step, error) {
	parents := c.Parents
	if len(parents) == 0 {
		parents = []string{""}
	}
	var out *step
	for i, parent := range parents {
		s, err := p.between(ctx, parent, c, here)
		if err != nil {
			return nil, err
		}
		if at[parent] == (spot{}) {
			at[parent] = cmp.Or(s.was, here)
		}
		if i == 0 {
			out = s
			continue
		}
		out = out.also(s)
	}
	return out, nil
}

// also keeps what another comparison of the same commit says too.
func (s *step) also(other *step) *step {
	if s.pair == nil || other.pair == nil {
		return &step{commit: s.commit, set: &change.Set{}}
	}
	said := map[string]bool{}
	for _, c := range other.set.Changes {
		said[c.Path] = true
	}
	s.set.Changes = slices.DeleteFunc(s.set.Changes, func(c change.Change) bool { return !said[c.Path] })
	if len(s.set.Changes) == 0 {
		s.pair = nil
	}
	return s
}

// between compares the service of a file in two commits. One that is not there before may have had another name.
func (p *past) between(ctx context.Context, parent string, c *source.Commit, at spot) (*step, error) {
	out := &step{commit: c, was: at}
	after, err := p.open(ctx, c.ID, at.dir, at.file)
	if err != nil {
		return nil, err
	}
	before, err := p.open(ctx, parent, at.dir, at.file)
	if err != nil {
		return nil, err
	}
	if parent != "" && len(after.Services()) > 0 && !holds(before, at.file) {
		if before, out.was.dir, err = p.elsewhere(ctx, parent, c.ID, at); err != nil {
			return nil, err
		}
	}
	out.set, err = change.Compare(before, after)
	if err != nil {
		return nil, err
	}
	out.only(at.file)
	switch {
	case out.pair != nil && out.pair.Old != nil:
		out.was.file = out.pair.Old.File.Name
	case out.pair != nil || !holds(before, at.file):
		out.was = spot{}
	}
	return out, nil
}

// only keeps what a commit did to the service of a file.
func (s *step) only(file string) {
	for _, pair := range s.set.Pairs {
		if of(pair.New, file) || pair.New == nil && of(pair.Old, file) {
			s.pair = pair
		}
	}
	s.set.Changes = slices.DeleteFunc(s.set.Changes, func(c change.Change) bool { return s.pair == nil || c.Pair != s.pair })
}

// elsewhere loads what a service that a commit has in a file may have been before it: the same file of a catalogue that
// stood in another directory, or the files that are not there any more.
func (p *past) elsewhere(ctx context.Context, parent, commit string, at spot) (*catalogue.Catalogue, string, error) {
	dir, err := formerDir(ctx, p.repo, parent, at.dir, inCommit(ctx, p.repo, commit))
	if err != nil {
		return nil, "", err
	}
	if dir != at.dir {
		if before, err := p.open(ctx, parent, dir, at.file); err != nil || holds(before, at.file) {
			return before, dir, err
		}
	}
	before, err := p.gone(ctx, catalogueAt{parent, dir}, catalogueAt{commit, at.dir})
	return before, dir, err
}

func of(s *catalogue.Service, file string) bool { return s != nil && s.File.Name == file }

func holds(c *catalogue.Catalogue, file string) bool {
	return slices.ContainsFunc(c.Files(), func(f *catalogue.File) bool { return f.Name == file })
}

// open loads one service file of a commit, with the shared files if those can be used; no commit is an empty catalogue.
func (p *past) open(ctx context.Context, commit, dir string, files ...string) (*catalogue.Catalogue, error) {
	shared := []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile, catalogue.RiskScaleFile}
	c, err := p.load(ctx, commit, dir, append(shared, files...))
	if _, broken := errors.AsType[*catalogue.SettingsError](err); broken {
		return p.load(ctx, commit, dir, files)
	}
	return c, err
}

func (p *past) load(ctx context.Context, commit, dir string, files []string) (*catalogue.Catalogue, error) {
	tree := fs.FS(emptyFS{})
	if commit != "" {
		revision, err := p.repo.Revision(ctx, commit, dir, files...)
		if err != nil {
			return nil, err
		}
		tree = revision
	}
	c, err := catalogue.Open(tree)
	if err == nil {
		err = c.Load(ctx, 1, nil)
	}
	return c, errors.Join(p.repo.Err(), err)
}

// catalogueAt is the catalogue in a directory of a commit.
type catalogueAt struct{ commit, dir string }

// gone loads the service files that one catalogue has and another has not.
func (p *past) gone(ctx context.Context, before, after catalogueAt) (*catalogue.Catalogue, error) {
	was, err := p.repo.Revision(ctx, before.commit, before.dir, catalogue.ServicesDir)
	if err != nil {
		return nil, err
	}
	is, err := p.repo.Revision(ctx, after.commit, after.dir, catalogue.ServicesDir)
	if err != nil {
		return nil, err
	}
	files := slices.DeleteFunc(was.Files(), func(name string) bool { return is.Blob(name) != "" })
	if len(files) == 0 {
		return p.load(ctx, "", "", nil)
	}
	return p.open(ctx, before.commit, before.dir, files...)
}

// emptyFS is a file system without files.
type emptyFS struct{}

func (emptyFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the one directory that there is.
func (emptyFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "." {
		return nil, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
