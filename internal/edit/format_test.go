package edit_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/schema"
)

func TestFormat(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{ // want "" when it stays as it is
		"canonical":              {"# a\n\nschema: svc/v1\n\n\nid: x # b\nslas:\n  - id: s\n    rto_minutes: 5\n  # end\n", ""},
		"order":                  {"# file\n\n# of id\nid: x\n\n# of schema\nschema: svc/v1 # s\n# end\n", "# file\n\n# of schema\nschema: svc/v1 # s\n\n# of id\nid: x\n# end\n"},
		"order, mode line":       {"# yaml-language-server: $schema=x\n# of id\nid: x\nschema: svc/v1\n", "# yaml-language-server: $schema=x\nschema: svc/v1\n# of id\nid: x\n"},
		"order behind a dash":    {"slas:\n  - rto_minutes: 5 # r\n    id: s # i\n\n  - id: b\n", "slas:\n  - id: s # i\n    rto_minutes: 5 # r\n\n  - id: b\n"},
		"order kept":             {"slas:\n  - rto_minutes: 5\n    # of id\n    id: s\n", ""},
		"order in brackets":      {"contact: {phone: x, email: e}\n", "contact: {email: e, phone: x}\n"},
		"order of all":           {"id: x\nname: X\nschema: svc/v1\nfoo: 1\ntype: service\n", "schema: svc/v1\nfoo: 1\nid: x\nname: X\ntype: service\n"},
		"order, nested":          {"contact:\n  phone: x\n  email: e\n  # end of contact\nid: x\n", "id: x\ncontact:\n  email: e\n  phone: x\n  # end of contact\n"},
		"order, no end":          {"id: x\nschema: svc/v1", "schema: svc/v1\nid: x\n"},
		"indent":                 {"deputies:\n- a\n# b\n- b\ncontact:\n     email: e\n     # c\n", "deputies:\n  - a\n  # b\n  - b\ncontact:\n  email: e\n  # c\n"},
		"comment under dashes":   {"slas:\n- id: s\n# of x\nx-a: 1\n# of name\nname: X\n", "# of name\nname: X\nslas:\n  - id: s\n# of x\nx-a: 1\n"},
		"item put aside":         {"deputies:\n- a\n# - b\nid: x\n", "id: x\ndeputies:\n  - a\n  # - b\n"},
		"to the top":             {"name: X\n\n# of schema\n \n# so is this\n\nschema: svc/v1\n", "# of schema\n# so is this\nschema: svc/v1\n\nname: X\n"},
		"text at the end":        {"name: X\nvision: >-\n  a\n\n\n", "name: X\nvision: >-\n  a\n\n\n"},
		"text no more the end":   {"x-a: b\nvision: >-\n  a\n\n\nname: X\ntype: >-\n  service\n\n\n", "x-a: b\n\n\nname: X\ntype: >-\n  service\nvision: >-\n  a\n\n\n"},
		"indent of texts":        {"contact:\n    email: a\n      b\n    phone: |\n      a\n\n        b\n    url: >2\n       c\nid: x\n", ""},
		"indent of an item":      {"slas:\n  -   id: s\n      rto_minutes: 5\n", "slas:\n  - id: s\n    rto_minutes: 5\n"},
		"indent of everything":   {"  id: x\n  name: X\n", "id: x\nname: X\n"},
		"quotes":                 {"name: 'it''s'\nvision: 'a \"b\"'\n", "name: \"it's\"\nvision: 'a \"b\"'\n"},
		"comma at the end":       {"deputies: [a , b , ]\ncontact: {email: e ,}\n", "deputies: [a, b,]\ncontact: {email: e,}\n"},
		"spacing":                {"id:   x\ndeputies: [ a,b , c ]\ncontact: {email:  e}\nscope: { }\n", "id: x\ndeputies: [a, b, c]\ncontact: {email: e}\nscope: {}\n"},
		"long form":              {"owner: {person: a} # c\n", "owner: a # c\n"},
		"long form in a block":   {"owner:\n  person:   'a'\n\nid: x\n", "id: x\n\nowner: \"a\"\n"},
		"long form explained":    {"owner:\n  # why\n  person: a\n", ""},
		"long form with an end":  {"owner:\n  person: a\n  # end of owner\nreviewed: 2026-06-01\n", ""},
		"long form, end below":   {"owner:\n    person: a\n\n     \n     # end of owner\nreviewed: 2026-06-01\n", "owner:\n  person: a\n\n\n   # end of owner\nreviewed: 2026-06-01\n"},
		"long form, not its end": {"owner:\n  person: a\n # of reviewed\nreviewed: 2026-06-01\n", "owner: a\n # of reviewed\nreviewed: 2026-06-01\n"},
		"ends":                   {"id: x  \n \t\nname: X\n\n\n", "id: x\n\nname: X\n"},
		"CR LF":                  {"\uFEFFname: X \r\nid: x", "\uFEFFid: x\r\nname: X\r\n"},
		"comments in brackets":   {"contact: {\n  phone: x, # a\n  email: e,\n}\n", ""},
		"kept blank lines":       {"vision: |+\n  a\n\n\n", ""},
	}
	tests["indent of texts"] = struct{ in, want string }{tests["indent of texts"].in, "id: x\ncontact:\n  email: a\n    b\n  phone: |\n    a\n\n      b\n  url: >2\n     c\n"}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := edit.Open("services/x.yaml", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			slips := new(edit.Inspector).Slips(f.Document(), &schema.Service{})
			if err := f.Format(); err != nil {
				t.Fatal(err)
			}
			want := tt.want
			if want == "" {
				want = tt.in
			}
			if string(f.Text()) != want {
				t.Errorf("got\n%s\nwant\n%s", f.Text(), want)
			}
			if (len(slips) > 0) != f.Changed() {
				t.Errorf("slips %v, changed %v", slips, f.Changed())
			}
		})
	}
}

// TestFormatShipped holds the catalogue that we ship to its own form.
func TestFormatShipped(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"../../catalogue/*.yaml", "../../catalogue/services/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, err := edit.Open(name, text)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Format(); err != nil || f.Changed() {
				t.Errorf("%s: %v, changed %v", name, err, f.Changed())
			}
		}
	}
}
