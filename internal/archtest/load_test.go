package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// file is one Go file of the module.
type file struct {
	*ast.File
	path  string // below the root, with slashes
	dir   string
	lines int
	fset  *token.FileSet
}

// generated tells files that nobody writes, so that nobody is asked to split or explain them.
func (f file) generated() bool { return ast.IsGenerated(f.File) }

// isMain tells the file that talks to the process.
func (f file) isMain() bool { return f.Name.Name == "main" && path.Base(f.path) == "main.go" }

// at gives the place of a node in the form that editors open.
func (f file) at(node ast.Node) string { return f.fset.Position(node.Pos()).String() }

// module returns the import path of the module and its Go files, tests left out.
func module(t *testing.T) (name string, files []file) {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	gomod, err := root.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(gomod), "\n")
	name = strings.TrimPrefix(strings.TrimSpace(first), "module ")
	err = fs.WalkDir(root.FS(), ".", func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if at != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(at) != ".go" || strings.HasSuffix(at, "_test.go") {
			return nil
		}
		f, err := parse(root, at)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no Go file found")
	}
	return name, files
}

func parse(root *os.Root, at string) (file, error) {
	source, err := root.ReadFile(filepath.FromSlash(at))
	if err != nil {
		return file{}, err
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, at, source, parser.ParseComments)
	return file{File: tree, path: at, dir: path.Dir(at), lines: strings.Count(string(source), "\n"), fset: fset}, err
}

// matches reports whether dir is the folder, or one of the folders, that pattern names.
func matches(pattern, dir string) bool {
	ok, err := path.Match(pattern, dir)
	return err == nil && ok
}

// anyMatches reports whether one of the patterns names dir.
func anyMatches(patterns []string, dir string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, dir) })
}
