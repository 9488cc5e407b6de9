package render_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// page reads an output as a browser does.
func page(tb testing.TB, doc *view.Doc) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(written(tb, "html", doc, render.Style{})))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// find are the elements of a name, in order.
func find(root *html.Node, name string) []*html.Node {
	var out []*html.Node
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			out = append(out, node)
		}
	}
	return out
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// content is the text of an element.
func content(node *html.Node) string {
	var b strings.Builder
	for child := range node.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}

// TestHTMLRows checks that every finding is a row that says what was found.
func TestHTMLRows(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if len(doc.Findings) == 0 {
				return
			}
			rows := find(find(page(t, doc), "tbody")[0], "tr")
			if len(rows) != len(doc.Findings) {
				t.Fatalf("%d rows, want %d", len(rows), len(doc.Findings))
			}
			for i, f := range doc.Findings {
				cells := find(rows[i], "td")
				if len(cells) != 5 {
					t.Fatalf("row %d has %d cells", i, len(cells))
				}
				class := f.Severity.String()
				if f.Waiver != nil {
					class += " waived"
				}
				if attribute(rows[i], "class") != class || content(cells[0]) != f.Severity.String() || content(cells[1]) != f.Code+" "+f.Rule {
					t.Errorf("row %d is a %q: %s, %s", i, attribute(rows[i], "class"), content(cells[0]), content(cells[1]))
				}
				if !strings.HasPrefix(content(cells[2]), text.Safe(f.Service)+" "+text.Safe(doc.Path(f.File))+":") {
					t.Errorf("row %d is at %+q, want %+q", i, content(cells[2]), text.Safe(f.File))
				}
				if got, want := withoutTicks(content(cells[4])), withoutTicks(text.Safe(f.Message)+text.Safe(f.Help)); !strings.HasPrefix(got, want) {
					t.Errorf("row %d says %+q, want %+q", i, got, want)
				}
			}
		})
	}
}

// withoutTicks is a text without backticks, which stand for code where they come in pairs.
func withoutTicks(s string) string { return strings.ReplaceAll(s, "`", "") }

// TestHTMLIsSelfContained (R5) checks that the page loads nothing, links to nothing, and runs nothing but its own script.
func TestHTMLIsSelfContained(t *testing.T) {
	t.Parallel()
	allowed := strings.Fields("html head meta title style body header h1 h2 p ul li form main section div wbr figure figcaption svg rect line circle polyline text fieldset legend label input select option button table caption " +
		"thead tbody tr th td span bdi code dl dt dd script del ins")
	attributes := strings.Fields("lang charset http-equiv content name class id for type checked hidden value selected scope aria-live dir role tabindex aria-label colspan data-value")
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := page(t, doc)
			for node := range root.Descendants() {
				if node.Type == html.CommentNode || node.Type == html.ElementNode && !slices.Contains(allowed, node.Data) {
					t.Fatalf("<%s> in the page", node.Data)
				}
				for _, a := range node.Attr {
					if !slices.Contains(attributes, a.Key) {
						t.Fatalf("%s=%q of <%s>", a.Key, a.Val, node.Data)
					}
				}
			}
			policy := attribute(find(root, "meta")[1], "content")
			if !strings.HasPrefix(policy, "default-src 'none'; ") {
				t.Errorf("policy = %s", policy)
			}
			for _, element := range append(find(root, "style"), find(root, "script")...) {
				sum := sha256.Sum256([]byte(content(element)))
				if !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
					t.Errorf("the policy forbids <%s>: %s", element.Data, policy)
				}
				for _, address := range []string{"url(", "@import", "//", "fetch", "XMLHttpRequest", "import(", "innerHTML"} {
					code := strings.ReplaceAll(content(element), "\n//", "\n")
					if strings.Contains(code, address) {
						t.Errorf("<%s> has %s", element.Data, address)
					}
				}
			}
			if n := len(find(root, "script")); n > 2 {
				t.Errorf("%d scripts", n)
			}
		})
	}
}

// TestHTMLWithoutFindings checks that a clean run says so, and that a Doc of tables has them all.
// TestHTMLFix shows the lines that a fix touches, be it within a line, over lines or at the end of the file.
func TestHTMLFix(t *testing.T) {
	t.Parallel()
	file := []string{"id: x", "owner: [a]", "tier:   1", "name: X"}
	tests := map[string]struct {
		edit     view.Edit
		del, ins []string
	}{
		"within a line":     {view.Edit{Span: pos.Span{Line: 2, Col: 8, EndLine: 2, EndCol: 11}, Text: "a"}, []string{"owner: [a]"}, []string{"owner: a"}},
		"over lines":        {view.Edit{Span: pos.Span{Line: 2, Col: 8, EndLine: 3, EndCol: 9}, Text: "a\ntier: "}, []string{"owner: [a]", "tier:   1"}, []string{"owner: a", "tier: 1"}},
		"a line goes":       {view.Edit{Span: pos.Span{Line: 2, Col: 1, EndLine: 3, EndCol: 1}}, []string{"owner: [a]"}, nil},
		"a line comes last": {view.Edit{Span: pos.Span{Line: 5, Col: 1, EndLine: 5, EndCol: 1}, Text: "<b>: 1\n"}, nil, []string{"<b>: 1"}},
		"many come":         {view.Edit{Span: pos.Span{Line: 2, Col: 1, EndLine: 2, EndCol: 1}, Text: strings.Repeat("a\n", 14)}, nil, strings.Split(strings.Repeat("a ", 11)+"a", " ")},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := findingsDoc()
			doc.Findings = doc.Findings[1:2]
			doc.Line = func(_ string, n int) (string, bool) {
				if n > len(file) {
					return "", n == len(file)+1
				}
				return file[n-1], true
			}
			doc.Edits = func(finding.Finding) []view.Edit { return []view.Edit{tt.edit} }
			var del, ins []string
			root := page(t, doc)
			for _, node := range find(root, "del") {
				del = append(del, content(node))
			}
			for _, node := range find(root, "ins") {
				ins = append(ins, content(node))
			}
			if !slices.Equal(del, tt.del) || !slices.Equal(ins, tt.ins) {
				t.Errorf("shows %q and %q, want %q and %q", del, ins, tt.del, tt.ins)
			}
		})
	}
}

func TestHTMLWithoutFindings(t *testing.T) {
	t.Parallel()
	if got := content(find(page(t, emptyDoc()), "body")[0]); !strings.Contains(got, "1 file\n1 service\n0 errors") || !strings.Contains(got, "Nothing was found.") {
		t.Errorf("page = %s", got)
	}
	rules := page(t, tableDoc())
	var cells []string
	for _, cell := range find(rules, "td") {
		cells = append(cells, content(cell)+"/"+attribute(cell, "class"))
	}
	if want := "OWN001/ owner-missing/ 12.50/right 2026-06-15/day alpha, beta, live/"; !strings.HasPrefix(strings.Join(cells, " "), want) || len(cells) != 15 {
		t.Errorf("cells = %q, want 15 that start with %s", cells, want)
	}
	if n := len(find(rules, "script")); n != 1 {
		t.Errorf("a page of tables has %d scripts, want the one that sorts", n)
	}
}

// TestHTMLRules checks that the page explains its rules, each once.
func TestHTMLRules(t *testing.T) {
	t.Parallel()
	var got []string
	for _, node := range append(find(page(t, manyFindings(10)), "dt"), find(page(t, findingsDoc()), "dd")...) {
		got = append(got, content(node))
	}
	want := []string{
		"OWN000 owner-left", "OWN001 owner-left", "OWN002 owner-left", "OWN003 owner-left", "OWN004 owner-left", "person-unknown",
		"The owner must still work here.", "Nobody answers for a service whose owner has left.", "name-style", "deputy-missing",
	}
	if !slices.Equal(got, want) {
		t.Errorf("rules = %q, want %q", got, want)
	}
}

// FuzzHTML checks that texts stay texts.
func FuzzHTML(f *testing.F) {
	for _, seed := range attacks() {
		f.Add(seed)
	}
	clean := fmt.Sprint(elements(page(f, fuzzedPage("x"))))
	f.Fuzz(func(t *testing.T, in string) {
		doc := fuzzedPage(in)
		if why := harm(written(t, "html", doc, render.Style{}), false); why != "" {
			t.Error(why)
		}
		root := page(t, doc)
		if got := fmt.Sprint(elements(root)); got != clean {
			t.Errorf("elements %s, want %s", got, clean)
		}
		if got, want := content(find(root, "td")[3]), text.Safe(in); got != want {
			t.Errorf("owner %+q, want %+q", got, want)
		}
		if got, want := withoutTicks(content(find(root, "td")[4])), withoutTicks(text.Safe(in+" ")+text.Safe(in+" ")); !strings.HasPrefix(got, want) {
			t.Errorf("finding %+q, want %+q", got, want)
		}
	})
}

func fuzzedPage(in string) *view.Doc {
	doc := &view.Doc{
		Kind: in, Title: in, AsOf: "x" + in, Tool: view.Tool{Name: in, Version: in}, Summary: []view.Count{{N: 1, One: in}},
		Findings: []finding.Finding{{
			Severity: finding.Error, Code: in, Rule: in, Service: "s", Message: in + " ", Help: in + " ", File: in,
			Waiver: &finding.Waiver{Reason: in},
		}},
		Tables: []table.Table{{Title: "x" + in, Columns: []table.Column{{Title: in}}, Rows: [][]table.Cell{{table.Text(in)}}}},
	}
	doc.Owner = func(string) string { return in }
	doc.Rule = func(string) (view.Rule, bool) { return view.Rule{Summary: in, Reason: "x" + in}, true }
	return doc
}

// elements counts the elements of a page, without those that may stand anywhere in a text.
func elements(root *html.Node) map[string]int {
	out := map[string]int{}
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data != "code" && node.Data != "wbr" {
			out[node.Data]++
		}
	}
	return out
}

// TestHTMLShowsPoints checks that every day of a trend has a point: a line of one alone is not seen.
func TestHTMLShowsPoints(t *testing.T) {
	t.Parallel()
	for days, want := range map[int]int{1: 2, 2: 4} {
		p := view.Picture{Shape: view.Lines, Title: "Trend"}
		for i := range days {
			day := fmt.Sprintf("2026-06-%02d", i+1)
			p.Marks = append(p.Marks, &view.Mark{Group: "open", X: day, Value: 3}, &view.Mark{Group: "late", X: day, Value: 1})
		}
		if got := len(find(page(t, &view.Doc{Pictures: []view.Picture{p}, Tables: make([]table.Table, 1)}), "circle")); got != want {
			t.Errorf("%d days: %d points, want %d", days, got, want)
		}
	}
}
