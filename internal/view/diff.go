package view

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
)

// diffVersion is the version of the JSON that diff prints. It follows the same rules as that of lint.
const diffVersion = 1

// Diff is what has changed between two catalogues and what that means.
type Diff struct {
	ToolVersion string
	AsOf        string
	Base, Head  string // the two sides as people know them
	Verdicts    []change.Verdict
	Counts      DiffSummary
	Unread      []change.Unread
	Introduced  []finding.Finding // findings that only the new side has, and
	Mended      []finding.Finding // those that only the old one had
	WithLint    bool              // the two were worked out
	Notify      bool              // list the people to tell
	Stat        bool              // count by service instead of listing changes
	Level       change.Class      // the lowest class among the verdicts

	ServiceName func(id string) string
	PersonName  func(id string) string // of somebody whom a notice names
	Prefix      string
	Lookup
}

// FromChanges makes the Doc of a comparison. Changes stand by service, those with the worst first.
func FromChanges(d *Diff) *Doc {
	doc := &Doc{
		Kind: "diff", Title: "Changes", Tool: Tool{Name: "svc", Version: d.ToolVersion}, AsOf: d.AsOf, Prefix: d.Prefix, Lookup: d.Lookup,
		Summary: d.Counts.counts(), Groups: d.groups(), Findings: d.findings(),
	}
	if d.Counts == (DiffSummary{}) {
		doc.Summary, doc.Empty = nil, "nothing has changed in meaning"
	}
	if len(d.Unread) > 0 {
		doc.Tables = append(doc.Tables, *d.unreadTable(doc))
		if doc.Empty != "" {
			doc.Empty = "nothing that could be read has changed in meaning"
		}
	}
	if d.Stat {
		doc.Tables = append(doc.Tables, *d.stat(doc.Groups))
		doc.Groups = []Group{}
	}
	if d.WithLint {
		doc.Tables = append(doc.Tables, *d.findingTable("Findings introduced", d.Introduced), *d.findingTable("Findings mended", d.Mended))
	}
	if d.Notify {
		doc.Tables = append(doc.Tables, *d.people())
	}
	doc.Data = Stream{
		Head: DiffHead{
			Version: diffVersion, Base: d.Base, Head: d.Head, Summary: d.Counts, Unread: d.unread(doc),
			Findings: DiffFindings{Introduced: jsonFindings(doc, d.Introduced), Mended: jsonFindings(doc, d.Mended)},
		},
		Lists: []List{{Name: "changes", Items: d.jsonChanges(doc)}},
	}
	return doc
}

// Group is the changes of one service, or of the shared files, for people.
type Group struct {
	ID, Name string // empty for the shared files
	Changes  []change.Verdict
}

// Worst is the class of the worst change of a group.
func (g *Group) Worst() change.Class {
	worst := change.Class(0)
	for i := range g.Changes {
		worst = max(worst, g.Changes[i].Class)
	}
	return worst
}

// groups puts the changes together by service, worst first, and within a service worst first too.
func (d *Diff) groups() []Group {
	at := map[string]int{}
	out := []Group{}
	for _, v := range d.Verdicts {
		i, seen := at[v.Service]
		if !seen {
			i = len(out)
			at[v.Service] = i
			out = append(out, Group{ID: v.Service, Name: d.ServiceName(v.Service)})
		}
		out[i].Changes = append(out[i].Changes, v)
	}
	for i := range out {
		changes := out[i].Changes
		sorting.List(changes, func(i, j int) int { return cmp.Compare(changes[j].Class, changes[i].Class) })
	}
	sorting.List(out, func(i, j int) int {
		return cmp.Or(cmp.Compare(out[j].Worst(), out[i].Worst()), cmp.Compare(out[i].ID, out[j].ID))
	})
	return out
}

// findings are the changes in the terms of formats that know findings only: what breaks is an error there, and so is a file
// that the new side has and nobody can read.
func (d *Diff) findings() []finding.Finding {
	out := make([]finding.Finding, 0, len(d.Verdicts))
	for _, group := range d.groups() {
		for _, v := range group.Changes {
			f := finding.Finding{
				Code: v.Code, Rule: v.Rule, Severity: finding.Severity(v.Class), Service: v.Service, Message: v.Message, Path: v.Path,
				File: v.Head.File, Span: v.Head.Span, Fingerprint: v.Fingerprint,
			}
			if f.File == "" {
				f.File, f.Span = v.Base.File, v.Base.Span
			}
			out = append(out, f)
		}
	}
	for _, u := range d.Unread {
		if !u.Old {
			out = append(out, finding.Finding{
				Code: "SCH001", Rule: "unreadable-file", Severity: finding.Error, File: u.File, Span: pos.Start(), Fingerprint: "unread " + u.File,
				Message: "the file cannot be read, so nobody knows what changed in it; svc lint says why",
			})
		}
	}
	finding.Sort(out)
	return out
}

func (d *Diff) stat(groups []Group) *table.Table {
	out := table.New("Changes by service", "Service id, Name, Breaking: number, Significant: number, Minor: number")
	columns := len(out.Columns)
	if d.Level > change.Minor { // what is not shown is not counted either
		columns -= int(d.Level - change.Minor)
	}
	out.Columns = out.Columns[:columns]
	for _, g := range groups {
		var n [change.Breaking + 1]int
		for i := range g.Changes {
			n[g.Changes[i].Class]++
		}
		row := []string{g.ID, g.Name, strconv.Itoa(n[change.Breaking]), strconv.Itoa(n[change.Significant]), strconv.Itoa(n[change.Minor])}
		out.AddTexts(row[:columns]...)
	}
	return out
}

// people are those who have to be told, each with the services and the reasons.
func (d *Diff) people() *table.Table {
	out := table.New("People to tell", "Person, Name, Service id, Why: list, Worst change")
	type row struct {
		person, service string
		why             []string
		worst           change.Class
	}
	var rows []row
	at := map[[2]string]int{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		for _, n := range v.Notify {
			key := [2]string{n.Person, v.Service}
			j, seen := at[key]
			if !seen {
				j = len(rows)
				at[key] = j
				rows = append(rows, row{person: n.Person, service: v.Service})
			}
			if rows[j].worst = max(rows[j].worst, v.Class); !slices.Contains(rows[j].why, n.Why) {
				rows[j].why = append(rows[j].why, n.Why)
			}
		}
	}
	sorting.List(rows, func(i, j int) int {
		return cmp.Or(cmp.Compare(rows[i].person, rows[j].person), cmp.Compare(rows[i].service, rows[j].service))
	})
	for _, r := range rows {
		out.Add(table.Text(r.person), table.Text(d.PersonName(r.person)), table.Text(r.service), table.List(r.why...), table.Text(r.worst.String()))
	}
	return out
}

func (d *Diff) findingTable(title string, list []finding.Finding) *table.Table {
	out := table.New(title, "Severity, Rule, Service id, Place, Message")
	doc := Doc{Findings: list, Prefix: d.Prefix}
	for item := doc.Items(&Lookup{}, nil); item.Next(); {
		out.AddTexts(item.Severity.String(), item.Code+" "+item.Rule, item.Service, item.File+":"+strconv.Itoa(item.Span.Line), item.Message)
	}
	return out
}

// jsonFindings are findings as lint prints them.
func jsonFindings(doc *Doc, list []finding.Finding) []LintFinding {
	out := make([]LintFinding, 0, len(list))
	for item := (&Doc{Findings: list, Prefix: doc.Prefix}).Items(&Lookup{}, nil); item.Next(); {
		out = append(out, *newLintFinding(item))
	}
	return out
}

// jsonChanges are the changes as json prints them.
func (d *Diff) jsonChanges(doc *Doc) iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, group := range d.groups() {
			for i := range group.Changes {
				if !yield(newDiffChange(doc, &group.Changes[i])) {
					return
				}
			}
		}
	}
}

// unreadTable are the files that could not be read, so that nobody takes silence about them for peace.
func (d *Diff) unreadTable(doc *Doc) *table.Table {
	out := table.New("Files that could not be read", "File, Side")
	for _, u := range d.unread(doc) {
		out.AddTexts(u.File, u.Side)
	}
	return out
}

func (d *Diff) unread(doc *Doc) []DiffUnread {
	out := make([]DiffUnread, 0, len(d.Unread))
	for _, u := range d.Unread {
		side := "head"
		if u.Old {
			side = "base"
		}
		out = append(out, DiffUnread{File: doc.Path(u.File), Side: side})
	}
	return out
}

// Verdict is a change and what it means.
type Verdict = change.Verdict

// Class is how much a change matters.
type Class = change.Class

// The classes of changes, as package change has them.
const (
	Minor       = change.Minor
	Significant = change.Significant
	Breaking    = change.Breaking
)
