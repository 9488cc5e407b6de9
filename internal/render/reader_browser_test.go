package render_test

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// visit is a page that is opened in Chromium, and how.
type visit struct {
	Page   string   `json:"page"`
	Width  int      `json:"width"`
	Dark   bool     `json:"dark"`
	Print  bool     `json:"print"`
	Script bool     `json:"script"`
	Axe    bool     `json:"axe"` // whether axe-core looks at it
	Steps  []string `json:"steps"`
}

// sight is what was seen there.
type sight struct {
	Requests, Complaints, Violations, Torn, Steps []string
	Wide                                          int
}

// chromium is a browser that draws. One from a snap does not see the files of a test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"google-chrome", "google-chrome-stable", "chromium"} {
		if path, err := exec.LookPath(name); err == nil && !strings.HasPrefix(path, "/snap/") {
			return path
		}
	}
	absent(t, "chromium")
	return ""
}

// opened opens pages one after the other in one browser.
func opened(t *testing.T, visits []visit) []sight {
	t.Helper()
	module(t, "axe-core")
	jobs, err := json.Marshal(visits)
	if err != nil {
		t.Fatal(err)
	}
	var seen []sight
	script(t, &seen, string(jobs), "node", "browser.mjs", chromium(t))
	if len(seen) != len(visits) {
		t.Fatalf("%d pages were opened, want %d", len(seen), len(visits))
	}
	return seen
}

// The widths of a telephone, of a large screen, and of A4 less its margins.
const (
	narrowPage = 400
	widePage   = 1600
	paperPage  = 718
	lyingPage  = 1047 // the same, lying down
)

// pictureDoc has a picture of every shape, and a table that is too wide for its page.
func pictureDoc() *view.Doc {
	wide := table.Table{Title: "Portfolio", Columns: []table.Column{{Title: "Service id"}, {Title: "Name"}, {Title: "Reviewed", Kind: table.Dates}}}
	for _, title := range []string{"Type", "Phase", "Portfolio", "Owner", "Deputies", "Users"} {
		wide.Columns = append(wide.Columns, table.Column{Title: title})
	}
	wide.Columns = append(wide.Columns, table.Column{Title: "Completeness", Kind: table.Percents})
	wide.Add(table.Text("renew-licence"), table.Text("Renew a fishing licence"), table.Date("2026-06-15"), table.Text("service"), table.Text("discovery"),
		table.Text("Licences and certificates"), table.Text("Dorothea Whitlock"), table.List("Jocasta Bellamy", "Oswin Redfern"), table.Text("everybody"), table.Percent("98.15"))
	wide.Add(table.Text(strings.Repeat("w", 500)), table.Text("x"))
	report := view.Report{
		Name: "portfolio", ToolVersion: "1.2.0", AsOf: "2026-06-15", Tables: []view.NamedTable{{Name: "portfolio", Table: wide}},
		Pictures: []view.Picture{
			{Shape: view.Bars, Title: "Load", Text: "Two.", Marks: []*view.Mark{{Label: "Ann O'Neil", Value: 2, Limit: 1, Level: 1}, {Label: "Dan Lee", Value: 1}}},
			{Shape: view.Lines, Title: "Trend", Text: "Up.", Marks: []*view.Mark{{Group: "g", X: "2026-05", Value: 1}, {Group: "g", X: "2026-06", Value: 2}}},
			{Shape: view.Grid, Title: "Heat", Text: "Four.", Marks: []*view.Mark{
				{X: "1", Y: "1", Label: "1", Value: 1, Group: "low"},
				{X: "2", Y: "1", Label: "2", Value: 2, Level: 1, Group: "medium"},
				{X: "1", Y: "2", Label: "3", Value: 3, Level: 2, Group: "high"},
				{X: "2", Y: "2", Label: "4", Value: 4, Level: 3, Group: "very-high"},
			}},
			{Shape: view.Dots, Title: "Due", Text: "One.", Marks: []*view.Mark{{Group: "g", X: "2026-05-01", Label: "a"}, {Group: "h", X: "2026-06-01", Label: "b"}}},
		},
	}
	return view.FromReport(&report)
}

// TestChromiumShowsPages opens every kind of page in light and dark, narrow and wide and on paper: it loads nothing, no
// script of it fails, nothing sticks out, no word is torn, and axe-core finds nothing that keeps anybody from reading it.
func TestChromiumShowsPages(t *testing.T) {
	t.Parallel()
	docs := map[string]*view.Doc{
		"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "changes": changesDoc(), "hostile changes": hostileChangesDoc(),
		"report": reportDoc(), "pictures": pictureDoc(), "no changes": view.FromChanges(&view.Diff{}),
	}
	var visits []visit
	var names []string
	for name, doc := range docs {
		file := saved(t, "out.html", written(t, "html", doc, render.Style{}))
		for _, v := range []visit{
			{Width: narrowPage}, {Width: widePage}, {Width: widePage, Dark: true}, {Width: paperPage, Print: true, Dark: true},
		} {
			if v.Print && strings.Contains(written(t, "html", doc, render.Style{}), `"data wide"`) {
				v.Width = lyingPage
			}
			v.Page, v.Script, v.Axe = file, true, true
			visits = append(visits, v)
			names = append(names, fmt.Sprintf("%s, %d wide, dark %t, on paper %t", name, v.Width, v.Dark, v.Print))
		}
	}
	for i, s := range opened(t, visits) {
		if wrong := slices.Concat(s.Requests, s.Complaints, s.Violations, s.Torn); len(wrong) > 0 || s.Wide > 0 {
			t.Errorf("%s: %d too wide, %.1000q", names[i], s.Wide, wrong)
		}
	}
}

// shownRows counts the rows that are seen.
const shownRows = `Array.from(document.querySelectorAll("#findings tbody tr")).filter((row) => row.getClientRects().length > 0).length`

// TestChromiumFilters tries the filters where they have to work: on every screen, and those by severity without a script.
func TestChromiumFilters(t *testing.T) {
	t.Parallel()
	doc := manyFindings(6000)
	doc.Owner = func(service string) string { return map[string]string{"s-0": "Dan Lee"}[service] }
	want := map[string]int{"owner": 0, "rule": 0, "errors": 0}
	for _, f := range doc.Findings {
		if f.Service == "s-0" {
			want["owner"]++
		}
		if f.Code == "OWN001" {
			want["rule"]++
		}
		if f.Severity != finding.Error {
			want["errors"]++
		}
	}
	file := saved(t, "out.html", written(t, "html", doc, render.Style{}))
	pick := func(id, value string) string {
		return fmt.Sprintf(`(() => { const box = document.getElementById(%q); box.value = %q; box.dispatchEvent(new Event("input", {bubbles: true})); return %s; })()`, id, value, shownRows)
	}
	withoutErrors := `document.getElementById("show-error").click(); ` + shownRows
	steps := []string{
		shownRows, pick("owner", "=Dan Lee"), pick("owner", ""), pick("rule", "=OWN001 owner-left"), pick("rule", ""), withoutErrors,
		`document.getElementById("count").textContent`,
	}
	seen := opened(t, []visit{
		{Page: file, Width: widePage, Script: true, Steps: steps},
		{Page: file, Width: narrowPage, Script: true, Steps: steps},
		{Page: file, Width: widePage, Steps: []string{shownRows, withoutErrors, `document.getElementById("owner").getClientRects().length`}},
	})
	wanted := []string{"6000", strconv.Itoa(want["owner"]), "6000", strconv.Itoa(want["rule"]), "6000", strconv.Itoa(want["errors"]), fmt.Sprintf("%d of 6000 shown", want["errors"])}
	equalLists(t, "wide step", seen[0].Steps, wanted)
	equalLists(t, "narrow step", seen[1].Steps, wanted)
	equalLists(t, "step without script", seen[2].Steps, []string{"6000", strconv.Itoa(want["errors"]), "0"})
}

// TestChromiumPrintsLevels checks that the shades of a heat map differ on paper as well.
func TestChromiumPrintsLevels(t *testing.T) {
	t.Parallel()
	file := saved(t, "out.html", written(t, "html", pictureDoc(), render.Style{}))
	shades := func(names string) string {
		return fmt.Sprintf(`new Set(%q.split(" ").map((name) => getComputedStyle(document.querySelector("rect." + name)).fill)).size`, names)
	}
	seen := opened(t, []visit{{Page: file, Width: paperPage, Print: true, Steps: []string{shades("l0 l1 l2 l3"), shades("bar over")}}})
	equalLists(t, "number of shades", seen[0].Steps, []string{"4", "2"})
}

// TestChromiumRefusesPages keeps the checks honest: each notices a page that has what it looks for.
func TestChromiumRefusesPages(t *testing.T) {
	t.Parallel()
	out := written(t, "html", findingsDoc(), render.Style{})
	free := broken(t, out, `http-equiv="Content-Security-Policy"`, `name="policy"`)
	tests := map[string]struct {
		page string
		seen func(sight) bool
	}{
		"contrast": {broken(t, free, "<h1>", `<h1 style="color:#888;background:#999">`), func(s sight) bool { return len(s.Violations) > 0 }},
		"label":    {broken(t, out, "<label hidden>Owner ", "<label hidden>"), func(s sight) bool { return len(s.Violations) > 0 }},
		"request":  {broken(t, free, "</h1>", `</h1><img alt="" src="https://example.org/x.png">`), func(s sight) bool { return len(s.Requests) > 0 }},
		"policy":   {broken(t, out, "<h1>", `<h1 style="color:#888">`), func(s sight) bool { return len(s.Complaints) > 0 }},
		"script":   {broken(t, free, `"use strict";`, `"use strict"; missing();`), func(s sight) bool { return len(s.Complaints) > 0 }},
		"too wide": {broken(t, free, "</h1>", `</h1><p style="width:3000px">x</p>`), func(s sight) bool { return s.Wide > 0 }},
		"torn":     {broken(t, free, "</h1>", `</h1><p style="width:1ch">Wordless</p>`), func(s sight) bool { return len(s.Torn) == 1 }},
	}
	var visits []visit
	var names []string
	for name, tt := range tests {
		visits = append(visits, visit{Page: saved(t, "out.html", tt.page), Width: widePage, Script: true, Axe: true})
		names = append(names, name)
	}
	for i, s := range opened(t, visits) {
		if !tests[names[i]].seen(s) {
			t.Errorf("%s is not noticed: %+v", names[i], s)
		}
	}
}
