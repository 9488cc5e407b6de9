package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const module = "github.com/service-catalogue/svc"

// lists are the outputs that name what stands in other files of the code.
func lists() []output {
	return []output{
		{"internal/rules/all_gen.go", ruleList},
		{"internal/render/all_gen.go", formatList},
		{"internal/report/all_gen.go", reportList},
	}
}

// ruleList lists every function without parameters that returns a *lint.Rule, from all folders of rules.
func ruleList(root string) ([]byte, error) {
	folders, err := filepath.Glob(filepath.Join(root, "internal", "rules", "*", "*.go"))
	if err != nil {
		return nil, err
	}
	calls := map[string][]string{} // by folder
	for _, file := range folders {
		names, err := constructors(file, "*lint.Rule")
		if err != nil {
			return nil, err
		}
		names = slices.DeleteFunc(names, func(name string) bool { return !token.IsExported(name) })
		if len(names) > 0 {
			group := filepath.Base(filepath.Dir(file))
			calls[group] = append(calls[group], names...)
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%spackage rules\n\nimport (\n%q\n", generatedCode, module+"/internal/lint")
	groups := slices.Sorted(maps.Keys(calls))
	for _, group := range groups {
		fmt.Fprintf(&b, "%q\n", path.Join(module, "internal/rules", group))
	}
	b.WriteString(")\n\n")
	var names []string
	for _, group := range groups {
		slices.Sort(calls[group])
		for _, name := range calls[group] {
			names = append(names, group+"."+name)
		}
	}
	return listed(&b, "all returns the rules by folder and name.", "all", "*lint.Rule", names)
}

// formatList lists every function without parameters that returns a Format, from the folder of formats.
func formatList(root string) ([]byte, error) {
	calls, err := constructorsIn(root, "render", "Format")
	if err != nil {
		return nil, err
	}
	// The functions are named after their formats, as in jsonFormat.
	slices.SortFunc(calls, func(a, b string) int {
		return strings.Compare(strings.TrimSuffix(a, "Format"), strings.TrimSuffix(b, "Format"))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "%spackage render\n\n", generatedCode)
	return listed(&b, "All are the output formats, ordered by name.", "All", "Format", calls)
}

// reportList lists every function without parameters that returns a Report, from the folder of reports.
func reportList(root string) ([]byte, error) {
	calls, err := constructorsIn(root, "report", "Report")
	if err != nil {
		return nil, err
	}
	slices.Sort(calls)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%spackage report\n\n", generatedCode)
	return listed(&b, "All are the reports, ordered by name.", "All", "Report", calls)
}

// listed ends a file with the function that calls the constructors of a type. It does so in a loop: calls that stand one after
// the other make the program larger.
func listed(b *bytes.Buffer, comment, name, kind string, constructors []string) ([]byte, error) {
	fmt.Fprintf(b, "// %s\nfunc %s() []%s {\nvar list []%[3]s\nfor _, one := range []func() %[3]s{\n", comment, name, kind)
	for _, constructor := range constructors {
		fmt.Fprintf(b, "%s,\n", constructor)
	}
	b.WriteString("} {\nlist = append(list, one())\n}\nreturn list\n}\n")
	return format.Source(b.Bytes())
}

// constructorsIn are the constructors of a type in the files of one folder below internal.
func constructorsIn(root, folder, want string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(root, "internal", folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var calls []string
	for _, file := range files {
		names, err := constructors(file, want)
		if err != nil {
			return nil, err
		}
		calls = append(calls, names...)
	}
	return calls, nil
}

// constructors are the functions of a file that take nothing and return one value of the type, written as want.
func constructors(file, want string) ([]string, error) {
	if strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "_gen.go") {
		return nil, nil
	}
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	tree, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, decl := range tree.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Recv != nil || f.Type.Params.NumFields() > 0 || f.Type.Results.NumFields() != 1 {
			continue
		}
		if written(f.Type.Results.List[0].Type) == want {
			names = append(names, f.Name.Name)
		}
	}
	return names, nil
}

// written is a type name as the source has it.
func written(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.SelectorExpr:
		return written(t.X) + "." + t.Sel.Name
	case *ast.StarExpr:
		return "*" + written(t.X)
	default:
		return ""
	}
}
