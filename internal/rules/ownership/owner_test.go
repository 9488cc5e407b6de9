package ownership_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ownership"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

const (
	people   = "# file: people.yaml\npeople:\n"
	service  = "# file: services/renew-fishing-licence.yaml\n"
	retired  = "phase: retirement\nretirement: {ends: 2026-06-14}\n"
	retiring = "phase: retirement\nretirement: {ends: 2026-06-15}\n"
)

func TestOwnerMissing(t *testing.T) {
	t.Parallel()
	const text = ": renew-fishing-licence has no service owner; name one person in `owner`"
	const help = " — write the person id of the one person who answers for the service, such as `owner: a-khan`"
	missing := []string{"error owner" + text + help}
	ruletest.Try(t, ownership.OwnerMissing(), map[string]ruletest.Case{
		"no value":        {In: "owner:\n", Want: missing},
		"a blank one":     {In: "owner: \"  \"\n", Want: missing},
		"an empty block":  {In: "owner: {}\n", Want: missing},
		"an empty list":   {In: "owner: []\n", Want: missing},
		"a list of blank": {In: "owner: [\"\"]\n", Want: missing},
		"nobody in it":    {In: "owner: {since: 2025-09-01}\n", Want: []string{"error owner.person" + text + help}},
		"a blank person":  {In: "owner: {person: \" \", since: 2025-09-01}\n", Want: []string{"error owner.person" + text}},
		"an empty list of persons": {
			In: "owner: {person: [], since: 2025-09-01}\n", Want: []string{"error owner.person" + text},
		},
		"nobody and a wrong day": {In: "owner: {since: 2025-13-01}\n", Want: []string{"error owner.person" + text}},
		"as a member of the team": {
			In: "owner:\nteam: {members: {service_owner: c-osei}}\n",
			Want: []string{"error owner" + text +
				" — write `owner: c-osei`, and take `service_owner` out of `team.members`"},
		},
		"in discovery":   {In: "phase: discovery\nowner:\n", Want: missing},
		"retiring":       {In: retiring + "owner:\n", Want: missing},
		"has ended":      {In: retired + "owner:\n"},
		"in another key": {In: "owner:\nowners: [a-khan, b-jones]\n", Want: missing}, // OWN003 is not on here
		"mistyped": {
			In:   "# whole file: services/pay-fine.yaml\nschema: svc/v1\nid: pay-fine\nphase: live\nownr: a-khan\n",
			Want: []string{"error services/pay-fine.yaml owner: pay-fine has no service owner; name one person in `owner` — write `owner` in place of `ownr` in line 4"},
		},
		"one person":              {In: "owner: a-khan\n"},
		"one person, long":        {In: "owner: {person: a-khan}\n"},
		"several":                 {In: "owner: [a-khan, c-osei]\n"},
		"several in a list below": {In: "owner: {person: [a-khan, c-osei]}\n"},
		"a group":                 {In: "owner: it-team\n"},
		"a number":                {In: "owner: 12\n"},
		"a mapping too many":      {In: "owner: {person: {id: a-khan}}\n"},
	})
}

func TestOwnerNotSingle(t *testing.T) {
	t.Parallel()
	const two = ": 2 owners found (Aisha Khan and Charity Osei); exactly one person is accountable"
	const move = " — keep the one who is accountable in `owner` and move the others to `deputies`: for Aisha Khan write "
	const edit = "`owner: a-khan` and `deputies: [b-jones, c-osei]`"
	one := func(how string) []string {
		return []string{"error owner: the one owner (Aisha Khan) is " + how + "; exactly one person is accountable — write `owner: a-khan`"}
	}
	several := func(n, list string) []string {
		return []string{"error owner: " + n + " owners found (" + list + "); exactly one person is accountable"}
	}
	joined := []string{"error owner" + two + move + edit}
	ruletest.Try(t, ownership.OwnerNotSingle(), map[string]ruletest.Case{
		"a list":           {In: "owner: [a-khan, c-osei]\n", Want: joined},
		"a list of blocks": {In: "owner: [{person: a-khan, since: 2025-09-01}, {person: c-osei}]\n", Want: joined},
		"a comma":          {In: "owner: \"a-khan, c-osei\"\n", Want: joined},
		"a slash":          {In: "owner: a-khan/c-osei\n", Want: joined},
		"an ampersand":     {In: "owner: a-khan & c-osei\n", Want: joined},
		"the word and":     {In: "owner: a-khan and c-osei\n", Want: joined},
		"names":            {In: "owner: Aisha Khan and Charity Osei\n", Want: joined},
		"addresses":        {In: "owner: \"aisha.khan@example.gov.uk, charity.osei@example.gov.uk\"\n", Want: joined},
		"both ways":        {In: "owner: [\"a-khan, c-osei\", b-jones]\n", Want: several("3", "Aisha Khan, Charity Osei and Bryn Jones")},
		"long form": {
			In:   "owner: {person: a-khan and c-osei, since: 2025-09-01}\n",
			Want: []string{"error owner.person" + two + move + "`person: a-khan` and `deputies: [b-jones, c-osei]`"},
		},
		"a list in the long form":   {In: "owner: {person: [a-khan, c-osei]}\n", Want: []string{"error owner.person" + two}},
		"beside a wrong day":        {In: "owner: {person: [a-khan, c-osei], since: 2025-13-01}\n", Want: []string{"error owner.person" + two}},
		"with a deputy":             {In: "owner: [a-khan, b-jones]\n", Want: []string{several("2", "Aisha Khan and Bryn Jones")[0] + move + "`owner: a-khan` and `deputies: [b-jones]`"}},
		"one of them unknown":       {In: "owner: [a-khan, Zoe Unknown]\n", Want: []string{several("2", "Aisha Khan and Zoe Unknown")[0] + move + "`owner: a-khan`"}},
		"a person and a team":       {In: "owner: a-khan and the licensing team\n", Want: several("2", "Aisha Khan and the licensing team")},
		"names that are no ids":     {In: "owner: [Rods, Reels and more]\n", Want: []string{several("3", "Rods, Reels and more")[0] + " — keep the one who is accountable in `owner` and move the others to `deputies`: name each by the person id that people.yaml has for them"}},
		"one of the deputies stays": {In: "owner: [b-jones, c-osei]\n", Want: []string{several("2", "Bryn Jones and Charity Osei")[0] + " — keep the one who is accountable in `owner` and move the others to `deputies`: for Bryn Jones write `owner: b-jones` and `deputies: [c-osei]`"}},
		"without deputies":          {In: "owner: [a-khan, c-osei]\ndeputies: []\n", Want: []string{"error owner" + two + move + "`owner: a-khan` and `deputies: [c-osei]`"}},
		"many":                      {In: "owner: [a-khan, b-jones, c-osei, e-roy, f-wu, g-abe, h-ito]\n", Want: several("7", "Aisha Khan, Bryn Jones, Charity Osei, Esha Roy, Fen Wu, Gen Abe and others")},
		"a list of one":             {In: "owner: [a-khan]\n", Want: one("written as a list")},
		"a list of one twice":       {In: "owner: [a-khan, a-khan]\n", Want: one("written as a list")},
		"a list of one in full": {
			In: "owner: [{person: a-khan, since: 2025-09-01}]\n",
			Want: []string{"error owner: the one owner (Aisha Khan) is written as a list; exactly one person is accountable — " +
				"take away the list, its square brackets or the dash, so that `person: a-khan` stands right under `owner`"},
		},
		"one person twice":           {In: "owner: a-khan / Aisha Khan\n", Want: one("named more than once")},
		"in discovery":               {In: "phase: discovery\nowner: [a-khan, c-osei]\n", Want: joined},
		"has ended":                  {In: retired + "owner: [a-khan, c-osei]\n", Want: joined},
		"without people":             {In: "# no file: people.yaml\n" + service + "owner: [a-khan, c-osei]\n", Want: []string{several("2", "a-khan and c-osei")[0] + " — keep the one who is accountable in `owner` and move the others to `deputies`: for a-khan write " + edit}},
		"an empty list":              {In: "owner: []\n"},
		"one":                        {In: "owner: a-khan\n"},
		"last name first":            {In: "owner: \"Khan, Aisha\"\n"},
		"and as a part of a name":    {In: "owner: g-anderson\n"},
		"a team with and in it":      {In: "owner: Policy and Delivery Directorate\n"},
		"an unknown id with an and":  {In: "owner: a-khan-and-b-jones\n"},
		"nobody":                     {In: "owner:\n"},
		"other blocks may have many": {In: "deputies: [b-jones, e-roy]\n"},
	})
}

// TestOwnerNotSingleFix checks that only a list of one is mended, since anything else is a decision.
func TestOwnerNotSingleFix(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"owner: [a-khan]\n":                                  true,
		"owner:\n  - a-khan\n":                               true,
		"owner: [it-team]\n":                                 true, // OWN004 reports it next
		"owner: [{person: a-khan, since: 2025-09-01}]\n":     true,
		"owner: {person: [a-khan]}\n":                        true,
		"owner: {person: [{person: a-khan}]}\n":              false,
		"owner: [{name: Aisha Khan}]\n":                      false,
		"owner: [a-khan, a-khan]\n":                          false,
		"owner: [\"a-khan, a-khan\"]\n":                      true,
		"owner: [\"a-khan, c-osei\"]\n":                      false,
		"owner: [a-khan, c-osei]\n":                          false,
		"owner: a-khan and c-osei\n":                         false,
		"owner: {person: a-khan and a-khan}\n":               false,
		"owner: {person: [a-khan, c-osei], since: no}\n":     false,
		"owner: [{person: a-khan and c-osei}]\n":             false,
		"owner:\n  - {person: a-khan, spend_limit: 50000}\n": true,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			found := only(t, ownership.OwnerNotSingle(), in)
			if len(found) != 1 || found[0].Fixable != want {
				t.Errorf("OWN002 on %q reports %+v, want one finding with Fixable %v", in, found, want)
			}
		})
	}
}

func TestHiddenSecondOwner(t *testing.T) {
	t.Parallel()
	const second = " names a second owner (Charity Osei); ownership is not shared"
	const edit = "and write `deputies: [b-jones, c-osei]`, or give the person a role of their own in `team.members`"
	member := "error team.members.service_owner: `team.members.service_owner`" + second
	ruletest.Try(t, ownership.HiddenSecondOwner(), map[string]ruletest.Case{
		"another key": {In: "co_owner: c-osei\n", Want: []string{"error co_owner: `co_owner`" + second + " — remove `co_owner`, " + edit}},
		"by its name": {In: "second_owner: Charity Osei\n", Want: []string{"error second_owner: `second_owner`" + second + " — remove `second_owner`, " + edit}},
		"as a block":  {In: "joint_owner: {person: c-osei}\n", Want: []string{"error joint_owner: `joint_owner`" + second}},
		"in the block of the owner": {
			In:   "owner: {person: a-khan, co_owner: c-osei}\n",
			Want: []string{"error owner.co_owner: `co_owner`" + second},
		},
		"two more": {
			In:   "owners: [a-khan, c-osei, e-roy]\n",
			Want: []string{"error owners: `owners` names a second owner (Charity Osei and Esha Roy); ownership is not shared — remove `owners`, and write `deputies: [b-jones, c-osei, e-roy]`, or give the person a role of their own in `team.members`"},
		},
		"two keys": {In: "co_owner: c-osei\nowner2: e-roy\n", Want: []string{"error co_owner", "error owner2"}},
		"the owner once more": {
			In:   "primary_owner: a-khan\n",
			Want: []string{"error primary_owner: `primary_owner` names a second owner; ownership is not shared — remove `primary_owner`; the one owner stands in `owner`"},
		},
		"nobody": {In: "co_owner:\n", Want: []string{"error co_owner: `co_owner` names a second owner; ownership is not shared — remove `co_owner`; the one owner stands in `owner`"}},
		"one in place of the owner": {
			In:   "owner:\nservice_owner: c-osei\n",
			Want: []string{"error service_owner: `service_owner` stands in place of `owner`; exactly one person is accountable — write `owner: c-osei` instead of `service_owner`"},
		},
		"one in the place of the person": {
			In:   "owner: {service_owner: c-osei, since: 2025-09-01}\n",
			Want: []string{"error owner.service_owner: `service_owner` stands in place of `owner`; exactly one person is accountable — write `person: c-osei` instead of `service_owner`"},
		},
		"several in place of the owner": {
			In: "owner:\nowners: [c-osei, e-roy]\n",
			Want: []string{"error owners: `owners` names 2 owners (Charity Osei and Esha Roy) and stands in place of `owner`; exactly one person is accountable" +
				" — remove `owners`, name the one who is accountable and move the others to `deputies`: for Charity Osei write `owner: c-osei` and `deputies: [b-jones, e-roy]`"},
		},
		"in a shared file": {
			In:   "# file: people.yaml\nowners: [a-khan]\n",
			Want: []string{"error people.yaml owners: `owners` names a second owner; ownership is not shared — remove `owners`; who owns a service stands in the file of that service"},
		},
		"in discovery": {In: "phase: discovery\nco_owner: c-osei\n", Want: []string{"error co_owner"}},
		"has ended":    {In: retired + "co_owner: c-osei\n", Want: []string{"error co_owner"}},

		"a member of the team": {In: "team: {members: {service_owner: c-osei}}\n", Want: []string{
			member + " — take `service_owner` out of `team.members`: the owner stands in `owner`; for somebody who stands in, write `deputies: [b-jones, c-osei]`",
		}},
		"a member after the end":       {In: retired + "team: {members: {service_owner: c-osei}}\n", Want: []string{member}},
		"without people":               {In: "# no file: people.yaml\n" + service + "team: {members: {service_owner: c-osei}}\n", Want: []string{"error team.members.service_owner"}},
		"the owner as a member":        {In: "team: {members: {service_owner: a-khan}}\n"},
		"a member and no owner":        {In: "owner:\nteam: {members: {service_owner: c-osei}}\n"},
		"a member and several owners":  {In: "owner: a-khan and c-osei\nteam: {members: {service_owner: c-osei}}\n"},
		"a member and a list":          {In: "owner: [a-khan, c-osei]\nteam: {members: {service_owner: c-osei}}\n"},
		"a member and a team as owner": {In: "owner: it-team\nteam: {members: {service_owner: c-osei}}\n"},
		"an unknown member":            {In: "team: {members: {service_owner: cosei}}\n"},
		"an unknown owner":             {In: "owner: akhan\nteam: {members: {service_owner: a-khan}}\n"},
		"other roles":                  {In: "team: {members: {product_lead: f-wu}}\n"},
		"the owner of something else":  {In: "product_owner: c-osei\n"},
		"a key of the organisation":    {In: "x-co_owner: c-osei\n"},
	})
}

func TestOwnerNotAPerson(t *testing.T) {
	t.Parallel()
	const text = " is not a person; a group cannot be accountable"
	const help = " — write the person id of the one person who answers for the service now, such as "
	group := func(v string) []string {
		return []string{"error owner: `" + v + "`" + text + help + "`owner: a-khan`"}
	}
	ruletest.Try(t, ownership.OwnerNotAPerson(), map[string]ruletest.Case{
		"a team":                {In: "owner: it-team\n", Want: group("it-team")},
		"a board":               {In: "owner: Licensing board\n", Want: group("Licensing board")},
		"a role":                {In: "owner: service_manager\n", Want: group("service_manager")},
		"another title of it":   {In: "owner: Head of product\n", Want: group("Head of product")},
		"to be confirmed":       {In: "owner: TBC\n", Want: group("TBC")},
		"an address of nobody":  {In: "owner: fishing@example.gov.uk\n", Want: group("fishing@example.gov.uk")},
		"an address of a known": {In: "owner: aisha.khan@example.gov.uk\n", Want: []string{"error owner: `aisha.khan@example.gov.uk`" + text + " — write the person id of Aisha Khan: `owner: a-khan`"}},
		"long form":             {In: "owner: {person: it-team, since: 2025-09-01}\n", Want: []string{"error owner.person: `it-team`" + text + help + "`person: a-khan`"}},
		"beside a wrong day":    {In: "owner: {person: it-team, since: 2025-13-01}\n", Want: []string{"error owner.person"}},
		"an entry for a group": {
			In:   people + "  fish: {name: Fisheries team}\n" + service + "owner: fish\n",
			Want: []string{"error owner: `fish` (Fisheries team)" + text},
		},
		"in discovery":              {In: "phase: discovery\nowner: it-team\n", Want: group("it-team")},
		"without people":            {In: "# no file: people.yaml\n" + service + "owner: TBC\n", Want: group("TBC")},
		"has ended":                 {In: retired + "owner: it-team\n"},
		"a known person":            {In: "owner: a-khan\n"},
		"an unknown one":            {In: "owner: akhan\n"},
		"several":                   {In: "owner: a-khan and c-osei\n"},
		"nobody":                    {In: "owner:\n"},
		"a list":                    {In: "owner: [it-team, board]\n"},
		"an id that means more":     {In: "owner: j-board\n"},
		"deputies are not its task": {In: "deputies: [it-team]\n"},
	})
}
