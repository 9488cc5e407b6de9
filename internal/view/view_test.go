package view_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

func TestItems(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		prefix string
		in     finding.Finding
		want   string // file, span, source and why
	}{
		"no prefix":      {"", finding.Finding{File: "people.yaml", Span: pos.Span{Line: 2, Col: 3, EndLine: 2, EndCol: 7}}, "people.yaml {2 3 2 7} line 2 of people.yaml, source of "},
		"prefix":         {"docs/catalogue", finding.Finding{Code: "OWN001", File: "a.yaml", Span: pos.Start()}, "docs/catalogue/a.yaml {1 1 1 1} , source of OWN001"},
		"prefix with /":  {"catalogue/", finding.Finding{File: "a.yaml", Span: pos.Start()}, "catalogue/a.yaml {1 1 1 1} , source of "},
		"same folder":    {".", finding.Finding{File: "a.yaml", Span: pos.Start()}, "a.yaml {1 1 1 1} , source of "},
		"no position":    {"", finding.Finding{File: "a.yaml"}, "a.yaml {1 1 1 1} , source of "},
		"no end":         {"", finding.Finding{File: "a.yaml", Span: pos.Span{Line: 4, Col: 9}}, "a.yaml {4 9 4 9} line 4 of a.yaml, source of "},
		"several lines":  {"", finding.Finding{File: "a.yaml", Span: pos.Span{Line: 4, Col: 9, EndLine: 6, EndCol: 2}}, "a.yaml {4 9 6 2} line 4 of a.yaml, source of "},
		"end is earlier": {"", finding.Finding{File: "a.yaml", Span: pos.Span{Line: 4, Col: 9, EndLine: 3, EndCol: 2}}, "a.yaml {4 9 4 9} line 4 of a.yaml, source of "},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := view.Doc{
				Findings: []finding.Finding{tt.in}, Prefix: tt.prefix,
				Lookup: view.Lookup{
					Line: func(file string, line int) (string, bool) { return fmt.Sprintf("line %d of %s", line, file), true },
					Why:  func(code string) string { return "source of " + code },
				},
			}
			for item := doc.Items(&doc.Lookup, nil); item.Next(); {
				if got := fmt.Sprintf("%s %v %s, %s", item.File, item.Span, item.Source, item.Why); got != tt.want {
					t.Errorf("item of %+v = %q, want %q", tt.in, got, tt.want)
				}
			}
		})
	}
}

func TestItemsStop(t *testing.T) {
	t.Parallel()
	asked := 0
	doc := view.Doc{Findings: make([]finding.Finding, 3), Lookup: view.Lookup{Why: func(string) string { asked++; return "" }}}
	doc.Items(&doc.Lookup, nil).Next()
	if asked != 1 {
		t.Errorf("%d items made, want 1: items are made one by one", asked)
	}
}

func TestSummaryLine(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   []view.Count
		want string
	}{
		"none":       {nil, ""},
		"one of all": {view.FromFindings(&view.Lint{Counts: view.LintSummary{Files: 1, Services: 1, Errors: 1, Warnings: 1, Infos: 1, Waived: 1}}).Summary, "1 file, 1 service: 1 error, 1 warning, 1 info, 1 waived"},
		"many":       {view.FromFindings(&view.Lint{Counts: view.LintSummary{Files: 3, Services: 2}}).Summary, "3 files, 2 services: 0 errors, 0 warnings, 0 infos, 0 waived"},
		"found only": {[]view.Count{{N: 2, One: "change", Many: "changes"}}, "2 changes"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := (&view.Doc{Summary: tt.in}).SummaryLine(); got != tt.want {
				t.Errorf("SummaryLine() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLintData(t *testing.T) {
	t.Parallel()
	waived := finding.Finding{
		Code: "OWN008", Rule: "deputy-missing", Severity: finding.Warning, Service: "pay-fine", Message: "no deputy", Help: "name one",
		Path: "deputies", File: "services/pay-fine.yaml", Span: pos.Span{Line: 8, Col: 3, EndLine: 8, EndCol: 9}, Fixable: true, Fingerprint: "f1",
		Waiver: &finding.Waiver{Reason: "new team", ApprovedBy: "h-ito", Expires: "2026-12-31"},
	}
	run := view.Lint{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Counts: view.LintSummary{Files: 3, Services: 2, Errors: 1, Waived: 1}, Prefix: "catalogue",
		Findings: []finding.Finding{waived, {Code: "SCH001", Severity: finding.Error, File: "people.yaml"}},
		Lookup: view.Lookup{
			Line:  func(string, int) (string, bool) { t.Error("json asked for a line of source"); return "", false },
			Owner: func(string) string { t.Error("json asked for an owner"); return "" },
		},
	}
	stream, ok := view.FromFindings(&run).Data.(view.Stream)
	if !ok {
		t.Fatal("the data of a lint is no Stream")
	}
	head, err := json.Marshal(stream.Head)
	if err != nil {
		t.Fatal(err)
	}
	const wantHead = `{"version":1,"tool":{"name":"svc","version":"1.2.0"},"as_of":"2026-06-15",` +
		`"summary":{"files":3,"services":2,"errors":1,"warnings":0,"infos":0,"waived":1}}`
	if string(head) != wantHead {
		t.Errorf("head = %s\nwant %s", head, wantHead)
	}
	want := []string{
		`{"code":"OWN008","rule":"deputy-missing","severity":"warning","service":"pay-fine","message":"no deputy","help":"name one",` +
			`"path":"deputies","file":"catalogue/services/pay-fine.yaml","line":8,"column":3,"end_line":8,"end_column":9,"fixable":true,` +
			`"fingerprint":"f1","waiver":{"reason":"new team","expires":"2026-12-31"}}`,
		`{"code":"SCH001","rule":"","severity":"error","service":"","message":"","help":"","path":"","file":"catalogue/people.yaml",` +
			`"line":1,"column":1,"end_line":1,"end_column":1,"fixable":false,"fingerprint":""}`,
	}
	if got := marshalled(t, stream.Lists); !slices.Equal(got, want) {
		t.Errorf("findings = %s\nwant %s", got, want)
	}
}

// marshalled is the JSON of all items of a stream with one list.
func marshalled(t *testing.T, lists []view.List) []string {
	t.Helper()
	if len(lists) != 1 {
		t.Fatalf("%d lists, want 1", len(lists))
	}
	var all []string
	for item := range lists[0].Items {
		text, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

// TestLintOutput checks that the type from which the schema is made says the same as what is printed.
func TestLintOutput(t *testing.T) {
	t.Parallel()
	whole, err := json.Marshal(view.LintOutput{Findings: []view.LintFinding{}})
	if err != nil {
		t.Fatal(err)
	}
	head, err := json.Marshal(view.LintHead{})
	if err != nil {
		t.Fatal(err)
	}
	if want := string(bytes.TrimSuffix(head, []byte("}"))) + `,"findings":[]}`; string(whole) != want {
		t.Errorf("LintOutput = %s, want the head and then the findings: %s", whole, want)
	}
}

func TestStatistics(t *testing.T) {
	t.Parallel()
	var findings []finding.Finding
	add := func(n int, f finding.Finding) {
		for range n {
			findings = append(findings, f)
		}
	}
	add(1, finding.Finding{Code: "SCH004", Rule: "wrong-type", Severity: finding.Error})
	add(2, finding.Finding{Code: "OWN008", Rule: "deputy-missing", Severity: finding.Warning})
	add(1, finding.Finding{Code: "OWN008", Rule: "deputy-missing", Severity: finding.Warning, Waiver: &finding.Waiver{}})
	add(1, finding.Finding{Code: "CON001", Rule: "contact-missing", Severity: finding.Info})
	doc := view.FromFindings(&view.Lint{Findings: findings, Statistics: true})
	if len(doc.Tables) != 1 {
		t.Fatalf("%d tables, want 1", len(doc.Tables))
	}
	if err := doc.Tables[0].Check(); err != nil {
		t.Error(err)
	}
	want := []string{"OWN008 deputy-missing 0 2 0 1 3", "CON001 contact-missing 0 0 1 0 1", "SCH004 wrong-type 1 0 0 0 1"}
	var got []string
	for _, row := range doc.Tables[0].Rows {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = cell.String()
		}
		got = append(got, strings.Join(line, " "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("statistics = %q, want %q", got, want)
	}
	if doc := view.FromFindings(&view.Lint{Findings: findings}); doc.Tables != nil {
		t.Error("statistics without being asked for")
	}
}

func TestTableData(t *testing.T) {
	t.Parallel()
	rules := table.Table{Title: "Rules", Columns: []table.Column{{Title: "Code"}, {Title: "Share", Kind: table.Percents}, {Title: "Limit", Kind: table.Numbers, Unit: "minutes"}}}
	rules.Add(table.Text("OWN001"), table.Percent("12.50"), table.Int(3))
	rules.Add(table.Text("OWN002"))
	doc := view.FromTable("rules", &rules)
	stream, ok := doc.Data.(view.Stream)
	if !ok || doc.Kind != "rules" || doc.Title != "Rules" || len(doc.Tables) != 1 {
		t.Fatalf("FromTable() = %+v", doc)
	}
	head, err := json.Marshal(stream.Head)
	const wantHead = `{"version":1,"kind":"rules","title":"Rules","columns":[{"key":"code","title":"Code","kind":"text"},` +
		`{"key":"share_percent","title":"Share","kind":"percent"},{"key":"limit_minutes","title":"Limit","kind":"number","unit":"minutes"}]}`
	if err != nil || string(head) != wantHead {
		t.Errorf("head = %s, %v\nwant %s", head, err, wantHead)
	}
	want := []string{`{"code":"OWN001","share_percent":12.50,"limit_minutes":3}`, `{"code":"OWN002","share_percent":null,"limit_minutes":null}`}
	if got := marshalled(t, stream.Lists); !slices.Equal(got, want) {
		t.Errorf("rows = %s, want %s", got, want)
	}
}

func TestItemsOwnersAndEdits(t *testing.T) {
	t.Parallel()
	edit := view.Edit{Span: pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, Text: "h-ito"}
	doc := view.Doc{
		Prefix: "catalogue",
		Findings: []finding.Finding{
			{File: "services/pay-fine.yaml", Service: "pay-fine", Fixable: true}, {File: "services/pay-fine.yaml", Service: "pay-fine"}, {File: "people.yaml"},
		},
		Lookup: view.Lookup{
			Owner: func(service string) string { return "owner of " + service },
			Edits: func(finding.Finding) []view.Edit { return []view.Edit{edit} },
		},
	}
	var got []string
	for item := doc.Items(&doc.Lookup, nil); item.Next(); {
		got = append(got, fmt.Sprintf("%s %s %q %d", item.Name, item.File, item.Owner, len(item.Edits)))
	}
	want := []string{
		`services/pay-fine.yaml catalogue/services/pay-fine.yaml "owner of pay-fine" 1`,
		`services/pay-fine.yaml catalogue/services/pay-fine.yaml "owner of pay-fine" 0`, `people.yaml catalogue/people.yaml "" 0`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("items = %q, want %q", got, want)
	}
}

// TestLater wants several tables made one at a time, each when it is written, and again for a second format.
func TestLater(t *testing.T) {
	t.Parallel()
	var asked []int
	doc := view.FromReport(&view.Report{
		Name: "all", Tables: []view.NamedTable{{Name: "one"}, {Name: "two"}},
		Later: func(place int) (*table.Flow, []view.Picture) {
			asked = append(asked, place)
			made := table.Table{Title: "whole", Columns: []table.Column{{Title: "Id"}}}
			made.Add(table.Text(strconv.Itoa(place)))
			return made.Flow(), []view.Picture{{Title: "drawn"}}
		},
	})
	if len(asked) > 0 {
		t.Errorf("tables %v are made before anything is written", asked)
	}
	for _, list := range doc.Data.(view.Stream).Lists {
		for item := range list.Items {
			if head := item.(view.Stream).Head.(view.ReportTableHead); head.Name != []string{"one", "two"}[len(asked)-1] || head.Title != "whole" {
				t.Errorf("table %d is %+v", asked[len(asked)-1], head)
			}
		}
	}
	for i := range doc.Tables {
		made, pictures := doc.Table(i)
		if len(made.Whole().Rows) != 1 || len(pictures) != 1 {
			t.Errorf("Table gives %+v with %d pictures, want the whole table with one", made, len(pictures))
		}
	}
	if want := []int{0, 1, 0, 1}; !slices.Equal(asked, want) {
		t.Errorf("tables are made in the order %v, want %v", asked, want)
	}
}

// TestSameServices wants a mean over time of the same services only: it must not move because others joined.
func TestSameServices(t *testing.T) {
	t.Parallel()
	figures := table.Table{Columns: []table.Column{{Title: "Service id"}, {Title: "Period"}, {Title: "Completion rate", Kind: table.Percents}}}
	for _, row := range [][3]string{
		{"cheap", "2026-04", "80"}, {"cheap", "2026-05", "82"}, {"dear", "2026-05", "10"}, {"ended", "2026-04", "5"}, {"ended", "2026-03", "5"},
	} {
		figures.Add(table.Text(row[0]), table.Text(row[1]), table.Percent(row[2]))
	}
	pictures := view.Draw("kpi", &figures)
	if len(pictures) != 1 {
		t.Fatalf("Draw gives %d pictures, want 1", len(pictures))
	}
	if want := "Completion rate of 1 service: 80 % (2026-04), then 82 % (2026-05)."; pictures[0].Text != want {
		t.Errorf("the picture says %q, want %q", pictures[0].Text, want)
	}
}
