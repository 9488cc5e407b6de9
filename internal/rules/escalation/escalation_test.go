package escalation_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/escalation"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

const criteria = "  major_incident: {criteria: Nobody can renew for 30 minutes}\n"

// levels is an escalation with these levels, in which nothing else tells the owner.
func levels(list ...string) string {
	return "escalation:\n" + criteria + "  levels: [" + strings.Join(list, ", ") + "]\n"
}

func TestEscalationMissing(t *testing.T) {
	t.Parallel()
	const (
		none = "escalation: no escalation path for major incidents"
		both = none + " — add when an incident is major and who is called, such as `escalation: {major_incident: {criteria: Nobody can renew for 30 minutes}, " +
			"levels: [{level: 1, role: service_owner, after_minutes: 0, hours: always}]}`"
		noPath = "escalation.levels: no escalation path for major incidents — list under `levels` who is called, and after how many minutes, " +
			"such as `- {level: 1, role: service_owner, after_minutes: 0, hours: always}`"
		noCriteria = "escalation.major_incident.criteria: nothing says when an incident is major — " +
			"add under `escalation` when it is, such as `major_incident: {criteria: Nobody can renew for 30 minutes}`"
		one = "  levels: [{level: 1, role: service_manager, after_minutes: 0, hours: always}]\n"
	)
	ruletest.Try(t, escalation.EscalationMissing(), map[string]ruletest.Case{
		"both":                  {},
		"absent":                {In: "escalation:\n", Want: []string{"error " + both}},
		"nothing in it":         {In: "escalation: {}\n", Want: []string{"error " + both}},
		"no levels":             {In: "escalation:\n" + criteria, Want: []string{"error " + noPath}},
		"empty list of levels":  {In: "escalation:\n  levels: []\n" + criteria, Want: []string{"error " + noPath}},
		"one level":             {In: "escalation:\n" + criteria + one},
		"no criteria":           {In: "escalation:\n" + one, Want: []string{"error " + noCriteria}},
		"blank criteria":        {In: "escalation:\n  major_incident: {criteria: \" \"}\n" + one, Want: []string{"error " + noCriteria}},
		"who is told, not when": {In: "escalation:\n  major_incident: {notify_owner_within_minutes: 30}\n" + one, Want: []string{"error " + noCriteria}},
		"neither":               {In: "escalation:\n  major_incident: {notify_owner_within_minutes: 30}\n", Want: []string{"error " + none}},
		"alpha":                 {In: "phase: alpha\nescalation:\n"},
		"beta":                  {In: "phase: beta\nescalation:\n", Want: []string{"warning " + both}},
		"beta, no criteria":     {In: "phase: beta\nescalation:\n" + one, Want: []string{"warning " + noCriteria}},
		"retirement":            {In: "phase: retirement\nescalation:\n", Want: []string{"error " + both}},
		"levels cannot be read": {In: "escalation:\n" + criteria + "  levels: nobody\n"},
		"level cannot be read":  {In: "escalation:\n" + criteria + "  levels: [{level: first}]\n"},
		"nothing can be read":   {In: "escalation: call Esha\n"},
	})
}

func TestOwnerNotNotified(t *testing.T) {
	t.Parallel()
	const (
		message = "error escalation.levels: Aisha Khan would not hear of a major incident"
		help    = " — add a level with `role: service_owner`, or set `notify_owner_within_minutes` under `major_incident`"
		manager = "{level: 1, role: service_manager, after_minutes: 0, hours: always}"
	)
	told := func(minutes string) string {
		return "escalation:\n  major_incident: {criteria: Nobody can renew, notify_owner_within_minutes: " + minutes + "}\n  levels: [" + manager + "]\n"
	}
	ruletest.Try(t, escalation.OwnerNotNotified(), map[string]ruletest.Case{
		"told and a level":                   {},
		"neither":                            {In: levels(manager), Want: []string{message + help}},
		"told":                               {In: told("60")},
		"told at once":                       {In: told("0")},
		"told, left blank":                   {In: told(""), Want: []string{message}},
		"owner's role":                       {In: levels(manager, "{level: 2, role: service_owner}")},
		"owner in person":                    {In: levels(manager, "{level: 2, person: a-khan}")},
		"role of a deputy":                   {In: levels(manager, "{level: 2, role: deputy}")},
		"deputy in person":                   {In: levels(manager, "{level: 2, person: b-jones}")},
		"owner in a role":                    {In: levels(manager) + "team: {members: {service_manager: a-khan}}\n"},
		"somebody else":                      {In: levels(manager, "{level: 2, person: g-abe}"), Want: []string{message}},
		"somebody else in the owner's place": {In: levels("{level: 1, role: service_owner, person: g-abe}"), Want: []string{message}},
		"deputy where there is none":         {In: levels(manager, "{level: 2, role: deputy}") + "deputies: []\n", Want: []string{message}},
		"no owner":                           {In: levels(manager) + "owner:\n"},
		"owner whom nobody knows":            {In: levels(manager, "{level: 2, person: a-khan}") + "owner: akhan\ndeputies: []\n"},
		"deputy whom nobody knows":           {In: levels(manager, "{level: 2, person: b-jones}") + "deputies: [bjones]\n"},
		"level whom nobody knows":            {In: levels(manager, "{level: 2, person: akhan}")},
		"deputies cannot be read":            {In: levels(manager, "{level: 2, role: deputy}") + "deputies: {b-jones: yes}\n"},
		"level cannot be read":               {In: levels(manager, "{level: 2, role: [service_owner]}")},
		"no levels":                          {In: "escalation:\n" + criteria},
		"no escalation":                      {In: "escalation:\n"},
		"beta":                               {In: "phase: beta\n" + levels(manager)},
		"retirement":                         {In: "phase: retirement\n" + levels(manager), Want: []string{message}},
	})
}

func TestEscalationBroken(t *testing.T) {
	t.Parallel()
	const (
		first  = "{level: 1, role: service_manager, after_minutes: 0, hours: always}"
		second = "{level: 2, role: service_owner, after_minutes: 30, hours: always}"
		third  = "{level: 3, role: sro, after_minutes: 60, hours: always}"
		order  = "number the levels 1 to 2 in the order in which they are called"
		rising = " — let each level be called later than the one before, counted from detection"
	)
	ruletest.Try(t, escalation.EscalationBroken(), map[string]ruletest.Case{
		"in order":      {In: levels(first, second, third)},
		"no escalation": {In: "escalation:\n"},
		"no levels":     {In: "escalation:\n" + criteria},
		"one level":     {In: levels(first)},

		"the other way round":              {In: levels(second, first), Want: []string{"error escalation.levels[2]: escalation level 2 stands in place 1 — " + order}},
		"one left out":                     {In: levels(first, third), Want: []string{"error escalation.levels[3]: escalation level 3 stands in place 2 — " + order}},
		"starting at 2":                    {In: levels(second), Want: []string{"error escalation.levels[2]: escalation level 2 stands in place 1"}},
		"starting at 0, which is no level": {In: levels("{level: 0, role: service_manager}", "{level: 1, role: service_owner}")},
		"twice the same":                   {In: levels(first, "{level: 1, role: service_owner}")},
		"without a number":                 {In: levels(first, "{role: service_owner}")},
		"only the first of many": {
			In:   levels("{level: 5, role: service_manager}", "{level: 4, role: service_owner}", "{level: 3, role: sro}"),
			Want: []string{"error escalation.levels[5]: escalation level 5 stands in place 1"},
		},

		"later level called earlier": {
			In: levels("{level: 1, role: service_manager, after_minutes: 30}", "{level: 2, role: service_owner, after_minutes: 15}"),
			Want: []string{"error escalation.levels[2].after_minutes: escalation level 2 is called after 15 min, no later than level 1 (30 min)" +
				rising},
		},
		"called at the same time": {
			In:   levels(first, "{level: 2, role: service_owner, after_minutes: 0}"),
			Want: []string{"error escalation.levels[2].after_minutes: escalation level 2 is called after 0 min, no later than level 1 (0 min)"},
		},
		"a minute later":        {In: levels(first, "{level: 2, role: service_owner, after_minutes: 1}")},
		"time that is not said": {In: levels(first, "{level: 2, role: service_owner}", third)},
		"compared over a gap": {
			In:   levels("{level: 1, role: service_manager, after_minutes: 60}", "{level: 2, role: service_owner}", "{level: 3, role: sro, after_minutes: 30}"),
			Want: []string{"error escalation.levels[3].after_minutes: escalation level 3 is called after 30 min, no later than level 1 (60 min)"},
		},
		"times of levels out of order": {
			In:   levels("{level: 2, role: service_manager, after_minutes: 30}", "{level: 1, role: service_owner, after_minutes: 15}"),
			Want: []string{"error escalation.levels[2]: escalation level 2 stands in place 1"},
		},

		"one person in two roles": {
			In: levels(first, second) + "team: {members: {service_manager: a-khan}}\n",
			Want: []string{"error escalation.levels[2]: escalation level 2 calls Aisha Khan, like every level before — " +
				"name somebody else in at least one level, so that there is help when Aisha Khan cannot be reached"},
		},
		"one person by name": {
			In:   levels("{level: 1, person: g-abe}", "{level: 2, person: g-abe}", "{level: 3, person: g-abe}"),
			Want: []string{"error escalation.levels[3]: escalation level 3 calls Gen Abe, like every level before"},
		},
		"somebody else among them":  {In: levels("{level: 1, person: g-abe}", "{level: 2, person: e-roy}", "{level: 3, person: g-abe}")},
		"somebody nobody knows":     {In: levels("{level: 1, person: gabe}", "{level: 2, person: gabe}")},
		"roles that nobody fills":   {In: levels("{level: 1, role: sro}", "{level: 2, role: product_lead}") + "team: {members: {}}\n"},
		"team that cannot be read":  {In: levels(first, second) + "team: {fte: many, members: {service_manager: a-khan}}\n"},
		"the same role called once": {In: levels("{level: 1, role: service_manager}", "{level: 2, role: sro}")},

		"alpha":      {In: "phase: alpha\n" + levels(second, first)},
		"beta":       {In: "phase: beta\n" + levels(second, first), Want: []string{"error escalation.levels[2]"}},
		"retirement": {In: "phase: retirement\n" + levels(second, first), Want: []string{"error escalation.levels[2]"}},
	})
}

// TestEscalationBrokenHours checks that the levels together are there whenever an agreement gives support.
func TestEscalationBrokenHours(t *testing.T) {
	t.Parallel()
	answering := func(hours ...string) string {
		roles := []string{"service_manager", "service_owner", "sro"}
		var list []string
		for i, h := range hours {
			list = append(list, "{level: "+string(rune('1'+i))+", role: "+roles[i]+", hours: "+h+"}")
		}
		return levels(list...)
	}
	slas := func(support ...string) string {
		var b strings.Builder
		b.WriteString("slas:\n")
		for i, hours := range support {
			b.WriteString("  - {id: sla-" + string(rune('a'+i)) + ", customer: env-agency, support_hours: " + hours + "}\n")
		}
		return b.String()
	}
	const schedules = "# file: svc.yaml\nschedules:\n" +
		"  always: {days: all, from: \"00:00\", to: \"24:00\"}\n" +
		"  office: {days: [mon, tue, wed, thu, fri], from: \"09:00\", to: \"17:00\"}\n" +
		"  early: {days: all, from: \"00:00\", to: \"12:00\"}\n" +
		"  late: {days: all, from: \"12:00\", to: \"24:00\"}\n" +
		"  later: {days: all, from: \"12:01\", to: \"24:00\"}\n" +
		"  weekend: {days: [sat, sun], from: \"00:00\", to: \"24:00\"}\n"
	const path = "error escalation.levels: "
	ruletest.Try(t, escalation.EscalationBroken(), map[string]ruletest.Case{
		"the same hours": {In: answering("office", "office") + slas("office") + schedules},
		"longer hours":   {In: answering("always") + slas("office") + schedules},
		"together":       {In: answering("early", "late") + slas("always") + schedules},
		"a minute short": {In: answering("early", "later") + slas("always") + schedules, Want: []string{path + "no escalation level answers for 7 min a week when SLA sla-a gives support"}},
		"one is enough":  {In: answering("office", "always") + slas("always") + schedules},
		"gap at night": {
			In: answering("office", "office") + slas("always") + schedules,
			Want: []string{path + "no escalation level answers for 7680 min a week when SLA sla-a gives support — " +
				"let at least one level answer during `always`, the support hours of the agreement"},
		},
		"other days":                    {In: answering("weekend") + slas("office") + schedules, Want: []string{path + "no escalation level answers for 2400 min a week when SLA sla-a gives support"}},
		"the worst of several":          {In: answering("early") + slas("office", "always", "early") + schedules, Want: []string{path + "no escalation level answers for 5040 min a week when SLA sla-b gives support"}},
		"the first of equals":           {In: answering("early") + slas("always", "always") + schedules, Want: []string{path + "no escalation level answers for 5040 min a week when SLA sla-a gives support"}},
		"without agreements":            {In: answering("office") + "slas: []\n" + schedules},
		"support that is not said":      {In: answering("office") + slas("") + schedules},
		"support that nobody defined":   {In: answering("office") + slas("holidays") + schedules},
		"hours that are not said":       {In: answering("office", "") + slas("always") + schedules},
		"hours that nobody defined":     {In: answering("office", "holidays") + slas("always") + schedules},
		"the same, that nobody defined": {In: answering("holidays") + slas("holidays") + schedules},
		"agreement without id": {
			In:   answering("office") + "slas:\n  - {customer: env-agency, support_hours: always}\n  - {id: sla-b, customer: env-agency, support_hours: weekend}\n" + schedules,
			Want: []string{path + "no escalation level answers for 2880 min a week when SLA sla-b gives support"},
		},
		"alpha": {In: "phase: alpha\n" + answering("office") + slas("always") + schedules},
		"beta":  {In: "phase: beta\n" + answering("office") + slas("always") + schedules, Want: []string{path + "no escalation level answers for 7680 min a week when SLA sla-a gives support"}},
	})
}
