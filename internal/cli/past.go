package cli

import (
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/source"
)

// formerDir is where the catalogue of a directory stood in a commit that has nothing of it there: in the only other
// directory with settings of a catalogue, if that is gone on the other side. It is the same directory when nobody knows.
func formerDir(ctx context.Context, repo *source.Repo, commit, dir string, stillThere func(name string) bool) (string, error) {
	for _, names := range [][]string{{catalogue.SettingsFile, catalogue.PeopleFile}, {catalogue.ServicesDir}} { // few files before many
		here, err := repo.Revision(ctx, commit, dir, names...)
		if err != nil || !here.IsEmpty() {
			return dir, err
		}
	}
	whole, err := repo.Revision(ctx, commit, ".")
	if err != nil {
		return dir, err
	}
	if at, err := whole.Stat(dir); err == nil && !at.IsDir() {
		return dir, nil // a link or a file took its place
	}
	found := ""
	for _, name := range whole.Files() {
		switch {
		case path.Base(name) != catalogue.SettingsFile || stillThere(name):
		case found != "":
			return dir, nil
		default:
			found = path.Dir(name)
		}
	}
	if found == "" {
		return dir, nil
	}
	return found, nil
}

// inCommit tells whether a commit has a file, named from the top of the repository.
func inCommit(ctx context.Context, repo *source.Repo, commit string) func(name string) bool {
	return func(name string) bool {
		tree, err := repo.Revision(ctx, commit, ".", name)
		return err != nil || !tree.IsEmpty()
	}
}

// fileIn finds the file of a service in a commit: by its id as the name of a file, by the id in the file, or, when the
// service is gone, the last place where it could be.
func (p *past) fileIn(ctx context.Context, commit, id string) (string, []string, error) {
	tree, err := p.repo.Revision(ctx, commit, p.dir, catalogue.ServicesDir)
	if err != nil {
		return "", nil, err
	}
	var ids []string
	for _, name := range tree.Files() {
		base, isYAML := strings.CutSuffix(path.Base(name), ".yaml")
		if !isYAML {
			continue
		}
		if base == id {
			return name, nil, nil
		}
		ids = append(ids, base)
	}
	c, err := p.load(ctx, commit, p.dir, []string{catalogue.ServicesDir})
	if err != nil {
		return "", nil, err
	}
	for _, s := range c.Services() {
		if s.ID == id {
			return s.File.Name, nil, nil // a file with another name than it should have
		}
	}
	file := path.Join(catalogue.ServicesDir, id+".yaml")
	commits, err := p.repo.Commits(ctx, commit, source.Query{Paths: []string{path.Join(p.dir, file)}, Max: 1})
	if err == nil && len(commits) > 0 {
		return file, nil, nil
	}
	return "", ids, err
}

// openPast opens the history of one service.
func openPast(ctx context.Context, flags *shared, rev, id string) (p *past, tip, file string, err error) {
	where, err := flags.locate(flags.env.Dir)
	if err != nil {
		return nil, "", "", err
	}
	repo, err := flags.env.openRepo(ctx, where)
	if err != nil {
		return nil, "", "", err
	}
	p = &past{repo: repo, dir: repo.Dir()}
	if tip, err = resolve(ctx, repo, rev); err == nil {
		var ids []string
		if file, ids, err = p.fileIn(ctx, tip, id); err == nil && file == "" {
			err = unknown("service", id, ids)
		}
	}
	if err != nil {
		_ = repo.Close()
	}
	return p, tip, file, err
}

// tell says what could not be looked at. When nothing could be found for want of the beginning, it is an error.
func (g gap) tell(flags *shared, nothing bool) error {
	if g.unread > 0 {
		flags.remark("commits before or after which the file cannot be read, and of which nothing is said: %s", strconv.Itoa(g.unread))
	}
	if g.cut == "" {
		return nil
	}
	where := "this clone is shallow and has nothing before " + g.cut[:shortID] + ": " + source.Deepen()
	if nothing {
		return fault.New(where)
	}
	flags.remark(where)
	return nil
}
