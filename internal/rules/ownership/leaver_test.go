package ownership_test

import (
	"cmp"
	"os"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/ownership"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// only are the findings of one rule alone on an example.
func only(t *testing.T, rule *lint.Rule, in string) []finding.Finding {
	t.Helper()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	var out []finding.Finding
	for _, f := range ruletest.Run(t, []*lint.Rule{rule}, base.With(in), ruletest.Day(), lint.Selection{}) {
		if f.Code == rule.Code {
			out = append(out, f)
		}
	}
	return out
}

// khan is a people.yaml in which Aisha Khan, the owner, has this field besides.
func khan(field string) string { return people + "  a-khan: {name: Aisha Khan, " + field + "}\n" }

func TestOwnerLeft(t *testing.T) {
	t.Parallel()
	const name = ", name that person in `owner` with the day as `since`"
	const then = ", and add `{person: a-khan, from: …, to: 2026-06-14, handover: https://…}` to `ownership_history`"
	left := func(deputies, perhaps string) []string {
		return []string{"error owner.person: Aisha Khan left on 2026-06-14; renew-fishing-licence has no owner; " + deputies +
			" — agree who takes over" + cmp.Or(perhaps, name) + then}
	}
	const jones = ", perhaps Bryn Jones (`b-jones`)" + name + ", and no longer in `deputies`"
	gone := left("deputies: Bryn Jones", jones)
	ruletest.Try(t, ownership.OwnerLeft(), map[string]ruletest.Case{
		"the day after":            {In: khan("left: 2026-06-14"), Want: gone},
		"the last day itself":      {In: khan("left: 2026-06-15")},
		"planned, the day after":   {In: khan("leaves: 2026-06-14"), Want: gone},
		"planned, the last day":    {In: khan("leaves: 2026-06-15")},
		"left before planned":      {In: khan("left: 2026-06-14, leaves: 2026-12-31"), Want: gone},
		"short form":               {In: khan("left: 2026-06-14") + service + "owner: a-khan\n", Want: []string{"error owner"}},
		"no deputies":              {In: khan("left: 2026-06-14") + service + "deputies: []\n", Want: left("no deputies", "")},
		"deputies who left too":    {In: khan("left: 2026-06-14") + service + "deputies: [d-lee, b-jones]\n", Want: left("deputies: Dan Lee (left too) and Bryn Jones", jones)},
		"the only deputy has left": {In: khan("left: 2026-06-14") + service + "deputies: [d-lee]\n", Want: left("deputies: Dan Lee (left too)", "")},
		"an unknown deputy":        {In: khan("left: 2026-06-14") + service + "deputies: [z-new]\n", Want: left("deputies: z-new", "")},
		"the owner as the deputy":  {In: khan("left: 2026-06-14") + service + "deputies: [a-khan]\n", Want: left("no deputies", "")},
		"in discovery":             {In: khan("left: 2026-06-14") + service + "phase: discovery\n", Want: gone},
		"retiring":                 {In: khan("left: 2026-06-14") + service + retiring, Want: gone},
		"has ended":                {In: khan("left: 2026-06-14") + service + retired},
		"an unknown owner":         {In: "owner: akhan\n"},
		"a group that is gone":     {In: people + "  fish: {name: Fisheries team, left: 2026-06-14}\n" + service + "owner: fish\n"},
		"nobody":                   {In: "owner:\n"},
		"stays":                    {In: ""},
	})
}

func TestOwnerLeaving(t *testing.T) {
	t.Parallel()
	leaves := func(when string) []string {
		return []string{"warning owner.person: Aisha Khan leaves " + when + "; name a successor and plan handover"}
	}
	const months = "# file: svc.yaml\nnotice: {leaver: P1M}\n"
	ruletest.Try(t, ownership.OwnerLeaving(), map[string]ruletest.Case{
		"the first day of notice": {In: khan("leaves: 2026-09-15"), Want: []string{leaves("in 92 days")[0] +
			" — agree who takes over, hand over before 2026-09-15, and then change `owner` and add `{person: a-khan, from: …, to: …, handover: https://…}` to `ownership_history`"}},
		"the day before":         {In: khan("leaves: 2026-09-16")},
		"in two days":            {In: khan("leaves: 2026-06-17"), Want: leaves("in 2 days")},
		"tomorrow":               {In: khan("leaves: 2026-06-16"), Want: leaves("tomorrow")},
		"today":                  {In: khan("leaves: 2026-06-15"), Want: leaves("today")},
		"gone":                   {In: khan("leaves: 2026-06-14")},
		"left today":             {In: khan("left: 2026-06-15"), Want: leaves("today")},
		"a shorter notice":       {In: months + khan("leaves: 2026-07-16")},
		"its first day":          {In: months + khan("leaves: 2026-07-15"), Want: leaves("in 30 days")},
		"in discovery":           {In: khan("leaves: 2026-07-15") + service + "phase: discovery\n", Want: leaves("in 30 days")},
		"short form":             {In: khan("leaves: 2026-07-15") + service + "owner: a-khan\n", Want: []string{"warning owner: Aisha Khan leaves in 30 days; name a successor and plan handover"}},
		"has ended":              {In: khan("leaves: 2026-07-15") + service + retired},
		"only the deputy leaves": {In: people + "  b-jones: {name: Bryn Jones, leaves: 2026-07-15}\n"},
		"a group":                {In: people + "  fish: {name: Fisheries team, leaves: 2026-07-15}\n" + service + "owner: fish\n"},
		"nobody":                 {In: "owner:\n"},
		"unknown":                {In: "owner: akhan\n"},
	})
}

func TestDeputyInvalid(t *testing.T) {
	t.Parallel()
	invalid := func(at, id, reason string) string {
		return "error deputies[" + at + "]: deputy `" + id + "` " + reason + " and gives no cover"
	}
	jones := func(field string) string { return people + "  b-jones: {name: Bryn Jones, " + field + "}\n" }
	ruletest.Try(t, ownership.DeputyInvalid(), map[string]ruletest.Case{
		"the owner":           {In: "deputies: [a-khan]\n", Want: []string{invalid("0", "a-khan", "is the owner") + " — name somebody else, who can decide while the owner is away"}},
		"a chat channel":      {In: "deputies: [\"#licensing\"]\n", Want: []string{invalid("0", "#licensing", "is not in people.yaml") + " — write the person id of one person who can decide while the owner is away"}},
		"repeated":            {In: "deputies: [b-jones, e-roy, b-jones]\n", Want: []string{invalid("2", "b-jones", "is repeated") + " — remove the repeated name"}},
		"three times":         {In: "deputies: [b-jones, b-jones, b-jones]\n", Want: []string{invalid("1", "b-jones", "is repeated"), invalid("2", "b-jones", "is repeated")}},
		"the owner, repeated": {In: "deputies: [a-khan, a-khan]\n", Want: []string{invalid("0", "a-khan", "is the owner"), invalid("1", "a-khan", "is repeated")}},
		"unknown":             {In: "deputies: [bjones]\n", Want: []string{invalid("0", "bjones", "is not in people.yaml") + " — write `b-jones` if that is who is meant, or add the person to people.yaml"}},
		"like nobody": {
			In:   "deputies: [somebody-else]\n",
			Want: []string{invalid("0", "somebody-else", "is not in people.yaml") + " — add the person to people.yaml, or name somebody who is there"},
		},
		"like the owner only": {
			In:   "deputies: [akhan]\n",
			Want: []string{invalid("0", "akhan", "is not in people.yaml") + " — add the person to people.yaml, or name somebody who is there"},
		},
		"two in one text": {
			In:   "deputies: [b-jones and Esha Roy]\n",
			Want: []string{invalid("0", "b-jones and Esha Roy", "is not in people.yaml") + " — write each person as an entry of its own: `b-jones, e-roy`"},
		},
		"left, the day after":    {In: jones("left: 2026-06-14"), Want: []string{invalid("0", "b-jones", "left on 2026-06-14") + " — remove the id, and name somebody who is here"}},
		"left, the last day":     {In: jones("left: 2026-06-15")},
		"planned, the day after": {In: jones("leaves: 2026-06-14"), Want: []string{invalid("0", "b-jones", "left on 2026-06-14")}},
		"planned, the last day":  {In: jones("leaves: 2026-06-15")},
		"in discovery":           {In: "phase: discovery\ndeputies: [a-khan]\n", Want: []string{invalid("0", "a-khan", "is the owner")}},
		"several wrong": {In: "deputies: [a-khan, d-lee, bjones]\n", Want: []string{
			invalid("0", "a-khan", "is the owner"), invalid("1", "d-lee", "left on 2025-08-31"), invalid("2", "bjones", "is not in people.yaml"),
		}},
		"has ended":             {In: retired + "deputies: [a-khan]\n"},
		"none":                  {In: "deputies: []\n"},
		"not a list":            {In: "deputies: b-jones\n"},
		"an item of wrong form": {In: "deputies: [{id: b-jones}, e-roy]\n"},
		"without people":        {In: "# no file: people.yaml\n" + service + "deputies: [bjones]\n"},
		"people cannot be read": {In: "# whole file: people.yaml\nschema: svc-people/v1\npeople: [a-khan]\n" + service + "deputies: [bjones]\n"},
		"two":                   {In: "deputies: [b-jones, e-roy]\n"},
	})
}

// TestDeputyInvalidFix checks that only a repeated name is mended.
func TestDeputyInvalidFix(t *testing.T) {
	t.Parallel()
	for _, f := range only(t, ownership.DeputyInvalid(), "deputies: [a-khan, d-lee, bjones, e-roy, e-roy]\n") {
		if want := f.Path == "deputies[4]"; f.Fixable != want {
			t.Errorf("OWN009 at %s: Fixable %v, want %v", f.Path, f.Fixable, want)
		}
	}
}
