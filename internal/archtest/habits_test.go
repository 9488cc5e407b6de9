package archtest_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// TestInit checks that nothing runs, and nothing can be changed, before main: no init functions, no package variables
// but embedded files, sentinel errors and compiled expressions.
func TestInit(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	for _, f := range files {
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Name.Name == "init" && decl.Recv == nil {
					t.Errorf("%s: no init functions; build the value where it is used", f.at(decl))
				}
			case *ast.GenDecl:
				if decl.Tok == token.VAR && !f.isMain() && f.dir != "internal/golden" {
					checkVariables(t, f, decl)
				}
			}
		}
	}
}

func checkVariables(t *testing.T, f file, decl *ast.GenDecl) {
	t.Helper()
	for _, spec := range decl.Specs {
		spec, ok := spec.(*ast.ValueSpec)
		if !ok || embeds(decl.Doc) || embeds(spec.Doc) || spec.Names[0].Name == "_" {
			continue
		}
		if len(spec.Values) == 0 || !slices.ContainsFunc(spec.Values, constant) {
			t.Errorf("%s: package variable %s; make it a constant or a function", f.at(spec), spec.Names[0].Name)
		}
	}
}

func embeds(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:embed ") })
}

// constant reports whether a value is one of those that nobody changes after the start.
func constant(value ast.Expr) bool {
	call, ok := value.(*ast.CallExpr)
	if !ok {
		return false
	}
	callee, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := callee.X.(*ast.Ident)
	return ok && slices.Contains([]string{"errors.New", "regexp.MustCompile"}, pkg.Name+"."+callee.Sel.Name)
}

// TestPackageComments checks that every package says what it is for.
func TestPackageComments(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	documented := map[string]bool{}
	for _, f := range files {
		start := "Package " + f.Name.Name + " "
		if f.Name.Name == "main" {
			start = "Command "
		}
		documented[f.dir] = documented[f.dir] || f.Doc != nil && strings.HasPrefix(f.Doc.Text(), start)
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s: no file has a package comment that starts with \"Package <name> \" (or \"Command \")", dir)
		}
	}
}

// TestExportedComments checks that every exported function, method, type, constant and variable is explained.
func TestExportedComments(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	for _, f := range files {
		if f.generated() {
			continue
		}
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Name.IsExported() && exportedReceiver(decl) && decl.Doc == nil {
					t.Errorf("%s: %s has no comment", f.at(decl), decl.Name.Name)
				}
			case *ast.GenDecl:
				checkSpecs(t, f, decl)
			}
		}
	}
}

func exportedReceiver(decl *ast.FuncDecl) bool {
	if decl.Recv == nil {
		return true
	}
	exported := false
	ast.Inspect(decl.Recv.List[0].Type, func(node ast.Node) bool {
		name, ok := node.(*ast.Ident)
		exported = exported || ok && name.IsExported()
		return !ok
	})
	return exported
}

// checkSpecs accepts a comment on the group for all that stand in it.
func checkSpecs(t *testing.T, f file, decl *ast.GenDecl) {
	t.Helper()
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && spec.Doc == nil && decl.Doc == nil {
				t.Errorf("%s: %s has no comment", f.at(spec), spec.Name.Name)
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && spec.Doc == nil && spec.Comment == nil && decl.Doc == nil {
				t.Errorf("%s: %s has no comment", f.at(spec), spec.Names[0].Name)
			}
		}
	}
}

// TestSize checks the ceilings for files and functions.
func TestSize(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	for _, f := range files {
		if f.generated() {
			continue
		}
		if f.lines > maxFileLines {
			t.Errorf("%s: %d lines, want at most %d; split it by subject", f.path, f.lines, maxFileLines)
		}
		for _, decl := range f.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			lines := f.fset.Position(decl.End()).Line - f.fset.Position(decl.Pos()).Line + 1
			if lines > maxFunctionLines {
				t.Errorf("%s: %s has %d lines, want at most %d", f.at(decl), decl.Name.Name, lines, maxFunctionLines)
			}
			if n := complexity(decl); n > maxComplexity {
				t.Errorf("%s: %s has cyclomatic complexity %d, want at most %d", f.at(decl), decl.Name.Name, n, maxComplexity)
			}
		}
	}
}

// complexity counts the ways through a function: one, and one more for each branch.
func complexity(decl *ast.FuncDecl) int {
	n := 1
	ast.Inspect(decl, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			n += min(len(node.List), 1)
		case *ast.CommClause:
			n++
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}
