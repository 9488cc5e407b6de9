package edit_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

func TestSlips(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want []string // line:col-endcol kind: text
	}{
		"nothing":              {"", nil},
		"tidy":                 {"schema: svc/v1\nid: x\ndeputies: [a, b]\nstakeholders:\n  - id: one\n    name: One\n  - {id: two}\nreviewed: 2026-06-01\n", nil},
		"no end of line":       {"schema: svc/v1\nid: x", []string{"2:6-6 end of file: the last line has no end"}},
		"comments and markers": {"# a\n---\nschema: svc/v1\n\n    # b\nid: x # c\n", nil},
		"CR LF":                {"schema: svc/v1\r\nid: x\r\n", nil},

		"order":                           {"id: x\nschema: svc/v1\n", []string{"2:1-7 key order: `schema` belongs above `id`"}},
		"order, only the first":           {"id: x\nschema: svc/v1\ntype: service\nname: X\n", []string{"2:1-7 key order: `schema` belongs above `id`"}},
		"order within a list":             {"customers:\n  - {id: a}\n  - {name: B, id: b}\n", []string{"3:15-17 key order: `id` belongs above `name`"}},
		"order further up in the file":    {"contact: {phone: \"+44\", email: e}\nid: x\n", []string{"1:25-30 key order: `email` belongs above `phone`"}},
		"order across an unknown key":     {"id: x\nfoo: y\nschema: svc/v1\n", []string{"3:1-7 key order: `schema` belongs above `id`"}},
		"unknown keys have no place":      {"foo: y\nid: x\nx-mine: z\nname: X\n", nil},
		"free keys have no order":         {"team: {members: {sro: a, delivery_manager: b}}\n", nil},
		"a key without value has a place": {"name: X\nid:\n", []string{"2:1-3 key order: `id` belongs above `name`"}},

		"long form":                   {"owner: {person: a}\n", []string{"1:8-19 long form: `owner: a` says the same in short"}},
		"long form in a block":        {"owner:\n  person: a\n", []string{"1:1-6 long form: `owner: a` says the same in short"}},
		"long form with more":         {"owner: {person: a, since: 2026-01-01}\n", nil},
		"long form of nothing":        {"owner: {person: }\n", nil},
		"long form of something else": {"owner: {since: 2026-01-01}\n", nil},

		"list beside its key":     {"deputies:\n- a\n", []string{"2:3-4 indent: indented by 0 instead of 2"}},
		"list too far":            {"deputies:\n    - a\n", []string{"2:7-8 indent: indented by 4 instead of 2"}},
		"item too far":            {"deputies:\n  -   a\n", []string{"2:7-8 indent: indented by 4 instead of 2"}},
		"empty item":              {"deputies:\n  -\n  - a\n", nil},
		"item on the next line":   {"customers:\n  -\n    id: a\n", nil},
		"mapping too far":         {"contact:\n   email: e\n", []string{"2:4-9 indent: indented by 3 instead of 2"}},
		"mapping within an item":  {"customers:\n  - id: a\nrisks:\n  - id: r\n    inherent:\n        likelihood: 1\n", []string{"6:9-19 indent: indented by 4 instead of 2"}},
		"everything":              {"  id: x\n  name: X\n", []string{"1:3-5 indent: indented by 2 instead of 0"}},
		"lists in one line":       {"deputies: [\n a,\n      b]\n", nil},
		"text over several lines": {"description: a\n     b\nvision: |\n        c\n", nil},

		"blank":                             {"id: x \nname: X\n", []string{"1:6-7 trailing space: blanks at the end of the line"}},
		"blanks after letters beyond ASCII": {"name: é \t\n", []string{"1:8-10 trailing space: blanks at the end of the line"}},
		"before CR LF":                      {"id: x \r\n", []string{"1:6-7 trailing space: blanks at the end of the line"}},
		"in an empty line":                  {"id: x\n  \nname: X\n", []string{"2:1-3 trailing space: blanks at the end of the line"}},
		"in a comment":                      {"id: x # why \n", []string{"1:12-13 trailing space: blanks at the end of the line"}},
		"at the very end":                   {"id: x ", []string{"1:6-6 end of file: the last line has no end", "1:6-7 trailing space: blanks at the end of the line"}},
		"in block text":                     {"vision: |\n  a \n   \n  b\nid: x\n", []string{"5:1-3 key order: `id` belongs above `vision`"}},
		"in folded text of an item":         {"improvements:\n  - id: a\n    text: >-\n      b \n    source: c\n", nil},
		"behind block text":                 {"vision: |\n  a \n\n# b \n", []string{"4:4-5 trailing space: blanks at the end of the line"}},
		"at the mark of block text":         {"vision: | \n  a\n", []string{"1:10-11 trailing space: blanks at the end of the line"}},

		"each kind once, in order": {"owner: {person: a} \nid: x\ndeputies:\n- b \n", []string{
			"1:8-19 long form: `owner: a` says the same in short",
			"1:19-20 trailing space: blanks at the end of the line",
			"2:1-3 key order: `id` belongs above `owner`",
			"4:3-4 indent: indented by 0 instead of 2",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := yamldoc.Parse([]byte(tt.in))
			var s schema.Service
			yamldoc.Bind(d, &s)
			var got []string
			for _, slip := range new(edit.Inspector).Slips(d, &schema.Service{}) {
				got = append(got, fmt.Sprintf("%d:%d-%d %s: %s", slip.Span.Line, slip.Span.Col, slip.Span.EndCol, slip.Kind, slip.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Slips of %q =\n%s\nwant\n%s", tt.in, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// A parser forgets the slips of one file when it reads the next.
func TestSlipsOfTheNextFile(t *testing.T) {
	t.Parallel()
	var p yamldoc.Parser
	for _, src := range []string{"owner: {person: a} \nid: x\n", "id: x\nowner: a\n"} {
		d, _ := p.Parse([]byte(src))
		var s schema.Service
		yamldoc.Bind(d, &s)
		if slips := new(edit.Inspector).Slips(d, &schema.Service{}); (len(slips) > 0) != strings.Contains(src, "{") {
			t.Errorf("Slips of %q = %v", src, slips)
		}
	}
}

// BenchmarkSlips has a budget of a tenth of the floor: every lint asks it of every file.
func BenchmarkSlips(b *testing.B) {
	src, err := os.ReadFile("../../catalogue/services/get-a-mooring-permit.yaml")
	if err != nil {
		b.Fatal(err)
	}
	d, _ := yamldoc.Parse(src)
	var s schema.Service
	yamldoc.Bind(d, &s)
	var inspector edit.Inspector
	b.ReportAllocs()
	for b.Loop() {
		if slips := inspector.Slips(d, &schema.Service{}); len(slips) > 0 {
			b.Fatal(slips)
		}
	}
}
