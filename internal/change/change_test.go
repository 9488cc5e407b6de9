package change_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
)

// load loads a catalogue of files by name.
func load(t testing.TB, files map[string]string) *catalogue.Catalogue {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := catalogue.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return c
}

func compare(t testing.TB, before, after map[string]string) *change.Set {
	t.Helper()
	set, err := change.Compare(load(t, before), load(t, after))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// words are the changes, one in a line: what, where, from and to.
func words(set *change.Set) string {
	var b strings.Builder
	for i := range set.Changes {
		c := &set.Changes[i]
		fmt.Fprintf(&b, "%s %s %s %s %s > %s\n", c.Kind, c.Document, c.ID(), c.Path, written(c.From), written(c.To))
	}
	for _, u := range set.Unread {
		fmt.Fprintf(&b, "unread %s old=%v\n", u.File, u.Old)
	}
	return b.String()
}

func written(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

const people = "schema: svc-people/v1\npeople:\n  a-khan: {name: Aisha Khan}\n  b-jones: {name: Bryn Jones, leaves: 2026-09-30}\n"

// service is a catalogue with one service.
func service(lines ...string) map[string]string {
	return map[string]string{"services/pay-fine.yaml": "schema: svc/v1\nid: pay-fine\nname: Pay a fine\n" + strings.Join(lines, "\n") + "\n", "people.yaml": people}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		before, after map[string]string
		want          string
	}{
		"a scalar":     {service("phase: beta"), service("phase: live"), `changed service pay-fine phase "beta" > "live"`},
		"comes":        {service(), service("tier: 2"), `added service pay-fine tier null > 2`},
		"goes":         {service("vision: Fewer fines"), service(), `removed service pay-fine vision "Fewer fines" > null`},
		"short form":   {service("owner: a-khan"), service("owner: {person: a-khan}"), ``},
		"inside":       {service("owner: a-khan"), service("owner: {person: a-khan, since: 2026-01-01}"), `added service pay-fine owner.since null > "2026-01-01"`},
		"a block":      {service(), service("contact: {email: a@example.org}"), `added service pay-fine contact null > {"email":"a@example.org"}`},
		"empty block":  {service(), service("contact: {}"), ``},
		"empty list":   {service("deputies: []"), service(), ``},
		"blank text":   {service("vision: ''"), service(), ``},
		"order":        {service("deputies: [a, b]", "tier: 1"), service("tier: 1 # most", "deputies: [b, a]"), ``},
		"set":          {service("deputies: [a-khan]"), service("deputies: [b-jones, c]"), "added service pay-fine deputies null > \"b-jones\"\nadded service pay-fine deputies null > \"c\"\nremoved service pay-fine deputies \"a-khan\" > null"},
		"one of two":   {service("functionality: [Pay, Pay]"), service("functionality: [Pay]"), `removed service pay-fine functionality "Pay" > null`},
		"zeros":        {service("slas: [{id: s, availability_percent: 99.50}]"), service("slas: [{id: s, availability_percent: 99.5}]"), ``},
		"exact":        {service("slas: [{id: s, availability_percent: 99.9}]"), service("slas: [{id: s, availability_percent: 99.91}]"), `changed service pay-fine slas[s].availability_percent 99.9 > 99.91`},
		"default":      {service("slas: [{id: s}]"), service("slas: [{id: s, window: P30D, excludes_maintenance: false}]"), ``},
		"not default":  {service("slas: [{id: s}]"), service("slas: [{id: s, window: P1Y}]"), `added service pay-fine slas[s].window null > "P12M"`},
		"year":         {service("slas: [{id: s, window: P12M}]"), service("slas: [{id: s, window: P1Y}]"), ``},
		"zero is one":  {service("slas: [{id: s, rto_minutes: 0}]"), service("slas: [{id: s}]"), `removed service pay-fine slas[s].rto_minutes 0 > null`},
		"keyed order":  {service("slas: [{id: s}, {id: t}]"), service("slas: [{id: t}, {id: s}]"), ``},
		"item gone":    {service("slas: [{id: s, rto_minutes: 5}, {id: t}]"), service("slas: [{id: t}]"), `removed service pay-fine slas[s] {"id":"s","rto_minutes":5} > null`},
		"key of two":   {service("reviews: [{kind: internal, date: 2026-01-01}]"), service("reviews: [{kind: internal, date: 2026-01-01, provider: [a-khan]}]"), `added service pay-fine reviews[internal/2026-01-01].provider null > "a-khan"`},
		"no key":       {service("slas: [{rto_minutes: 5}, {rto_minutes: 6}]"), service("slas: [{rto_minutes: 6}]"), `removed service pay-fine slas {"rto_minutes":5} > null`},
		"levels":       {service("escalation: {levels: [{level: 1, after_minutes: 0}, {level: 2}]}"), service("escalation: {levels: [{level: 2}, {level: 1, after_minutes: 5}]}"), "changed service pay-fine escalation.levels[1].after_minutes 0 > 5\nchanged service pay-fine escalation.levels [\"1\",\"2\"] > [\"2\",\"1\"]"},
		"a map":        {service("team: {members: {sro: a-khan}}"), service("team: {members: {sro: b-jones, x: c}}"), "changed service pay-fine team.members.sro \"a-khan\" > \"b-jones\"\nadded service pay-fine team.members.x null > \"c\""},
		"new service":  {map[string]string{"people.yaml": people}, service(), `added service pay-fine  null > "Pay a fine"`},
		"broken now":   {service(), map[string]string{"people.yaml": people, "services/pay-fine.yaml": "a: ["}, `unread services/pay-fine.yaml old=false`},
		"broken then":  {map[string]string{"people.yaml": people, "services/pay-fine.yaml": "a: ["}, service(), `unread services/pay-fine.yaml old=true`},
		"moved":        {service(), map[string]string{"people.yaml": people, "services/fines/pay-fine.yaml": service()["services/pay-fine.yaml"]}, `renamed service pay-fine  "services/pay-fine.yaml" > "services/fines/pay-fine.yaml"`},
		"person":       {map[string]string{"people.yaml": people}, map[string]string{"people.yaml": strings.Replace(people, "09-30", "10-30", 1)}, `changed people  people.b-jones.leaves "2026-09-30" > "2026-10-30"`},
		"person gone":  {map[string]string{"people.yaml": people}, map[string]string{"people.yaml": "people: {a-khan: {name: Aisha Khan}}"}, `removed people  people.b-jones {"leaves":"2026-09-30","name":"Bryn Jones"} > null`},
		"no people":    {map[string]string{"people.yaml": people}, map[string]string{"people.yaml": "people: [", "services/a.yaml": ""}, "unread people.yaml old=false\nunread services/a.yaml old=false"},
		"people both":  {map[string]string{"people.yaml": "people: ["}, map[string]string{"people.yaml": "people: ["}, ``},
		"people twice": {map[string]string{"people.yaml": "people: ["}, map[string]string{"people.yaml": "people: {"}, "unread people.yaml old=true\nunread people.yaml old=false"},
		"settings":     {nil, map[string]string{"svc.yaml": "schema: svc-settings/v1\nnotice: {leaver: P6M}"}, `changed settings  notice.leaver "P3M" > "P6M"`},
		"written out":  {map[string]string{}, map[string]string{"svc.yaml": "schema: svc-settings/v1\nnotice: {leaver: P3M}"}, ``},
		"roles":        {map[string]string{}, map[string]string{"roles.yaml": "roles: {service_owner: {title: Boss}}"}, "role"},
		"number gone":  {map[string]string{"risk-scale.yaml": "appetite: {security: 6, other: 0}"}, map[string]string{"risk-scale.yaml": "appetite: {other: 1}"}, "changed risk-scale  appetite.other 0 > 1\nremoved risk-scale  appetite.security 6 > null"},
		"own key":      {service("x-note: {a: 1, b: [2]}"), service("x-note: {a: 2, b: [2]}"), `changed service pay-fine x-note.a 1 > 2`},
		"own deeper":   {service("slas: [{id: s, x-a: 1}]"), service("slas: [{id: t}, {x-a: '1', id: s}]"), "added service pay-fine slas[t] null > {\"id\":\"t\"}\nchanged service pay-fine slas[s].x-a 1 > \"1\""},
		"own in map":   {service("team: {members: {x-a: 1}}"), service("team: {members: {x-a: 2}}"), `changed service pay-fine team.members.x-a 1 > 2`},
		"own shared":   {map[string]string{}, map[string]string{"svc.yaml": "schema: svc-settings/v1\nx-a: b"}, `added settings  x-a null > "b"`},
		"own person":   {map[string]string{"people.yaml": people}, map[string]string{"people.yaml": strings.Replace(people, "09-30}", "09-30, x-a: b}", 1)}, `added people  people.b-jones.x-a null > "b"`},
		"unknown key":  {service("vison: Fewer"), service("vison: No"), `changed service pay-fine vison "Fewer" > "No"`},
		"unreadable":   {service("tier: 1"), service("tier: one"), `removed service pay-fine tier 1 > "one"`},
		"two of them":  {service("tier: two"), service("tier: one"), `changed service pay-fine tier "two" > "one"`},
		"two owners":   {service("owner: a-khan"), service("owner: [a-khan, b-jones]"), `removed service pay-fine owner {"person":"a-khan"} > ["a-khan","b-jones"]`},
		"bad item":     {service("deputies: [a-khan, [b]]"), service("deputies: [a-khan, [c]]"), "added service pay-fine deputies null > [\"c\"]\nremoved service pay-fine deputies [\"b\"] > null"},
		"other schema": {service(), map[string]string{"people.yaml": people, "services/pay-fine.yaml": "schema: svc/v2\nid: pay-fine\nname: Pay a fine\n"}, `changed service pay-fine schema "svc/v1" > "svc/v2"`},
		"still broken": {map[string]string{"services/a.yaml": "a: ["}, map[string]string{"services/a.yaml": "a: ["}, ``},
		"broken more":  {map[string]string{"services/a.yaml": "a: ["}, map[string]string{"services/a.yaml": "b: ["}, "unread services/a.yaml old=true\nunread services/a.yaml old=false"},
		"other id":     {map[string]string{"services/a.yaml": "id: b"}, map[string]string{"services/a.yaml": "id: [b"}, `unread services/a.yaml old=false`},
		"same file":    {map[string]string{"services/a.yaml": "id: a\nname: A\ntier: 1"}, map[string]string{"services/a.yaml": "id: b\nname: A\ntier: 1"}, `renamed service b id "a" > "b"`},
		"one id twice": {map[string]string{"services/a.yaml": "id: a\ntier: 1", "services/b.yaml": "id: a\ntier: 2"}, map[string]string{"services/a.yaml": "id: a\ntier: 1", "services/b.yaml": "id: a\ntier: 3"}, `changed service a tier 2 > 3`},
		"nothing left": {map[string]string{}, map[string]string{}, ``},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := strings.TrimSuffix(words(compare(t, tt.before, tt.after)), "\n")
			if got != tt.want && (name != "roles" || !strings.Contains(got, `roles  roles.service_owner.title "Service owner" > "Boss"`)) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestRenamed checks that a service with a new id is one change with what else changed inside, that the same name is enough
// for that, and that two that have little in common stay two.
func TestRenamed(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../catalogue/services/book-lock-passage.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]string{"services/book-lock-passage.yaml": string(text), "services/other.yaml": "id: other\nname: Other\nphase: live\n"}
	renamed := strings.NewReplacer("id: book-lock-passage", "id: pass-a-lock", "\nphase: live", "\nphase: retirement").Replace(string(text))
	after := map[string]string{"services/pass-a-lock.yaml": renamed, "services/another.yaml": "id: another\nname: Another\ntier: 4\n"}
	before["services/csra.yaml"] = "id: csra\nname: Assess Cell Sharing\ntier: 1\nowner: a-khan\nphase: beta\n"
	after["services/cell-risk.yaml"] = "id: cell-risk\nname: \"Assess cell sharing \"\ntier: 2\nowner: b-jones\nphase: live\nvision: Fewer\n"
	want := `added service another  null > "Another"
renamed service cell-risk id "csra" > "cell-risk"
changed service cell-risk name "Assess Cell Sharing" > "Assess cell sharing "
changed service cell-risk phase "beta" > "live"
changed service cell-risk owner.person "a-khan" > "b-jones"
changed service cell-risk tier 1 > 2
added service cell-risk vision null > "Fewer"
removed service other  "Other" > null
renamed service pass-a-lock id "book-lock-passage" > "pass-a-lock"
changed service pass-a-lock phase "live" > "retirement"
`
	if got := words(compare(t, before, after)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
