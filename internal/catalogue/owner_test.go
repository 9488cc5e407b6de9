package catalogue_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// staff is a people.yaml with people and with entries that are none.
const staff = `schema: svc-people/v1
people:
  a-khan: {name: Aisha Khan, email: aisha.khan@example.gov.uk}
  a-khan-2: {name: Aisha Khan, email: aisha.khan2@example.gov.uk}
  b-jones: {name: Bryn Jones, email: bryn.jones@example.gov.uk}
  f-anderson: {name: Fernando Anderson}
  fisheries: {name: Fisheries team}
  desk: {name: Service Desk}
  both: {name: Aisha Khan and Bryn Jones}
  pair: {name: Khan & Jones}
  lead: {name: Service lead}
`

func TestReadOwner(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff})
	one := func(in string) (string, catalogue.Reading, []string) { return in, catalogue.OnePerson, nil }
	none := func(in string) (string, catalogue.Reading, []string) { return in, catalogue.NotAPerson, nil }
	many := func(in string, want ...string) (string, catalogue.Reading, []string) {
		return in, catalogue.SeveralPeople, want
	}
	type result struct {
		reading catalogue.Reading
		names   []string
	}
	tests := map[string]result{}
	add := func(in string, reading catalogue.Reading, names []string) { tests[in] = result{reading, names} }
	for _, in := range []string{
		"a-khan", "f-anderson", "z-unknown", "Zoe Unknown", "Ferdinand Brandy", "Khan, Aisha", "j-board", "android",
		"a-khan-and-b-jones", "allison", "m-head",
	} {
		add(one(in))
	}
	for _, in := range []string{
		"fisheries", "desk", "both", "pair", "lead", "it-team", "IT Team", "Fisheries & Wildlife team", "licensing_board",
		"Policy and Delivery Directorate", "service_owner", "Service owner", "service lead", "Head of product", "head-of-policy",
		"Senior Responsible Owner", "delivery manager", "aisha.khan@example.gov.uk", "fish+rods@example.gov.uk",
		"https://people.example.gov.uk/a-khan", "TBC", "tbd", "n/a", "N/A", "none", "vacant", "Vacant (was Aisha)",
		"to be confirmed", "?", "-", "unknown", "TBC/TBD", "#licensing", "Rods and reels: rods@example.gov.uk",
	} {
		add(none(in))
	}
	add(many("a-khan, b-jones", "a-khan", "b-jones"))
	add(many("a-khan,b-jones", "a-khan", "b-jones"))
	add(many("a-khan / b-jones", "a-khan", "b-jones"))
	add(many("a-khan & b-jones", "a-khan", "b-jones"))
	add(many("a-khan and b-jones", "a-khan", "b-jones"))
	add(many("Aisha Khan AND Bryn Jones", "Aisha Khan", "Bryn Jones"))
	add(many("a-khan; b-jones; c-osei", "a-khan", "b-jones", "c-osei"))
	add(many("a-khan + b-jones", "a-khan", "b-jones"))
	add(many("a-khan, b-jones, and c-osei", "a-khan", "b-jones", "c-osei"))
	add(many("a-khan and the licensing team", "a-khan", "the licensing team"))
	add(many("a@example.org, b@example.org", "a@example.org", "b@example.org"))
	add(many("Nina Known, Someone Else", "Nina Known", "Someone Else"))
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			reading, names := c.ReadOwner(in)
			if reading != want.reading || !slices.Equal(names, want.names) {
				t.Errorf("ReadOwner(%q) = %v, %q, want %v, %q", in, reading, names, want.reading, want.names)
			}
		})
	}
}

func TestPeopleNamed(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff})
	tests := map[string][]string{
		"Bryn Jones": {"b-jones"}, " bryn  JONES ": {"b-jones"}, "Jones, Bryn": {"b-jones"}, "bryn.jones@example.gov.uk": {"b-jones"},
		"Aisha Khan": {"a-khan", "a-khan-2"}, "b-jones": nil, "Jones Bryn": nil, "": nil,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := c.PeopleNamed(in); !slices.Equal(got, want) {
				t.Errorf("PeopleNamed(%q) = %q, want %q", in, got, want)
			}
		})
	}
}

func TestNearestPeople(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff})
	tests := map[string][]string{
		"bjones": {"b-jones"}, "b_jones": {"b-jones"}, "Bryn Jones": {"b-jones"}, "Brin Jones": {"b-jones"}, "akhan": {"a-khan"},
		"quite-another": nil,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			for range 2 { // the second answer comes from memory
				if got := c.NearestPeople(in); !slices.Equal(got, want) {
					t.Errorf("NearestPeople(%q) = %q, want %q", in, got, want)
				}
			}
		})
	}
}

func TestNearestPeopleOfMany(t *testing.T) {
	t.Parallel()
	var people strings.Builder
	people.WriteString("schema: svc-people/v1\npeople:\n  q-target: {name: Quinn Target}\n")
	for a := 'a'; a <= 'k'; a++ {
		for b := 'a'; b <= 'j'; b++ {
			for d := 'a'; d <= 'j'; d++ {
				people.WriteString("  " + string([]rune{a, b, d}) + "-somebody: {name: Some Body}\n")
			}
		}
	}
	c := opened(t, map[string]string{"people.yaml": people.String()})
	if got, want := c.NearestPeople("q-targte"), []string{"q-target"}; !slices.Equal(got, want) {
		t.Errorf("NearestPeople(q-targte) = %q, want %q", got, want)
	}
	if got := c.NearestPeople("y-target"); len(got) != 0 {
		t.Errorf("NearestPeople(y-target) = %q, want none: only those with the same first letter are compared", got)
	}
}
