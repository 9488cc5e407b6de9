package ownership_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ownership"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// owned is a history of these entries, and the present owner since a day.
func owned(since string, entries ...string) string {
	var text strings.Builder
	text.WriteString("owner: {person: a-khan, since: " + since + "}\nownership_history:\n")
	for _, e := range entries {
		text.WriteString("  - {" + e + "}\n")
	}
	return text.String()
}

func TestHandoverMissing(t *testing.T) {
	t.Parallel()
	const (
		lee  = "person: d-lee, from: 2024-01-08, to: 2025-08-31"
		osei = "person: c-osei, from: 2023-01-08, to: 2024-01-07"
		done = ", handover: \"https://docs.example.gov.uk/ho-3\""
		text = "warning ownership_history[d-lee/2024-01-08].handover: owner changed from Dan Lee to Aisha Khan without a handover record"
		help = " — say where the record of the handover is: add `handover: https://…` to the entry of Dan Lee in `ownership_history`"
	)
	ruletest.Try(t, ownership.HandoverMissing(), map[string]ruletest.Case{
		"no record":                {In: owned("2025-09-01", lee), Want: []string{text + help}},
		"a blank one":              {In: owned("2025-09-01", lee+", handover: \"\""), Want: []string{text}},
		"a record":                 {In: owned("2025-09-01", lee+done)},
		"the last change counts":   {In: owned("2025-09-01", lee, osei+done), Want: []string{text}},
		"an earlier one does not":  {In: owned("2025-09-01", osei, lee+done)},
		"after a gap":              {In: owned("2026-01-01", lee), Want: []string{text}},
		"since the last day":       {In: owned("2025-08-31", lee)}, // OWN010
		"no day":                   {In: "owner: a-khan\nownership_history:\n  - {" + lee + "}\n"},
		"the same person":          {In: owned("2025-09-01", "person: a-khan, from: 2024-01-08, to: 2025-08-31")},
		"no history":               {In: "owner: {person: a-khan, since: 2025-09-01}\nownership_history: []\n"},
		"nobody now":               {In: "owner: {since: 2025-09-01}\nownership_history:\n  - {" + lee + "}\n"},
		"a history that has holes": {In: owned("2025-09-01", lee, "person: c-osei, from: 2025-01-01")},
		"in discovery":             {In: "phase: discovery\n" + owned("2025-09-01", lee), Want: []string{text}},
		"has ended":                {In: retired + owned("2025-09-01", lee)},
	})
}

func TestOwnerHistoryOverlap(t *testing.T) {
	t.Parallel()
	const (
		lee  = "person: d-lee, from: 2024-01-08, to: 2025-08-31"
		osei = "person: c-osei, from: 2023-01-08, to: "
		both = ": Dan Lee and Aisha Khan both own renew-fishing-licence "
		gap  = ": nobody owned renew-fishing-licence "
	)
	ruletest.Try(t, ownership.OwnerHistoryOverlap(), map[string]ruletest.Case{
		"the day after the last one": {In: owned("2025-09-01", lee)},
		"the last day": {In: owned("2025-08-31", lee), Want: []string{"error owner.since" + both + "on 2025-08-31 — " +
			"both days of an entry count, so end that of Dan Lee with `to: 2025-08-30`, or let Aisha Khan start after 2025-08-31"}},
		"a month too early": {In: owned("2025-08-01", lee), Want: []string{"error owner.since" + both + "from 2025-08-01 to 2025-08-31"}},
		"a day too late": {In: owned("2025-09-02", lee), Want: []string{"warning owner.since" + gap + "on 2025-09-01 — " +
			"add to `ownership_history` who was accountable then, or let Aisha Khan start on 2025-09-01 if that is what happened"}},
		"a month too late":  {In: owned("2025-10-01", lee), Want: []string{"warning owner.since" + gap + "from 2025-09-01 to 2025-09-30"}},
		"from the same day": {In: owned("2024-01-08", lee), Want: []string{"error owner.since" + both + "from 2024-01-08 to 2025-08-31 — correct the days"}},
		"in the history": {In: owned("2025-09-01", lee, osei+"2024-01-08"), Want: []string{
			"error ownership_history[d-lee/2024-01-08].from: Charity Osei and Dan Lee both own renew-fishing-licence on 2024-01-08",
		}},
		"in the history, in order":  {In: owned("2025-09-01", lee, osei+"2024-01-07")},
		"a gap in the history":      {In: owned("2025-09-01", osei+"2024-01-06", lee), Want: []string{"warning ownership_history[d-lee/2024-01-08].from" + gap + "on 2024-01-07"}},
		"one within another":        {In: owned("2025-09-01", "person: c-osei, from: 2024-03-01, to: 2024-04-01", lee), Want: []string{"error ownership_history[c-osei/2024-03-01].from: Dan Lee and Charity Osei both own renew-fishing-licence from 2024-03-01 to 2024-04-01"}},
		"after the present began":   {In: owned("2023-01-01", lee), Want: []string{"error ownership_history[d-lee/2024-01-08].from: Aisha Khan and Dan Lee both own renew-fishing-licence from 2024-01-08 to 2025-08-31 — correct the days"}},
		"the present owner twice":   {In: owned("2025-09-01", lee, "person: a-khan, from: 2025-09-01, to: 2025-12-31"), Want: []string{"error owner.since: Aisha Khan is written twice as owner of renew-fishing-licence from 2025-09-01 to 2025-12-31"}},
		"owner of a day":            {In: owned("2025-09-01", lee, "person: c-osei, from: 2025-08-31, to: 2025-08-31"), Want: []string{"error ownership_history[c-osei/2025-08-31].from: Dan Lee and Charity Osei both own renew-fishing-licence on 2025-08-31"}},
		"an entry twice":            {In: owned("2025-09-01", lee, lee)}, // SCH002
		"a stay within another":     {In: owned("2025-09-01", lee, "person: d-lee, from: 2025-01-01, to: 2025-08-31"), Want: []string{"error ownership_history[d-lee/2025-01-01].from"}},
		"no day for the present":    {In: "owner: a-khan\nownership_history:\n  - {" + lee + "}\n"},
		"nobody now":                {In: "owner: {since: 2025-01-01}\nownership_history:\n  - {" + lee + "}\n"},
		"no history":                {In: "owner: {person: a-khan, since: 2025-09-01}\nownership_history: []\n"},
		"nobody in the history":     {In: owned("2025-08-31", "from: 2024-01-08, to: 2025-08-31")},
		"a hole hides gaps":         {In: owned("2026-01-01", lee, "person: c-osei, from: 2025-09-01")},
		"a hole hides no overlap":   {In: owned("2025-08-31", lee, "person: c-osei, from: 2025-09-01"), Want: []string{"error owner.since"}},
		"an end before its start":   {In: owned("2025-09-01", "person: d-lee, from: 2025-08-31, to: 2024-01-08")},
		"an unknown former owner":   {In: owned("2025-08-31", "person: z-gone, from: 2024-01-08, to: 2025-08-31"), Want: []string{"error owner.since: \"z-gone\" and Aisha Khan both own renew-fishing-licence on 2025-08-31"}},
		"in discovery":              {In: "phase: discovery\n" + owned("2025-08-31", lee), Want: []string{"error owner.since"}},
		"has ended":                 {In: retired + owned("2025-08-31", lee)},
		"the last day of the world": {In: owned("9999-12-31", "person: d-lee, from: 2024-01-08, to: 9999-12-31"), Want: []string{"error owner.since"}},
	})
}

func TestOwnerWithoutMandate(t *testing.T) {
	t.Parallel()
	const text = "warning owner: nothing says what Aisha Khan may decide; record a mandate or limit"
	const help = " — add the address of the document that says it, or the amount that the owner may spend without asking, such as " +
		"`owner: {person: a-khan, spend_limit: 50000}`"
	ruletest.Try(t, ownership.OwnerWithoutMandate(), map[string]ruletest.Case{
		"neither":             {In: "owner: {person: a-khan, since: 2025-09-01}\n", Want: []string{text + help}},
		"short form":          {In: "owner: a-khan\n", Want: []string{text}},
		"blank":               {In: "owner: {person: a-khan, mandate: \"\", spend_limit: }\n", Want: []string{text}},
		"in beta":             {In: "phase: beta\nbeta_stage: private\nowner: a-khan\n", Want: []string{text}},
		"in retirement":       {In: retiring + "owner: a-khan\n", Want: []string{text}},
		"in alpha":            {In: "phase: alpha\nowner: a-khan\n"},
		"has ended":           {In: retired + "owner: a-khan\n"},
		"a mandate":           {In: "owner: {person: a-khan, mandate: \"https://docs.example.gov.uk/m17\"}\n"},
		"a limit":             {In: "owner: {person: a-khan, spend_limit: 1}\n"},
		"a limit of nothing":  {In: "owner: {person: a-khan, spend_limit: 0}\n"},
		"a malformed limit":   {In: "owner: {person: a-khan, spend_limit: lots}\n"},
		"without people":      {In: "# no file: people.yaml\n" + service + "owner: a-khan\n", Want: []string{"warning owner: nothing says what \"a-khan\" may decide; record a mandate or limit"}},
		"an unknown owner":    {In: "owner: akhan\n"},
		"a group":             {In: "owner: it-team\n"},
		"several":             {In: "owner: a-khan and c-osei\n"},
		"a list":              {In: "owner: [a-khan, c-osei]\n"},
		"nobody":              {In: "owner: {since: 2025-09-01}\n"},
		"an owner who left":   {In: khan("left: 2026-06-14") + service + "owner: a-khan\n"},
		"an owner's last day": {In: khan("left: 2026-06-15") + service + "owner: a-khan\n", Want: []string{text}},
	})
}

func TestDeputyMissing(t *testing.T) {
	t.Parallel()
	const text = "warning deputies: no deputy; at least one is highly recommended so cover exists when Aisha Khan is away"
	ruletest.Try(t, ownership.DeputyMissing(), map[string]ruletest.Case{
		"an empty list": {In: "deputies: []\n", Want: []string{text + " — add the person id of somebody who can stand in, such as `deputies: [b-jones]`"}},
		"nothing":       {In: "deputies:\n", Want: []string{text}},
		"in discovery":  {In: "phase: discovery\ndeputies: []\n", Want: []string{text}},
		"has ended":     {In: retired + "deputies: []\n"},
		"of a team":     {In: "owner: it-team\ndeputies: []\n", Want: []string{"warning deputies: no deputy; at least one is highly recommended so cover exists when the owner is away"}},
		"malformed":     {In: "deputies: b-jones\n"},
		"one":           {In: "deputies: [b-jones]\n"},
	})
}
