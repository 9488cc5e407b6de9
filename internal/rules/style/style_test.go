package style_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/rules/style"
)

func TestNameStyle(t *testing.T) {
	t.Parallel()
	const tail = "; name what users do, starting with a verb"
	ruletest.Try(t, style.NameOrDescriptionStyle(), map[string]ruletest.Case{
		"a verb": {},
		"all capitals": {
			In: "name: ELMS2\n",
			Want: []string{"info name: the name is all capitals" + tail +
				" — write what users come for, such as `name: Renew a fishing licence`, in at most 80 characters"},
		},
		"one small letter":           {In: "name: ELMSe\n"},
		"one capital":                {In: "name: A 1\n"},
		"two capitals":               {In: "name: A1B\n", Want: []string{"info name: the name is all capitals" + tail}},
		"capitals beyond ASCII":      {In: "name: ÉÀ\n", Want: []string{"info name"}},
		"letters without case":       {In: "name: 許可証\n"},
		"a system":                   {In: "name: Licensing System\n", Want: []string{"info name: the name ends in `System`" + tail}},
		"a service":                  {In: "name: Online service!\n", Want: []string{"info name: the name ends in `service`" + tail}},
		"a portal alone":             {In: "name: Portal\n", Want: []string{"info name: the name ends in `Portal`" + tail}},
		"both":                       {In: "name: RIVER-PORTAL\n", Want: []string{"info name: the name is all capitals and ends in `PORTAL`" + tail}},
		"after a mark beyond ASCII":  {In: "name: Angling—system\n", Want: []string{"info name: the name ends in `system`" + tail}},
		"several services":           {In: "name: Find services\n"},
		"an ecosystem":               {In: "name: Look after an ecosystem\n"},
		"a word before the last":     {In: "name: Leave a service early\n"},
		"80 characters":              {In: "name: Renew " + strings.Repeat("é", 74) + "\n"},
		"81 characters":              {In: "name: Renew " + strings.Repeat("é", 75) + "\n", Want: []string{"info name: the name is longer than 80 characters" + tail}},
		"81 bytes":                   {In: "name: Renew é" + strings.Repeat("e", 73) + "\n"},
		"no name":                    {In: "name:\n"},
		"in retirement":              {In: "phase: retirement\nretirement: {ends: 2026-06-15}\nname: ELMS2\n", Want: []string{"info name"}},
		"ended":                      {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nname: ELMS2\n"},
		"a name that cannot be read": {In: "name: [ELMS2]\n"},
	})
}

func TestDescriptionStyle(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, style.NameOrDescriptionStyle(), map[string]ruletest.Case{
		"19 characters": {
			In: "description: Lets anglers renèw.\n",
			Want: []string{"info description: the description has 19 characters, fewer than 20 — " +
				"say in a sentence what the service does for whom, and how people reach it"},
		},
		"20 characters":  {In: "description: Lets anglers renèws.\n"},
		"300 characters": {In: "description: " + strings.Repeat("é", 300) + "\n"},
		"301 characters": {
			In: "description: " + strings.Repeat("é", 301) + "\n",
			Want: []string{"info description: the description has 301 characters, more than 300 — " +
				"keep what customers need to see whether this is what they want, and move the rest to a document"},
		},
		"blanks around do not count": {In: "description: \"" + strings.Repeat(" ", 20) + "Short." + strings.Repeat(" ", 300) + "\"\n", Want: []string{"info description: the description has 6 characters, fewer than 20"}},
		"no description":             {In: "description:\n"},
		"in discovery":               {In: "phase: discovery\ndescription: Short.\n", Want: []string{"info description"}},
		"both name and description":  {In: "name: ELMS2\ndescription: Short.\n", Want: []string{"info name", "info description"}},
	})
}

func TestNotCanonical(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, style.NotCanonical(), map[string]ruletest.Case{
		"as svc fmt writes it": {},
		"order of keys": {
			In: "contact: {hours: office, email: fishing-licence@example.gov.uk}\n",
			Want: []string{"info : not in canonical form (key order): run `svc fmt` — " +
				"`svc fmt` mends it: line 12: `email` belongs above `hours`"},
		},
		"one finding for everything": {
			In: "contact: {hours: office, email: fishing-licence@example.gov.uk} \nstakeholders:\n- {name: Anglers, id: anglers}\n",
			Want: []string{"info : not in canonical form (key order, trailing space and indent): run `svc fmt` — " +
				"`svc fmt` mends it: line 12: `email` belongs above `hours`; line 12: blanks at the end of the line; line 16: indented by 0 instead of 2"},
		},
		"long form": {
			In:   "owner: {person: a-khan}\n",
			Want: []string{"info : not in canonical form (long form): run `svc fmt` — `svc fmt` mends it: line 8: `owner: a-khan` says the same in short"},
		},
		"short form":                 {In: "owner: a-khan\n"},
		"long form that says more":   {In: "owner: {person: a-khan, since: 2025-09-01}\n"},
		"in discovery":               {In: "phase: discovery\nrelated:  \n  - shared-crm\n", Want: []string{"info : not in canonical form (trailing space): run `svc fmt`"}},
		"ended":                      {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nowner: {person: a-khan}\n"},
		"a file that cannot be read": {In: "owner: [ \n"},
		"a waiver": {
			In: "owner: {person: a-khan}\nwaivers:\n  - {rule: STY002, reason: Written by a tool, approved_by: c-osei, expires: 2026-12-31}\n",
		},
	})
}

func TestNotCanonicalPlace(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	in := "vision: Nobody fishes unlicensed.   \nowner: {person: a-khan}\n"
	found := ruletest.Run(t, []*lint.Rule{style.NotCanonical()}, base.With(in), ruletest.Day(), lint.Selection{})
	if len(found) != 1 || !found[0].Fixable || found[0].Span.Line != 8 || found[0].Span.Col != 8 {
		t.Errorf("found %+v, want one fixable finding at 8:8", found)
	}
}

func TestAmbiguousScalar(t *testing.T) {
	t.Parallel()
	scope := func(out string) string { return "scope: {in: [Rod licences], out: [" + out + "]}\n" }
	ruletest.Try(t, style.AmbiguousScalar(), map[string]ruletest.Case{
		"plain text":             {},
		"no":                     {In: scope("no"), Want: []string{"warning scope.out[0]: quote `no`; YAML may read it as false — write \"no\""}},
		"on":                     {In: scope("On"), Want: []string{"warning scope.out[0]: quote `On`; YAML may read it as true — write \"On\""}},
		"a time":                 {In: scope("09:00"), Want: []string{"warning scope.out[0]: quote `09:00`; YAML may read it as a number of seconds or minutes — write \"09:00\""}},
		"a version":              {In: scope("1.10"), Want: []string{"warning scope.out[0]: quote `1.10`; YAML may read it as a number"}},
		"a zero in front":        {In: scope("0123"), Want: []string{"warning scope.out[0]: quote `0123`; YAML may read it as a number"}},
		"in quotes":              {In: scope(`"no", '09:00', "1.10"`)},
		"longer text":            {In: scope("nobody, on time, 9 o'clock")},
		"each of several":        {In: scope("no, off"), Want: []string{"warning scope.out[0]", "warning scope.out[1]"}},
		"a date in its field":    {In: "reviewed: 2026-06-01\n"},
		"a number in its field":  {In: "team: {fte: 1.10}\n"},
		"true, which is no text": {In: scope("true")},
		"a key":                  {In: "team: {members: {on: f-wu}}\n", Want: []string{"warning team.members.on: quote `on`; YAML may read it as true"}},
		"in a shared file":       {In: "# file: roles.yaml\nactivities:\n  programme-delivery: {accountable: sro, responsible: [sro], source: 004}\n", Want: []string{"warning roles.yaml activities.programme-delivery.source"}},
		"in the settings":        {In: "# file: svc.yaml\nportfolios:\n  licensing: {name: no, owner: c-osei}\n", Want: []string{"warning svc.yaml portfolios.licensing.name"}},
		"in discovery":           {In: "phase: discovery\n" + scope("no"), Want: []string{"warning scope.out[0]"}},
		"in retirement":          {In: "phase: retirement\nretirement: {ends: 2026-06-15}\n" + scope("no"), Want: []string{"warning scope.out[0]"}},
		"ended":                  {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + scope("no")},
	})
}

func TestAmbiguousScalarFixable(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	found := ruletest.Run(t, []*lint.Rule{style.AmbiguousScalar()}, base.With("scope: {in: [Rod licences], out: [no]}\n"), ruletest.Day(), lint.Selection{})
	if len(found) != 1 || !found[0].Fixable || found[0].Span.Line != 14 || found[0].Span.Col != 35 {
		t.Errorf("found %+v, want one fixable finding at 14:35", found)
	}
}
