package render

import (
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// marker is the hidden first line by which a comment of an earlier run is found and replaced.
const marker = "<!-- svc diff -->"

// forTheTables is the room that is kept to say what was left out of the changes and of each table, in bytes.
const forTheTables = 600

// maxComment is the length of the longest comment, in bytes. The forges take 65,536 characters.
const maxComment = 60_000

// writeMarkdownChanges writes the body of a comment: summary, changes, and the tables that go with them. What does not fit
// is counted, and the worst changes come first.
func writeMarkdownChanges(out *lines, doc *view.Doc, style Style) {
	c := comment{out: out, limit: maxComment - forTheTables}
	if style.Limit > 0 {
		c.limit = min(c.limit, style.Limit-forTheTables)
	}
	out.put(marker)
	out.put("### " + markdownValue(doc.Title))
	out.put("")
	out.put(markdownValue(doc.SummaryLine()))
	if len(doc.Groups) > 0 {
		out.put("")
		out.put("| Class | Kind | Service | What changed | Place |")
		out.put("| --- | --- | --- | --- | --- |")
	}
	for _, group := range worstGroups(doc.Groups) {
		for i := range group.Changes {
			v := &group.Changes[i]
			c.row(markdownRow([]string{
				v.Class.String(), markdownValue(v.Code + " " + v.Rule), markdownValue(group.ID), markdownValue(v.Message), markdownValue(spot(doc, v)),
			}))
		}
	}
	c.rest("more change does", "more changes do", "svc diff")
	for i := range doc.Tables {
		c.table(&doc.Tables[i])
	}
}

// comment is a text with an end, in which rows are counted that come after it.
type comment struct {
	out   *lines
	limit int
	left  int
}

func (c *comment) row(row string) {
	if row = text.Inert(row); c.left > 0 || c.out.size+len(row) > c.limit {
		c.left++
		return
	}
	c.out.put(row)
}

// rest says how many rows were left out, and where all are.
func (c *comment) rest(one, many, where string) {
	if c.left > 0 {
		c.out.put("")
		c.out.put(view.Count{N: c.left, One: one, Many: many}.String() + " not fit here; " + where + " has all.")
		c.left = 0
	}
}

// table writes a table whose heading still fits, and what fits of its rows.
func (c *comment) table(t *table.Table) {
	if len(t.Rows) == 0 {
		return
	}
	if c.out.size+headingRoom > c.limit {
		c.out.put("")
		c.out.put(markdownValue(t.Title) + ": " + view.Count{N: len(t.Rows), One: "row does", Many: "rows do"}.String() + " not fit here; svc diff has all.")
		return
	}
	c.out.put("")
	writeMarkdownHeadings(c.out, t)
	for _, row := range t.Rows {
		c.row(markdownRow(markdownCells(t, row)))
	}
	c.rest("more row does", "more rows do", "svc diff")
}

// headingRoom is more than the heading of a table takes, in bytes.
const headingRoom = 400

// worstGroups splits groups by class, so that everything breaking comes before everything significant.
func worstGroups(groups []view.Group) []view.Group {
	var out []view.Group
	for _, class := range []view.Class{view.Breaking, view.Significant, view.Minor} {
		for _, g := range groups {
			part := view.Group{ID: g.ID, Name: g.Name}
			for _, v := range g.Changes {
				if v.Class == class {
					part.Changes = append(part.Changes, v)
				}
			}
			if len(part.Changes) > 0 {
				out = append(out, part)
			}
		}
	}
	return out
}
