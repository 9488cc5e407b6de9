package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/source"
)

// past follows one service back through the history of a repository, whatever it was called.
type past struct {
	repo *source.Repo
	dir  string // of the catalogue, from the top of the repository
}

// step is what one commit did to the service.
type step struct {
	commit source.Commit
	set    *change.Set
	pair   *change.Pair
}

// follow shows what the commits before and including tip did to the service in a file, newest first, until the history or
// the patience of the visitor ends.
func (p past) follow(ctx context.Context, tip, file string, visit func(step) (more bool, err error)) error {
	for {
		commits, err := p.repo.Commits(ctx, tip, source.Query{Paths: []string{path.Join(p.dir, file)}})
		if err != nil {
			return err
		}
		next := ""
		for _, c := range commits {
			s, err := p.step(ctx, c, file)
			if err != nil {
				return err
			}
			if s.pair == nil {
				continue
			}
			if more, err := visit(s); err != nil || !more {
				return err
			}
			if old := s.pair.Old; old != nil && old.File.Name != file && len(c.Parents) > 0 {
				tip, next = c.Parents[0], old.File.Name
				break
			}
		}
		if next == "" {
			return nil
		}
		file = next
	}
}

// step compares a commit with the one before it. A merge did what differs from all that it merges.
func (p past) step(ctx context.Context, c source.Commit, file string) (step, error) {
	parents := c.Parents
	if len(parents) == 0 {
		parents = []string{""}
	}
	var out step
	for i, parent := range parents {
		s, err := p.between(ctx, parent, c, file)
		if err != nil {
			return step{}, err
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
func (s step) also(other step) step {
	if s.pair == nil || other.pair == nil {
		return step{commit: s.commit}
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
func (p past) between(ctx context.Context, parent string, c source.Commit, file string) (step, error) {
	out := step{commit: c}
	after, err := p.open(ctx, c.ID, file)
	if err != nil {
		return out, err
	}
	before, err := p.open(ctx, parent, file)
	if err != nil {
		return out, err
	}
	if parent != "" && len(before.Services()) == 0 && len(after.Services()) > 0 && !holds(before, file) {
		if before, err = p.gone(ctx, parent, c.ID); err != nil {
			return out, err
		}
	}
	out.set, err = change.Compare(before, after)
	if err != nil {
		return out, err
	}
	for _, pair := range out.set.Pairs {
		if of(pair.New, file) || pair.New == nil && of(pair.Old, file) {
			out.pair = pair
		}
	}
	out.set.Changes = slices.DeleteFunc(out.set.Changes, func(ch change.Change) bool { return out.pair == nil || ch.Pair != out.pair })
	return out, nil
}

func of(s *catalogue.Service, file string) bool { return s != nil && s.File.Name == file }

func holds(c *catalogue.Catalogue, file string) bool {
	return slices.ContainsFunc(c.Files(), func(f *catalogue.File) bool { return f.Name == file })
}

// open loads one service file of a commit, with the shared files if those can be used; no commit is an empty catalogue.
func (p past) open(ctx context.Context, commit string, files ...string) (*catalogue.Catalogue, error) {
	shared := []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile, catalogue.RiskScaleFile}
	c, err := p.load(ctx, commit, append(shared, files...))
	if _, broken := errors.AsType[*catalogue.SettingsError](err); broken {
		return p.load(ctx, commit, files)
	}
	return c, err
}

func (p past) load(ctx context.Context, commit string, files []string) (*catalogue.Catalogue, error) {
	tree := fs.FS(emptyFS{})
	if commit != "" {
		revision, err := p.repo.Revision(ctx, commit, p.dir, files...)
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

// gone loads the service files that a commit has and the one after it has not.
func (p past) gone(ctx context.Context, before, after string) (*catalogue.Catalogue, error) {
	was, err := p.repo.Revision(ctx, before, p.dir, catalogue.ServicesDir)
	if err != nil {
		return nil, err
	}
	is, err := p.repo.Revision(ctx, after, p.dir, catalogue.ServicesDir)
	if err != nil {
		return nil, err
	}
	there := is.Blobs()
	files := slices.DeleteFunc(slices.Sorted(maps.Keys(was.Blobs())), func(name string) bool { return there[name] != "" })
	if len(files) == 0 {
		return p.load(ctx, "", nil)
	}
	return p.open(ctx, before, files...)
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

// fileIn finds the file of a service in a commit: by its id as the name of a file, or, when the service is gone, the last
// place where it could be.
func (p past) fileIn(ctx context.Context, commit, id string) (string, []string, error) {
	tree, err := p.repo.Revision(ctx, commit, p.dir, catalogue.ServicesDir)
	if err != nil {
		return "", nil, err
	}
	var ids []string
	for name := range tree.Blobs() {
		base, isYAML := strings.CutSuffix(path.Base(name), ".yaml")
		if !isYAML {
			continue
		}
		if base == id {
			return name, nil, nil
		}
		ids = append(ids, base)
	}
	file := path.Join(catalogue.ServicesDir, id+".yaml")
	commits, err := p.repo.Commits(ctx, commit, source.Query{Paths: []string{path.Join(p.dir, file)}, Max: 1})
	if err == nil && len(commits) > 0 {
		return file, nil, nil
	}
	return "", ids, err
}

// openPast opens the history of one service.
func openPast(ctx context.Context, env Env, flags *shared, rev, id string) (p past, tip, file string, err error) {
	where, err := locate(env, flags.catalogue, env.Dir)
	if err != nil {
		return p, "", "", err
	}
	repo, err := openRepo(ctx, env, where)
	if err != nil {
		return p, "", "", err
	}
	p = past{repo: repo, dir: repo.Dir()}
	if tip, err = resolve(ctx, repo, rev); err == nil {
		var ids []string
		if file, ids, err = p.fileIn(ctx, tip, id); err == nil && file == "" {
			err = fmt.Errorf("unknown service %s%s", quoted(id), orNear(id, ids))
		}
	}
	if err != nil {
		_ = repo.Close()
	}
	return p, tip, file, err
}
