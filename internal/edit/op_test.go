package edit_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/edit"
)

func TestApply(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		op       edit.Op
		in, want string // want "" when refused
	}{
		"set in an empty mapping":  {edit.Set("contact.email", edit.Scalar("a@example.org")), "contact: {}\n", "contact: {email: a@example.org}\n"},
		"set a scalar":             {edit.Set("owner", edit.Scalar("c-lee")), "# who\nowner:   a-khan  # interim\nid: x\n", "# who\nowner:   c-lee  # interim\nid: x\n"},
		"set in quotes":            {edit.Set("name", edit.Scalar("no")), "name: 'yes'\n", "name: 'no'\n"},
		"keep single quotes":       {edit.Set("name", edit.Scalar("it's")), "name: 'X' # c\n", "name: 'it''s' # c\n"},
		"keep double quotes":       {edit.Set("owner", edit.Scalar("b")), "owner: \"a\"\n", "owner: \"b\"\n"},
		"no single quotes":         {edit.Set("name", edit.Scalar("a\tb")), "name: 'X'\n", "name: \"a\\tb\"\n"},
		"no quotes for a number":   {edit.Set("tier", edit.Scalar("3")), "tier: \"2\"\n", "tier: 3\n"},
		"set a date":               {edit.Set("reviewed", edit.Scalar("2026-06-01")), "id: x\nreviewed: 2025-06-01\n", "id: x\nreviewed: 2026-06-01\n"},
		"set a date as text":       {edit.Set("name", edit.Scalar("2026-06-01")), "name: X\n", "name: \"2026-06-01\"\n"},
		"set folded text":          {edit.Set("vision", edit.Scalar("Short: yes")), "id: x\nvision: >-\n  a\n  b\n\n# c\nname: X\n", "id: x\nvision: \"Short: yes\"\n\n# c\nname: X\n"},
		"set wrapped text":         {edit.Set("vision", edit.Scalar("Short")), "vision: a\n  b\n  c # d\nid: x\n", "vision: Short # d\nid: x\n"},
		"set what is empty":        {edit.Set("owner", edit.Scalar("a")), "owner:  # nobody\nid: x\n", "owner: a  # nobody\nid: x\n"},
		"set over a block":         {edit.Set("owner", edit.Scalar("b")), "owner: # why\n  # since\n  person: a # c\n  since: 2026-01-01\nid: x\n", "owner: b # why\n  # since\n  # c\nid: x\n"},
		"set at the end":           {edit.Set("owner", edit.Scalar("b")), "id: x\nowner:\n  person: a", "id: x\nowner: b"},
		"set an item":              {edit.Set("deputies[1]", edit.Scalar("c")), "deputies: [a, b]\n", "deputies: [a, c]\n"},
		"set to what it says":      {edit.Set("vision", edit.Scalar("1.10")), "vision: |-\n  1.10\nname: X\n", "vision: |-\n  1.10\nname: X\n"},
		"set by key":               {edit.Set("slas[s2].rto_minutes", edit.Scalar("5")), "slas:\n  - id: s1\n  - id: s2\n    rto_minutes: 60\n", "slas:\n  - id: s1\n  - id: s2\n    rto_minutes: 5\n"},
		"insert":                   {edit.Set("name", edit.Scalar("X: y")), "schema: svc/v1\nid: x\n# c\ntype: service\n", "schema: svc/v1\nid: x\nname: \"X: y\"\n# c\ntype: service\n"},
		"insert behind a block":    {edit.Set("contact.phone", edit.Scalar("+441632960101")), "contact:\n    email: e # c\n\n\nreviewed: 2026-01-01\n", "contact:\n    email: e # c\n    phone: \"+441632960101\"\n\n\nreviewed: 2026-01-01\n"},
		"insert behind an end":     {edit.Set("audience", edit.Scalar("staff")), "deputies:\n  - a\n\n  # end of deputies\n# of tier\ntier: 1\n", "deputies:\n  - a\n\n  # end of deputies\naudience: staff\n# of tier\ntier: 1\n"},
		"insert behind an item":    {edit.Set("tier", edit.Scalar("1")), "deputies:\n- a\n# - b, put aside\n# of vision\nvision: v\n", "deputies:\n- a\n# - b, put aside\ntier: 1\n# of vision\nvision: v\n"},
		"insert above its comment": {edit.Set("audience", edit.Scalar("staff")), "deputies: [a]\n  # of tier\ntier: 1\n", "deputies: [a]\naudience: staff\n  # of tier\ntier: 1\n"},
		"insert at an end":         {edit.Set("deputies", edit.List(edit.Scalar("a"))), "owner:\n  person: a\n  # end of owner", "owner:\n  person: a\n  # end of owner\ndeputies: [a]"},
		"insert first":             {edit.Set("slas[0].id", edit.Scalar("s")), "slas:\n  - rto_minutes: 5\n", "slas:\n  - id: s\n    rto_minutes: 5\n"},
		"insert above comments":    {edit.Set("contact.email", edit.Scalar("e")), "contact: # c\n  # of phone\n\n  # so is this\n  phone: x\n", "contact: # c\n  email: e\n  # of phone\n\n  # so is this\n  phone: x\n"},
		"insert below the file's":  {edit.Set("schema", edit.Scalar("svc/v1")), "# file\n\n# of id\n# too\nid: x\n", "# file\n\nschema: svc/v1\n# of id\n# too\nid: x\n"},
		"insert below the mode":    {edit.Set("schema", edit.Scalar("svc/v1")), "# yaml-language-server: $schema=x\nid: x\n", "# yaml-language-server: $schema=x\nschema: svc/v1\nid: x\n"},
		"insert first in an item":  {edit.Set("slas[0].id", edit.Scalar("s")), "slas:\n  -\n    # of rto\n    rto_minutes: 5\n", "slas:\n  -\n    id: s\n    # of rto\n    rto_minutes: 5\n"},
		"insert in brackets":       {edit.Set("contact.phone", edit.Scalar("x")), "contact: {email: e, url: u}\n", "contact: {email: e, phone: x, url: u}\n"},
		"insert parents":           {edit.Set("contact.email", edit.Scalar("e")), "id: x\nreviewed: 2026-01-01\n", "id: x\ncontact: {email: e}\nreviewed: 2026-01-01\n"},
		"insert with CR LF":        {edit.Set("name", edit.Scalar("X")), "\uFEFFid: x\r\ntype: service\r\n", "\uFEFFid: x\r\nname: X\r\ntype: service\r\n"},
		"insert at the end":        {edit.Set("name", edit.Scalar("X")), "id: x", "id: x\nname: X"},
		"insert into nothing":      {edit.Set("contact.email", edit.Scalar("e")), "contact: {}\n", "contact: {email: e}\n"},
		"insert below null":        {edit.Set("contact.email", edit.Scalar("e")), "contact:\nid: x\n", "contact: {email: e}\nid: x\n"},
		"a short form grows":       {edit.Set("owner.since", edit.Scalar("2026-07-01")), "owner: a-khan # c\n", "owner: {person: a-khan, since: 2026-07-01} # c\n"},
		"set a mapping":            {edit.Set("owner", edit.Map("since", "2026-07-01", "person", "b")), "owner: a\n", "owner: {person: b, since: 2026-07-01}\n"},
		"set in people":            {edit.Set("people.a-khan.left", edit.Scalar("2026-07-01")), "schema: svc-people/v1\npeople:\n  a-khan: {name: A, email: a@example.gov.uk}\n", "schema: svc-people/v1\npeople:\n  a-khan: {name: A, email: a@example.gov.uk, left: 2026-07-01}\n"},
		"add to brackets":          {edit.Append("deputies", edit.Scalar("c")), "deputies: [a, b]  # c\n", "deputies: [a, b, c]  # c\n"},
		"add to a block":           {edit.Append("deputies", edit.Scalar("c")), "deputies:\n- a\n- b # c\n\nid: x\n", "deputies:\n- a\n- b # c\n- c\n\nid: x\n"},
		"add to nothing":           {edit.Append("deputies", edit.Scalar("c")), "owner: a\nreviewed: 2026-01-01\n", "owner: a\ndeputies: [c]\nreviewed: 2026-01-01\n"},
		"add to an empty list":     {edit.Append("deputies", edit.Scalar("c")), "deputies: []\n", "deputies: [c]\n"},
		"add behind an end":        {edit.Append("slas", edit.Map("id", "t")), "slas:\n  - id: s\n    # end of s\n  # end of all\ntier: 1\n", "slas:\n  - id: s\n    # end of s\n  - id: t\n  # end of all\ntier: 1\n"},
		"add a mapping":            {edit.Append("ownership_history", edit.Map("from", "2026-01-01", "person", "a")), "ownership_history:\n  - person: b\n    from: 2025-01-01\nid: x\n", "ownership_history:\n  - person: b\n    from: 2025-01-01\n  - person: a\n    from: 2026-01-01\nid: x\n"},
		"add the first mapping":    {edit.Append("ownership_history", edit.Map("person", "a", "from", "2026-01-01")), "owner: a\n", "owner: a\nownership_history:\n  - person: a\n    from: 2026-01-01\n"},
		"remove a key":             {edit.Remove("name"), "id: x\n# c\nname: X # d\n# e\ntype: service\n", "id: x\n# c\n# d\n# e\ntype: service\n"},
		"remove a block":           {edit.Remove("owner"), "id: x\nowner:\n  person: a\n\nname: X\n", "id: x\n\nname: X\n"},
		"remove behind a dash":     {edit.Remove("slas[0].id"), "slas:\n  - id: s # c\n    rto_minutes: 5\n", "slas:\n  # c\n  - rto_minutes: 5\n"},
		"remove in brackets":       {edit.Remove("contact.email"), "contact: {email: e, phone: x}\n", "contact: {phone: x}\n"},
		"remove last in mapping":   {edit.Remove("contact.phone"), "contact: {email: e, phone: x }\n", "contact: {email: e }\n"},
		"remove all keys":          {edit.Remove("contact.email"), "id: x\ncontact:\n  email: e\n", "id: x\ncontact: {}\n"},
		"remove an item":           {edit.Remove("deputies[1]"), "deputies:\n  - a\n  - b\n  - c\n", "deputies:\n  - a\n  - c\n"},
		"remove the only item":     {edit.Remove("deputies[0]"), "deputies:\n  - a # c\nid: x\n", "deputies: []\n  # c\nid: x\n"},
		"remove at the end":        {edit.Remove("name"), "id: x\nname: X", "id: x"},
		"remove by text":           {edit.RemoveValue("deputies", "b"), "deputies: [b, a, b]\n", "deputies: [a]\n"},
		"remove by text, block":    {edit.RemoveValue("deputies", "b"), "deputies:\n  - b\n  - a\n  - b\n", "deputies:\n  - a\n"},
		"remove an empty item":     {edit.Remove("deputies[1]"), "deputies:\n  - a\n  -\n  - c\n", "deputies:\n  - a\n  - c\n"},
		"rename":                   {edit.Rename("deputys", "deputies"), "deputys: [a]\n", "deputies: [a]\n"},
		"quote":                    {edit.Quote("scope.out[0]"), "scope: {out: [no]}\n", "scope: {out: [\"no\"]}\n"},
		"quote a key":              {edit.QuoteKey("team.members.on"), "team: {members: {on: a}}\n", "team: {members: {\"on\": a}}\n"},

		"remove everything":       {edit.Remove("id"), "id: x\n", ""},
		"remove what is not":      {edit.Remove("name"), "id: x\n", ""},
		"no such item":            {edit.Set("slas[s9].rto_minutes", edit.Scalar("5")), "slas: [{id: s1}]\n", ""},
		"a key of a scalar":       {edit.Set("name.first", edit.Scalar("5")), "name: X\n", ""},
		"a name that is taken":    {edit.Rename("id", "name"), "id: x\nname: X\n", ""},
		"comments between items":  {edit.Remove("deputies[0]"), "deputies: [\n  a, # first\n  b,\n]\n", ""},
		"a comment in the header": {edit.Set("vision", edit.Scalar("x")), "vision: | # c\n  a\n", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := edit.Open("services/x.yaml", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			err = f.Apply(tt.op)
			switch {
			case tt.want == "" && (err == nil || string(f.Text()) != tt.in):
				t.Errorf("err %v, text %q, want it refused and untouched", err, f.Text())
			case tt.want != "" && (err != nil || string(f.Text()) != tt.want):
				t.Errorf("err %v, got\n%s\nwant\n%s", err, f.Text(), tt.want)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"": "empty", "# c\n": "empty", "- a\n": "a list", "a: &x b\n": "anchors", "a: *x\n": "line 1", "id: x\n---\nid: y\n": "more than one",
		"id: x\nid: y\n": "`id`", "a: [b\n": "line", "a: !!str b\n": "tags", "<<: {a: b}\n": "merge", "\xff": "UTF-8",
	}
	for in, want := range tests {
		_, err := edit.Open("services/x.yaml", []byte(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%q) = %v, want an error with %q", in, err, want)
		}
	}
}
