package archtest_test

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestImportsOfOurs checks the import table in both directions: a room imports what its row names, and has a row.
func TestImportsOfOurs(t *testing.T) {
	t.Parallel()
	name, files := module(t)
	table := rooms()
	for _, f := range files {
		row := slices.IndexFunc(table, func(r room) bool { return matches(r.dir, f.dir) })
		if row < 0 {
			t.Errorf("%s: folder %q has no row in the import table of rooms_test.go", f.path, f.dir)
			continue
		}
		for _, spec := range f.Imports {
			dir, ours := strings.CutPrefix(importPath(spec), name+"/")
			if ours && !anyMatches(table[row].ours, dir) {
				t.Errorf("%s: %s must not know %s; rooms_test.go lists what it may import", f.at(spec), f.dir, dir)
			}
		}
	}
}

// TestImportsOfLibraries checks that each library, and each package that reaches out of the process, stays in its rooms.
func TestImportsOfLibraries(t *testing.T) {
	t.Parallel()
	name, files := module(t)
	libraries := owners()
	for _, f := range files {
		for _, spec := range f.Imports {
			imported := importPath(spec)
			if strings.HasPrefix(imported, name+"/") {
				continue
			}
			rooms, listed := libraryOwners(libraries, imported)
			if listed && !slices.Contains(rooms, f.dir) {
				t.Errorf("%s: %s must not import %s; only %q may", f.at(spec), f.dir, imported, rooms)
			}
			if !listed && thirdParty(imported) {
				t.Errorf("%s: %s is a library without an owner in rooms_test.go", f.at(spec), imported)
			}
		}
	}
}

// TestProcess checks that the process is touched in main.go only: streams, arguments, environment, exit and clock.
func TestProcess(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	forbidden := processNames()
	for _, f := range files {
		if f.isMain() || slices.Contains(tools(), f.dir) {
			continue
		}
		ast.Inspect(f.File, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := selector.X.(*ast.Ident); ok && slices.Contains(forbidden[pkg.Name], selector.Sel.Name) {
				t.Errorf("%s: %s.%s belongs to main.go; take it from what is passed in", f.at(node), pkg.Name, selector.Sel.Name)
			}
			return true
		})
	}
}

// TestNamesOfImports keeps TestProcess honest: under another name a package would slip through it.
func TestNamesOfImports(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	for _, f := range files {
		for _, spec := range f.Imports {
			if _, watched := processNames()[importPath(spec)]; watched && spec.Name != nil {
				t.Errorf("%s: import %s under its own name", f.at(spec), importPath(spec))
			}
		}
	}
}

func importPath(spec *ast.ImportSpec) string {
	unquoted, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value
	}
	return unquoted
}

// libraryOwners finds the row of a library, by itself or by the module that it is part of.
func libraryOwners(libraries map[string][]string, imported string) (rooms []string, listed bool) {
	if rooms, listed = libraries[imported]; listed {
		return rooms, true
	}
	for library, rooms := range libraries {
		if thirdParty(library) && strings.HasPrefix(imported, library+"/") {
			return rooms, true
		}
	}
	return nil, false
}

// thirdParty tells a module path from the standard library: only the former starts with a host name.
func thirdParty(imported string) bool {
	host, _, _ := strings.Cut(imported, "/")
	return strings.Contains(host, ".")
}
