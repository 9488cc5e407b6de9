package cli

import (
	"cmp"
	"context"
	"os"
	"path"
	"path/filepath"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/source"
)

// places are where both states have the catalogue, from the top of the repository. It may have been moved in between; but
// two places of which one state has both are refused, as one of the states would seem to be empty.
func (s *sides) places(ctx context.Context, repo *source.Repo, where *location, names, commits [2]string, staged bool) (was, is string, err error) {
	if was, err = where.placeIn(ctx, repo, commits[0]); err != nil {
		return "", "", err
	}
	is, name := repo.Dir(), "here"
	if commits[1] != "" {
		name = "in " + quoted(names[1])
		if is, err = where.placeIn(ctx, repo, commits[1]); err != nil {
			return "", "", err
		}
	}
	was = cmp.Or(was, is, repo.Dir())
	is = cmp.Or(is, was)
	inBase, inHead := inCommit(ctx, repo, commits[0]), s.inHead(ctx, repo, commits[1], staged)
	switch settings := catalogue.SettingsFile; {
	case was == is:
		if was, err = formerDir(ctx, repo, commits[0], is, inHead); err == nil && was == is && commits[1] != "" {
			is, err = formerDir(ctx, repo, commits[1], was, inBase)
		}
	case inHead(path.Join(was, settings)) || inBase(path.Join(is, settings)):
		err = fault.New("in %s the catalogue is in %s, and %s in %s; name one of them with --catalogue, or compare two directories with --no-index", quoted(names[0]), placeName(was), name, placeName(is))
	}
	if s.prefix = is; is == "." {
		s.prefix = ""
	}
	return was, is, err
}

// inHead tells whether the state that is compared with a commit has a file, named from the top of the repository.
func (s *sides) inHead(ctx context.Context, repo *source.Repo, commit string, staged bool) func(name string) bool {
	switch {
	case commit != "":
		return inCommit(ctx, repo, commit)
	case staged:
		return func(name string) bool {
			tree, err := repo.Index(ctx, path.Dir(name))
			return err != nil || tree.Blob(path.Base(name)) != ""
		}
	}
	return inWorkTree(repo)
}

// inWorkTree tells whether the work tree has a file, named from the top of the repository.
func inWorkTree(repo *source.Repo) func(name string) bool {
	return func(name string) bool {
		_, err := os.Lstat(filepath.Join(repo.Top(), filepath.FromSlash(name)))
		return err == nil
	}
}

// formerly gives the catalogue of the work tree as a commit has it, and where: it may have been moved since.
func formerly(ctx context.Context, repo *source.Repo, commit string) (*source.Tree, string, error) {
	dir, err := formerDir(ctx, repo, commit, repo.Dir(), inWorkTree(repo))
	if err != nil {
		return nil, "", err
	}
	tree, err := repo.Revision(ctx, commit, dir)
	return tree, dir, err
}

// aside is the way from a directory to another one, or "" when they are the same.
func aside(here, there string) string {
	if here == there {
		return ""
	}
	return relative(filepath.FromSlash(here), filepath.FromSlash(there))
}

// tellMoved says where the catalogue stood before, if not in the same directory.
func (s *sides) tellMoved(flags *shared) {
	if s.before.aside != "" {
		flags.remark("in %s the catalogue stands in %s", shown(s.before.name), placeName(path.Join(s.prefix, s.before.aside)))
	}
}

// put gives the files of the old side their way from the catalogue of the new one.
func (s *sides) put(verdicts []change.Verdict, unread []change.Unread) {
	if s.before.aside == "" {
		return
	}
	for i := range verdicts {
		if file := &verdicts[i].Base.File; *file != "" {
			*file = path.Join(s.before.aside, *file)
		}
	}
	for i := range unread {
		if unread[i].Old {
			unread[i].File = path.Join(s.before.aside, unread[i].File)
		}
	}
}
