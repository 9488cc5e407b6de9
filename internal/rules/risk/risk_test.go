package risk_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/risk"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// risks is a block of risks, each with these fields besides an id and a title.
func risks(fields ...string) string {
	var text strings.Builder
	text.WriteString("risks:\n")
	for i, f := range fields {
		text.WriteString("  - {id: r" + strconv.Itoa(i+1) + ", title: Something fails, " + f + "}\n")
	}
	return text.String()
}

func TestRiskEntryMissing(t *testing.T) {
	t.Parallel()
	const text = ": renew-fishing-licence has no risk register entry; the owner maintains one — " +
		"open an entry in the risk register, and add its reference as `risk_register: {ref: RR-0042}`"
	ruletest.Try(t, risk.RiskEntryMissing(), map[string]ruletest.Case{
		"no reference":     {In: "risk_register: {reviewed: 2026-05-01}\n", Want: []string{"error risk_register.ref" + text}},
		"a blank one":      {In: "risk_register: {ref: \"  \", reviewed: 2026-05-01}\n", Want: []string{"error risk_register.ref" + text}},
		"an empty block":   {In: "risk_register: {}\n", Want: []string{"error risk_register" + text}},
		"nothing at all":   {In: "risk_register:\n", Want: []string{"error risk_register" + text}},
		"in discovery":     {In: "phase: discovery\nrisk_register:\n", Want: []string{"warning risk_register" + text}},
		"in alpha":         {In: "phase: alpha\nrisk_register:\n", Want: []string{"error risk_register"}},
		"retiring":         {In: "phase: retirement\nrisk_register:\nretirement: {ends: 2026-06-15}\n", Want: []string{"error risk_register"}},
		"has ended":        {In: "phase: retirement\nrisk_register:\nretirement: {ends: 2026-06-14}\n"},
		"malformed":        {In: "risk_register: RR-0042\n"},
		"a list of them":   {In: "risk_register: {ref: [RR-0042, RR-0043]}\n"},
		"a reference only": {In: "risk_register: {ref: RR-0042}\n"},
	})
}

func TestRiskReviewOverdue(t *testing.T) {
	t.Parallel()
	register := func(reviewed string) string { return "risk_register: {ref: RR-0042, reviewed: " + reviewed + "}\n" }
	const (
		low      = "residual: {likelihood: 1, impact: 4}, reviewed: "
		medium   = "residual: {likelihood: 1, impact: 5}, reviewed: "
		high     = "residual: {likelihood: 2, impact: 5}, reviewed: "
		veryHigh = "residual: {likelihood: 3, impact: 5}, reviewed: "
		soon     = "— review the risk, and set its reviewed to the day of the review"
	)
	due := func(id, band, day string) string {
		return "warning risks[" + id + "].reviewed: risk " + id + " (" + band + ") was due review " + day
	}
	entry := func(band, day string) string {
		return "warning risk_register.reviewed: risk register entry (" + band + ") was due review " + day
	}
	ruletest.Try(t, risk.RiskReviewOverdue(), map[string]ruletest.Case{
		"each band the day after":   {In: risks(low+"2025-06-14", medium+"2025-12-14", high+"2026-03-14", veryHigh+"2026-05-14") + register("2026-06-01"), Want: []string{due("r1", "low", "2026-06-14") + " " + soon, due("r2", "medium", "2026-06-14"), due("r3", "high", "2026-06-14"), due("r4", "very-high", "2026-06-14")}},
		"each band on the day":      {In: risks(low+"2025-06-15", medium+"2025-12-15", high+"2026-03-15", veryHigh+"2026-05-15") + register("2026-06-01")},
		"a month that is too short": {In: risks(medium+"2025-08-31") + register("2026-06-01"), Day: schema.Date(2026_03_01), Want: []string{due("r1", "medium", "2026-02-28")}},
		"rated before anything was done": {
			In:   risks("inherent: {likelihood: 5, impact: 5}, reviewed: 2026-05-14") + register("2026-06-01"),
			Want: []string{due("r1", "very-high", "2026-06-14")},
		},
		"the register, by its highest open risk": {
			In: risks(low+"2026-06-01", high+"2026-06-01", veryHigh+"2026-06-01, status: closed") + register("2026-03-14"),
			Want: []string{entry("high", "2026-06-14") +
				" — review the entry and its risks, and set reviewed to the day of the review"},
		},
		"the register on the day":                {In: risks(high+"2026-06-01") + register("2026-03-15")},
		"the register without open risks":        {In: "risks: []\n" + register("2025-06-14"), Want: []string{entry("low", "2026-06-14")}},
		"the register without risks, on the day": {In: "risks: []\n" + register("2025-06-15")},
		"a risk without a day of its own":        {In: risks("residual: {likelihood: 3, impact: 5}, status: open") + register("2026-05-14"), Want: []string{entry("very-high", "2026-06-14")}},
		"a risk and the register":                {In: risks(veryHigh+"2026-05-01") + register("2026-05-02"), Want: []string{entry("very-high", "2026-06-02"), due("r1", "very-high", "2026-06-01")}},
		"closed":                                 {In: risks(veryHigh+"2020-01-01, status: closed") + register("2026-06-01")},
		"not rated":                              {In: risks("reviewed: 2020-01-01") + register("2026-06-01")},
		"rated outside the scale":                {In: risks("residual: {likelihood: 9, impact: 5}, reviewed: 2020-01-01") + register("2026-06-01")},
		"no day anywhere":                        {In: risks("residual: {likelihood: 5, impact: 5}") + "risk_register: {ref: RR-0042}\n"},
		"no register":                            {In: "risks: []\nrisk_register:\n"},
		"in alpha":                               {In: "phase: alpha\nrisks: []\n" + register("2025-06-14"), Want: []string{entry("low", "2026-06-14")}},
		"in discovery":                           {In: "phase: discovery\nrisks: []\n" + register("2020-06-14")},
		"a day that does not exist":              {In: "risks: []\n" + register("2025-02-30")},
		"bands of our own": {
			In:   risks(low+"2026-04-14") + register("2026-06-14") + "# file: risk-scale.yaml\nbands:\n  - {name: any, from: 1, to: 25, review_every: P2M}\n",
			Want: []string{due("r1", "any", "2026-06-14")},
		},
		"a band without an interval": {In: risks(low+"2020-01-01") + register("2020-01-01") + "# file: risk-scale.yaml\nbands:\n  - {name: any, from: 1, to: 25}\n"},
		"no bands":                   {In: risks(low+"2020-01-01") + register("2020-01-01") + "# file: risk-scale.yaml\nbands: []\n"},
		"the built-in scale":         {In: risks(veryHigh+"2026-05-14") + register("2026-06-01") + "# no file: risk-scale.yaml\n", Want: []string{due("r1", "very-high", "2026-06-14")}},
		"as the base has it":         {},
	})
}

func TestRiskScoreInconsistent(t *testing.T) {
	t.Parallel()
	const managed = "owner: a-khan, response: treat, "
	ruletest.Try(t, risk.RiskScoreInconsistent(), map[string]ruletest.Case{
		"a wrong score": {
			In: risks(managed + "inherent: {likelihood: 4, impact: 5, score: 15}"),
			Want: []string{"error risks[r1].inherent.score: risk r1: inherent score is 15, but likelihood 4 × impact 5 is 20 — " +
				"write `score: 20`, or leave score out: it is worked out"},
		},
		"wrong scores everywhere": {
			In:   risks(managed + "inherent: {likelihood: 4, impact: 5, score: 9}, residual: {likelihood: 1, impact: 5, score: 6}, target: {likelihood: 1, impact: 1, score: 0}"),
			Want: []string{"error risks[r1].inherent.score", "error risks[r1].residual.score", "error risks[r1].target.score"},
		},
		"a right score":                  {In: risks(managed + "inherent: {likelihood: 4, impact: 5, score: 20}")},
		"a score without a rating":       {In: risks(managed + "inherent: {likelihood: 4, score: 20}")},
		"a rating outside the scale":     {In: risks(managed + "inherent: {likelihood: 0, impact: 5, score: 20}, residual: {likelihood: 6, impact: 5}")},
		"a wrong score in a closed risk": {In: risks("status: closed, residual: {likelihood: 1, impact: 1, score: 2}"), Want: []string{"error risks[r1].residual.score"}},
		"residual above inherent": {
			In: risks(managed + "inherent: {likelihood: 2, impact: 4}, residual: {likelihood: 3, impact: 3}"),
			Want: []string{"error risks[r1].residual: risk r1: residual score 9 is above inherent score 8 — " +
				"inherent is the rating before anything is done, residual the one as things stand; perhaps the two are swapped"},
		},
		"residual as high as inherent": {In: risks(managed + "inherent: {likelihood: 2, impact: 4}, residual: {likelihood: 4, impact: 2}")},
		"target above residual": {
			In: risks(managed + "residual: {likelihood: 2, impact: 4}, target: {likelihood: 3, impact: 3}"),
			Want: []string{"error risks[r1].target: risk r1: target score 9 is above residual score 8 — " +
				"target is the rating to reach; set it to the residual one or below"},
		},
		"target as high as residual": {In: risks(managed + "residual: {likelihood: 2, impact: 4}, target: {likelihood: 4, impact: 2}")},
		"nothing to compare with":    {In: risks(managed+"residual: {likelihood: 5, impact: 5}") + "# file: services/address-lookup.yaml\n" + risks(managed+"target: {likelihood: 5, impact: 5}")},
		"one slip, one finding":      {In: risks(managed + "inherent: {likelihood: 1, impact: 5, score: 20}, residual: {likelihood: 2, impact: 5}"), Want: []string{"error risks[r1].inherent.score"}},
		"nobody owns it": {
			In: risks("status: open, response: treat, residual: {likelihood: 1, impact: 1}"),
			Want: []string{"error risks[r1].owner: risk r1: it is open and nobody owns it — " +
				"add `owner:` with the person id of somebody who manages it"},
		},
		"no response": {
			In:   risks("status: open, owner: a-khan"),
			Want: []string{"error risks[r1].response: risk r1: it is open and has no response — add `response:` with tolerate, treat, transfer or terminate"},
		},
		"neither, and no status":         {In: risks("category: people"), Want: []string{"error risks[r1].owner", "error risks[r1].response"}},
		"neither, but closed":            {In: risks("status: closed")},
		"an owner that is malformed":     {In: risks("response: treat, owner: [a-khan, b-jones]")},
		"a response that does not exist": {In: risks("owner: a-khan, response: ignore")},
		"a risk without id":              {In: "risks:\n  - {title: Something fails}\n"},
		"in discovery":                   {In: "phase: discovery\n" + risks("owner: a-khan"), Want: []string{"error risks[r1].response"}},
		"has ended":                      {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + risks("owner: a-khan")},
		"no risks":                       {In: "risks: []\n"},
		"as the base has it":             {},
	})
}

func TestRiskAboveAppetite(t *testing.T) {
	t.Parallel()
	const help = " — add to actions what is done next, by whom and by when, such as `{text: Exit plan, owner: n-ray, due: 2026-09-30}`"
	ruletest.Try(t, risk.RiskAboveAppetite(), map[string]ruletest.Case{
		"one above": {
			In:   risks("residual: {likelihood: 2, impact: 5}"),
			Want: []string{"warning risks[r1].residual: r1 scores 10, appetite 9; add action or accept with waiver" + help},
		},
		"just as high": {In: risks("residual: {likelihood: 3, impact: 3}")},
		"above that of its category": {
			In:   risks("category: security, residual: {likelihood: 2, impact: 4}"),
			Want: []string{"warning risks[r1].residual: r1 scores 8, appetite 6; add action or accept with waiver"},
		},
		"as high as that of its category": {In: risks("category: security, residual: {likelihood: 2, impact: 3}")},
		"an action that is done":          {In: risks("residual: {likelihood: 5, impact: 5}, actions: [{text: Exit plan, status: done}]"), Want: []string{"warning risks[r1].residual"}},
		"an action that is closed":        {In: risks("residual: {likelihood: 5, impact: 5}, actions: [{text: Exit plan, status: closed}]"), Want: []string{"warning risks[r1].residual"}},
		"an open action":                  {In: risks("residual: {likelihood: 5, impact: 5}, actions: [{text: A, status: done}, {text: B, status: open}]")},
		"an action that does not say":     {In: risks("residual: {likelihood: 5, impact: 5}, actions: [{text: A}]")},
		"rated before anything was done": {
			In:   risks("inherent: {likelihood: 5, impact: 2}"),
			Want: []string{"warning risks[r1].inherent: r1 scores 10, appetite 9; add action or accept with waiver"},
		},
		"low enough by now":      {In: risks("inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 1, impact: 1}")},
		"closed":                 {In: risks("status: closed, residual: {likelihood: 5, impact: 5}")},
		"not rated":              {In: risks("category: people")},
		"in alpha":               {In: "phase: alpha\n" + risks("residual: {likelihood: 2, impact: 5}"), Want: []string{"warning risks[r1].residual"}},
		"in discovery":           {In: "phase: discovery\n" + risks("residual: {likelihood: 5, impact: 5}")},
		"no appetite stated":     {In: risks("residual: {likelihood: 5, impact: 5}") + "# file: risk-scale.yaml\nappetite: {security: 6}\n"},
		"an appetite of nothing": {In: risks("residual: {likelihood: 1, impact: 1}") + "# file: risk-scale.yaml\nappetite: {default: 0}\n"},
		"the lowest appetite":    {In: risks("residual: {likelihood: 1, impact: 2}") + "# file: risk-scale.yaml\nappetite: {default: 1}\n", Want: []string{"warning risks[r1].residual: r1 scores 2, appetite 1; add action or accept with waiver"}},
		"a risk without id":      {In: "risks:\n  - {title: Something fails, residual: {likelihood: 5, impact: 5}}\n"},
		"as the base has it":     {},
	})
}

func TestRiskActionOverdue(t *testing.T) {
	t.Parallel()
	const help = " — write `status: done` if it is done, or agree a new day with its owner and put it in due"
	action := func(fields string) string { return risks("actions: [{text: Exit plan" + fields + "}]") }
	ruletest.Try(t, risk.RiskActionOverdue(), map[string]ruletest.Case{
		"yesterday": {
			In:   action(", due: 2026-06-14, status: open"),
			Want: []string{"warning risks[r1].actions[Exit plan].due: action on r1 was due 2026-06-14" + help},
		},
		"no status":             {In: action(", due: 2026-06-14"), Want: []string{"warning risks[r1].actions[Exit plan].due"}},
		"in discovery":          {In: "phase: discovery\n" + action(", due: 2026-06-14"), Want: []string{"warning risks[r1].actions[Exit plan].due"}},
		"the risk is closed":    {In: risks("status: closed, actions: [{text: Exit plan, due: 2026-06-14}]"), Want: []string{"warning risks[r1].actions[Exit plan].due"}},
		"two of three":          {In: risks("actions: [{text: A, due: 2026-06-01}, {text: B, due: 2026-07-01}, {text: C, due: 2026-05-01}]"), Want: []string{"warning risks[r1].actions[A].due", "warning risks[r1].actions[C].due"}},
		"today":                 {In: action(", due: 2026-06-15, status: open")},
		"done":                  {In: action(", due: 2026-06-14, status: done")},
		"closed":                {In: action(", due: 2026-06-14, status: closed")},
		"no day":                {In: action(", status: open")},
		"no text":               {In: risks("actions: [{due: 2026-06-14}]")},
		"a risk without id":     {In: "risks:\n  - {title: X, actions: [{text: A, due: 2026-06-14}]}\n"},
		"the service has ended": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + action(", due: 2026-06-14")},
		"no actions":            {In: risks("actions: []")},
	})
}

func TestKeyPersonRiskUnrecorded(t *testing.T) {
	t.Parallel()
	alone := []string{"warning deputies: only Aisha Khan covers renew-fishing-licence and no risk says so — " +
		"name a deputy who is still here, or add an open risk with `category: people`"}
	ruletest.Try(t, risk.KeyPersonRiskUnrecorded(), map[string]ruletest.Case{
		"no deputy":                     {In: "deputies: []\n", Want: alone},
		"F24: the only deputy has left": {In: "deputies: [d-lee]\n", Want: alone},
		"the owner as deputy":           {In: "deputies: [a-khan]\n", Want: alone},
		"the owner has left":            {In: "owner: d-lee\n", Want: []string{"warning deputies: only Bryn Jones covers renew-fishing-licence and no risk says so"}},
		"leaving tomorrow, gone the day after": {
			In: "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, leaves: 2026-06-14}\n", Want: alone,
		},
		"the last working day":             {In: "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, leaves: 2026-06-15}\n"},
		"one deputy has left, one is here": {In: "deputies: [d-lee, b-jones]\n"},
		"owner and deputy have left":       {In: "owner: d-lee\ndeputies: [d-lee]\n"},
		"a risk says so":                   {In: "deputies: []\n" + risks("category: people, status: open")},
		"a risk says so in capitals":       {In: "deputies: []\n" + risks("category: People")},
		"the risk is closed":               {In: "deputies: []\n" + risks("category: people, status: closed"), Want: alone},
		"another risk":                     {In: "deputies: []\n" + risks("category: security"), Want: alone},
		"while it is being retired":        {In: "phase: retirement\ndeputies: []\n", Want: alone},
		"in beta":                          {In: "phase: beta\ndeputies: []\n"},
		"nobody owns it":                   {In: "owner:\n"},
		"two people in owner":              {In: "owner: [a-khan, c-osei]\n"},
		"a deputy who is unknown":          {In: "deputies: [nobody-here]\n"},
		"deputies that are malformed":      {In: "deputies: {a: b}\n"},
		"nobody is known":                  {In: "deputies: []\n# no file: people.yaml\n"},
		"owner and deputy":                 {},
	})
}

func TestRiskScaleInvalid(t *testing.T) {
	t.Parallel()
	const file = "risk-scale.yaml"
	bands := func(list string) string { return "# file: " + file + "\nbands: [" + list + "]\n" }
	appetite := func(list string) string { return "# file: " + file + "\nappetite: {" + list + "}\n" }
	want := func(path, message string) []string { return []string{"error " + file + " " + path + ": " + message} }
	ruletest.Try(t, risk.RiskScaleInvalid(), map[string]ruletest.Case{
		"overlap": {
			In:   bands("{name: low, from: 1, to: 5}, {name: high, from: 5, to: 25}"),
			Want: want("bands[high].from", "band high starts at 5, but low reaches 5 — let every score belong to one band: start high at 6"),
		},
		"within another": {
			In:   bands("{name: all, from: 1, to: 25}, {name: some, from: 5, to: 9}"),
			Want: want("bands[some].from", "band some starts at 5, but all reaches 25"),
		},
		"gap of one": {
			In:   bands("{name: low, from: 1, to: 5}, {name: high, from: 7, to: 25}"),
			Want: want("bands[high].from", "band high leaves score 6 below it without a band — start high at 6, or add a band"),
		},
		"gap of several": {
			In:   bands("{name: low, from: 1, to: 5}, {name: high, from: 9, to: 25}"),
			Want: want("bands[high].from", "band high leaves scores 6 to 8 below it without a band"),
		},
		"gap at the bottom": {In: bands("{name: any, from: 3, to: 25}"), Want: want("bands[any].from", "band any leaves scores 1 to 2 below it without a band")},
		"gap at the top":    {In: bands("{name: any, from: 1, to: 24}"), Want: want("bands[any].to", "band any leaves score 25 above it without a band — let the highest band reach 25, or add a band")},
		"below the scores":  {In: bands("{name: any, from: 0, to: 25}"), Want: want("bands[any].from", "band any starts at 0; scores start at 1 — write `from: 1`")},
		"above the scores":  {In: bands("{name: any, from: 1, to: 26}"), Want: want("bands[any].to", "band any ends at 26; scores end at 25 — write `to: 25`")},
		"upside down":       {In: bands("{name: any, from: 25, to: 1}"), Want: want("bands[any].to", "band any ends at 1, before it starts at 25 — perhaps from and to are swapped")},
		"no bands": {In: bands(""), Want: want("bands", "risk scale has no bands — add bands from 1 to 25, such as "+
			"`bands: [{name: low, from: 1, to: 9, review_every: P6M}, {name: high, from: 10, to: 25, review_every: P1M}]`, "+
			"or delete the file: the built-in scale stands in")},
		"each wrong one": {
			In: bands("{name: low, from: 0, to: 4}, {name: mid, from: 9, to: 5}, {name: high, from: 10, to: 30}"),
			Want: []string{
				"error " + file + " bands[low].from", "error " + file + " bands[mid].to", "error " + file + " bands[high].to",
			},
		},
		"in any order":                  {In: bands("{name: high, from: 10, to: 25}, {name: low, from: 1, to: 9}")},
		"one score each":                {In: bands("{name: least, from: 1, to: 1}, {name: rest, from: 2, to: 25}")},
		"a band without an end":         {In: bands("{name: low, from: 1}, {name: high, from: 9, to: 25}")},
		"a band without a name":         {In: bands("{from: 1, to: 5}, {name: high, from: 9, to: 25}")},
		"malformed bands":               {In: "# file: " + file + "\nbands: high\n"},
		"an appetite above the scores":  {In: appetite("default: 26"), Want: want("appetite.default", "appetite for default is 26; scores go from 1 to 25 — write the highest residual score that is accepted, from 1 to 25")},
		"an appetite below the scores":  {In: appetite("default: 9, security: 0"), Want: want("appetite.security", "appetite for security is 0; scores go from 1 to 25")},
		"an appetite at both ends":      {In: appetite("default: 25, security: 1")},
		"an appetite that is no number": {In: appetite("default: much")},
		"the built-in scale":            {In: "# no file: " + file + "\n"},
		"as the base has it":            {},
	})
}
