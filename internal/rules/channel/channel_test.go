package channel_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/channel"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// try runs a rule on the one service, without the others of the base, of which less is known.
func try(t *testing.T, rule *lint.Rule, cases map[string]ruletest.Case) {
	t.Helper()
	for name, c := range cases {
		c.In += "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
		cases[name] = c
	}
	ruletest.Try(t, rule, cases)
}

func TestChannelsMissing(t *testing.T) {
	t.Parallel()
	const none = "error channels: how do users reach renew-fishing-licence?"
	try(t, channel.ChannelsMissing(), map[string]ruletest.Case{
		"all listed":              {},
		"an empty list":           {In: "channels: []\n", Want: []string{none + " — add `channels: [online, phone, post]`"}},
		"no list and no products": {In: "channels:\nproducts: []\n", Want: []string{none + " — add `channels: [online, phone]`"}},
		"no products":             {In: "products: []\n"},
		"a product on another channel": {
			In:   "channels: [online, post]\n",
			Want: []string{"error products[desk].channels[0]: product desk uses phone, which `channels` does not list — add it: `channels: [online, post, phone]`; or take it from the product"},
		},
		"one channel of two products": {
			In:   "channels: [online]\nproducts:\n  - {id: a, channels: [phone]}\n  - {id: b, channels: [online, phone]}\n",
			Want: []string{"error products[a].channels[0]: product a uses phone, which `channels` does not list"},
		},
		"two channels of one product": {
			In: "channels: [online]\n",
			Want: []string{
				"error products[desk].channels[0]: product desk uses phone, which `channels` does not list — add it: `channels: [online, phone]`; or take it from the product",
				"error products[desk].channels[1]: product desk uses post, which `channels` does not list — add it: `channels: [online, phone, post]`; or take it from the product",
			},
		},
		"in beta":                      {In: "phase: beta\nchannels: []\n", Want: []string{none}},
		"in alpha":                     {In: "phase: alpha\nchannels: []\n"},
		"channels that cannot be read": {In: "channels: {online: 1}\n"},
		"retirement over":              {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nchannels: []\n"},
	})
}

func TestNoNonDigitalRoute(t *testing.T) {
	t.Parallel()
	const want = "warning channels: no route for people who cannot go online"
	try(t, channel.NoNonDigitalRoute(), map[string]ruletest.Case{
		"phone and post":      {},
		"online only":         {In: "channels: [online]\n", Want: []string{want + " — offer one more way, such as phone, post, face-to-face or counter, and add it to `channels`"}},
		"everything digital":  {In: "channels: [online, app, webchat, email]\n", Want: []string{want}},
		"one other is enough": {In: "channels: [online, counter]\n"},
		"no channels":         {In: "channels: []\n"},
		"for business":        {In: "audience: business\nchannels: [online]\n"},
		"in beta":             {In: "phase: beta\nchannels: [online]\n", Want: []string{want}},
		"in alpha":            {In: "phase: alpha\nchannels: [online]\n"},
	})
}

func TestAssistedDigitalMissing(t *testing.T) {
	t.Parallel()
	const want = "error take_up.assisted_digital: renew-fishing-licence offers no assisted digital support"
	try(t, channel.AssistedDigitalMissing(), map[string]ruletest.Case{
		"offered":             {},
		"nothing":             {In: "take_up:\n", Want: []string{want + " — say who helps and how, in `take_up`: `assisted_digital: {via: [phone, face-to-face], provider: …}`"}},
		"a plan only":         {In: "take_up: {plan: docs/plan.md}\n", Want: []string{want}},
		"an empty block":      {In: "take_up: {assisted_digital: {}}\n", Want: []string{want}},
		"only the channels":   {In: "take_up: {assisted_digital: {via: [phone]}}\n"},
		"only who helps":      {In: "take_up: {assisted_digital: {provider: Library network}}\n"},
		"nothing digital":     {In: "take_up:\nchannels: [phone, post]\n"},
		"no channels":         {In: "take_up:\nchannels: []\n"},
		"for staff":           {In: "take_up:\naudience: staff\n"},
		"in beta":             {In: "phase: beta\ntake_up:\n", Want: []string{want}},
		"in alpha":            {In: "phase: alpha\ntake_up:\n"},
		"that cannot be read": {In: "take_up: soon\n"},
	})
}

func TestTakeUpPlanMissing(t *testing.T) {
	t.Parallel()
	const noTarget = "targets: {cost_per_transaction: 8}\n"
	try(t, channel.TakeUpPlanMissing(), map[string]ruletest.Case{
		"plan and target": {},
		"no plan": {
			In:   "take_up:\n",
			Want: []string{"warning take_up.plan: no plan to raise digital take-up — link the plan as `plan` in `take_up`, such as `take_up: {plan: https://docs.example.gov.uk/take-up}`"},
		},
		"no target": {
			In:   noTarget,
			Want: []string{"warning targets.digital_take_up_percent: no target for digital take-up — set the share of transactions that should be digital as `digital_take_up_percent` in `targets`"},
		},
		"neither":                {In: "take_up: {}\n" + noTarget, Want: []string{"warning take_up.plan: no plan to raise digital take-up, and no target for it"}},
		"a target of 0 is one":   {In: "targets: {digital_take_up_percent: 0}\n"},
		"nothing digital":        {In: "channels: [phone]\ntake_up: {}\n"},
		"no channels":            {In: "channels: []\ntake_up: {}\n"},
		"for staff":              {In: "audience: staff\ntake_up: {}\n", Want: []string{"warning take_up.plan"}},
		"in beta":                {In: "phase: beta\ntake_up: {}\n", Want: []string{"warning take_up.plan"}},
		"in alpha":               {In: "phase: alpha\ntake_up: {}\n"},
		"a plan that cannot be":  {In: "take_up: soon\n"},
		"targets that cannot be": {In: "targets: high\n"},
	})
}

func TestUserNeedsMissing(t *testing.T) {
	t.Parallel()
	need := func(rest string) string {
		return "users:\n  - id: anglers\n    needs:\n      - {text: Renew at night" + rest + "}\n"
	}
	const path = "warning users[anglers].needs[Renew at night]."
	const text = ": need \"Renew at night\" has no recent evidence"
	try(t, channel.UserNeedsMissing(), map[string]ruletest.Case{
		"known": {},
		"no users": {
			In:   "users: []\n",
			Want: []string{"warning users: renew-fishing-licence does not say who its users are and what they need"},
		},
		"no needs": {
			In: "users: [{id: anglers}]\n",
			Want: []string{"warning users[anglers].needs: nothing is said about what anglers need — " +
				"add what they need and how you know: `needs: [{text: …, evidence: https://…, reviewed: 2026-06-15}]`"},
		},
		"no evidence":       {In: need(", reviewed: 2026-03-02"), Want: []string{path + "evidence" + text}},
		"neither":           {In: need(""), Want: []string{path + "evidence" + text}},
		"never reviewed":    {In: need(", evidence: docs/ur.md"), Want: []string{path + "reviewed" + text + " — add the day on which somebody last looked at the evidence, as `reviewed: 2026-03-02`"}},
		"twelve months ago": {In: need(", evidence: docs/ur.md, reviewed: 2025-06-15")},
		"a day more": {
			In:   need(", evidence: docs/ur.md, reviewed: 2025-06-14"),
			Want: []string{path + "reviewed" + text + " — it was last looked at on 2025-06-14: ask users again, and set `reviewed` to that day"},
		},
		"the second of two": {
			In:   need(", evidence: docs/ur.md, reviewed: 2026-06-14") + "      - {text: Renew by boat}\n",
			Want: []string{"warning users[anglers].needs[Renew by boat].evidence"},
		},
		"in alpha":                  {In: "phase: alpha\nusers: []\n", Want: []string{"warning users"}},
		"in discovery":              {In: "phase: discovery\nusers: []\n"},
		"users that cannot be read": {In: "users: everybody\n"},
		"a need without text":       {In: "users: [{id: anglers, needs: [{evidence: docs/ur.md}]}]\n"},
		"a day that cannot be":      {In: need(", evidence: docs/ur.md, reviewed: 2026-02-30")},
	})
}

func TestOutcomesMissing(t *testing.T) {
	t.Parallel()
	const (
		noOutcome   = "warning outcomes: what does success look like for renew-fishing-licence? No outcome has a measure and a target"
		noObjective = "warning objectives: what does success look like for renew-fishing-licence? No objective supports a policy or strategy"
	)
	try(t, channel.OutcomesMissing(), map[string]ruletest.Case{
		"both": {},
		"no outcomes": {
			In:   "outcomes: []\n",
			Want: []string{noOutcome + " — add one: `outcomes: [{id: out1, text: …, measure: renewals on time, unit: percent, baseline: 71, target: 90}]`"},
		},
		"no target":            {In: "outcomes: [{id: out1, measure: on time}]\n", Want: []string{noOutcome}},
		"no measure":           {In: "outcomes: [{id: out1, target: 90}]\n", Want: []string{noOutcome}},
		"apart, not together":  {In: "outcomes: [{id: out1, target: 90}, {id: out2, measure: on time}]\n", Want: []string{noOutcome}},
		"a target of 0":        {In: "outcomes: [{id: out1, measure: complaints, target: 0}]\n"},
		"one of two":           {In: "outcomes: [{id: out1}, {id: out2, measure: on time, target: 90}]\n"},
		"no objectives":        {In: "objectives: []\n", Want: []string{noObjective + " — add one and name the goal that it serves: `objectives: [{id: o1, text: …, supports: department-plan-4.2}]`"}},
		"an objective of none": {In: "objectives: [{id: o1, text: Be better}]\n", Want: []string{noObjective}},
		"the second of two":    {In: "objectives: [{id: o1}, {id: o2, supports: plan-1}]\n"},
		"neither":              {In: "outcomes: []\nobjectives: []\n", Want: []string{noObjective, noOutcome}},
		"in beta":              {In: "phase: beta\noutcomes: []\n", Want: []string{noOutcome}},
		"in alpha":             {In: "phase: alpha\noutcomes: []\nobjectives: []\n"},
		"that cannot be read":  {In: "outcomes: good\nobjectives: many\n"},
	})
}
