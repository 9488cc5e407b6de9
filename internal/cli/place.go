package cli

import (
	"context"
	"path"
	"path/filepath"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/source"
)

// placeIn is where a revision has the catalogue, from the top of the repository: the nearest one from the same start upwards,
// as in the work tree. It is where the work has it when that was named, and empty when the revision has none.
func (l *location) placeIn(ctx context.Context, repo *source.Repo, commit string) (string, error) {
	start := relative(repo.Top(), l.start)
	if l.start == "" || !filepath.IsLocal(start) {
		return repo.Dir(), nil
	}
	var places, files []string
	for dir := start; ; dir = path.Dir(dir) {
		for _, place := range []string{dir, path.Join(dir, "catalogue")} {
			places, files = append(places, place), append(files, path.Join(place, catalogue.SettingsFile))
		}
		if dir == "." {
			break
		}
	}
	tree, err := repo.Revision(ctx, commit, ".", files...)
	if err != nil {
		return "", err
	}
	for i, file := range files {
		if _, err := tree.Stat(file); err == nil {
			return places[i], nil
		}
	}
	return "", nil
}

// sameAs refuses a catalogue that is another one than that of a revision: who may not change the rules may still put one
// where it is found first, or a link or a repository in the place of its directory.
func (l *location) sameAs(ctx context.Context, flags *shared, repo *source.Repo, rev, commit string) error {
	if around, found := topOf(flags.env.Dir); found && around != repo.Top() && within(around, repo.Top()) {
		return fault.New("the catalogue is in a repository of its own, %s, a submodule perhaps, whose revisions are others; run svc in that directory if it is meant", shown(relative(around, repo.Top())))
	}
	if !l.straight(repo) {
		return fault.New("the catalogue is reached by a link, so it is not the one that is reviewed; put the directory itself there")
	}
	place, err := l.placeIn(ctx, repo, commit)
	if err == nil && place != "" && place != repo.Dir() {
		return fault.New("in %s the catalogue is in %s, and here another one is found first, in %s; if it has moved, name the new place with --catalogue", quoted(rev), placeName(place), placeName(repo.Dir()))
	}
	return err
}

// straight reports whether no link leads from the top of the repository to the catalogue.
func (l *location) straight(repo *source.Repo) bool {
	top, topErr := filepath.EvalSymlinks(repo.Top())
	root, rootErr := filepath.EvalSymlinks(l.root)
	return topErr == nil && rootErr == nil && root == filepath.Join(top, filepath.FromSlash(repo.Dir()))
}

// topOf is the nearest directory upwards that is the top of a repository.
func topOf(dir string) (string, bool) {
	for ; ; dir = filepath.Dir(dir) {
		if exists(filepath.Join(dir, ".git")) {
			return dir, true
		}
		if filepath.Dir(dir) == dir {
			return "", false
		}
	}
}

// relative is the way from one directory to another, with /.
func relative(from, to string) string {
	rel, err := filepath.Rel(from, to)
	if err != nil {
		return filepath.ToSlash(to)
	}
	return filepath.ToSlash(rel)
}

func placeName(place string) string {
	if place == "." {
		return "the top directory"
	}
	return shown(place)
}
