package archtest_test

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// worded are the functions that put a word in place of each %s of a text, by the number of the argument that is the text.
func worded() map[string]int {
	return map[string]int{"fault.New": 0, "remark": 0, "detail": 0, "fail": 1}
}

// TestWords checks that there are as many words as places for them, as vet does for the functions of fmt, and that the text is
// a fixed one, so that no value of a catalogue is taken for a place.
func TestWords(t *testing.T) {
	t.Parallel()
	_, files := module(t)
	checked := 0
	for _, f := range files {
		ast.Inspect(f.File, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() {
				return true
			}
			at, ok := worded()[callee(call)]
			if !ok || len(call.Args) <= at {
				return true
			}
			text, fixed := fixedText(call.Args[at])
			words := len(call.Args) - at - 1
			switch {
			case fixed && strings.Count(text, "%s") != words:
				t.Errorf("%s: %d words for %q", f.at(call), words, text)
			case fixed && strings.Count(text, "%") != words:
				t.Errorf("%s: only %%s is replaced in %q", f.at(call), text)
			case !fixed && words > 0:
				t.Errorf("%s: the text is put together; write %%s for what is not fixed", f.at(call))
			}
			checked++
			return true
		})
	}
	if checked < 100 {
		t.Errorf("%d calls were found, want all", checked)
	}
}

// callee is the name of a called method, or of a function with its package fault.
func callee(call *ast.CallExpr) string {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if pkg, ok := selector.X.(*ast.Ident); ok && pkg.Name == "fault" {
		return "fault." + selector.Sel.Name
	}
	return selector.Sel.Name
}

// fixedText is the text of a literal, or of several with + between them.
func fixedText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := fixedText(e.X)
		right, also := fixedText(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}
