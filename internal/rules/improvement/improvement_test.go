package improvement_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/improvement"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// alone leaves the service at hand as the only one.
const alone = "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"

func TestNoImprovementActivity(t *testing.T) {
	t.Parallel()
	list := func(items string) string { return "improvements: [" + items + "]\n" + alone }
	const nothing = "warning improvements: nothing is being improved in renew-fishing-licence"
	ruletest.Try(t, improvement.NoImprovementActivity(), map[string]ruletest.Case{
		"none": {
			In: list(""),
			Want: []string{nothing + " — add what is being made better, such as" +
				" `improvements: [{id: i1, text: Shorten the form, owner: f-wu, status: open, due: 2026-12-15}]`"},
		},
		"no block":               {In: "improvements:\n" + alone, Want: []string{nothing}},
		"open":                   {In: list("{id: i1, status: open}")},
		"being done":             {In: list("{id: i1, status: doing, due: 2026-06-15}")},
		"without a status":       {In: list("{id: i1}")},
		"dropped":                {In: list("{id: i1, status: dropped, due: 2026-06-01}"), Want: []string{nothing}},
		"done within the year":   {In: list("{id: i1, status: done, due: 2025-06-15}")},
		"done before that":       {In: list("{id: i1, status: done, due: 2025-06-14}"), Want: []string{nothing}},
		"done early":             {In: list("{id: i1, status: done, due: 2026-09-01}")},
		"done nobody knows when": {In: list("{id: i1, status: done}"), Want: []string{nothing}},
		"a shorter interval": {
			In:   list("{id: i1, status: done, due: 2026-05-14}") + "# file: svc.yaml\nintervals: {improvement: P1M}\n",
			Want: []string{nothing},
		},
		"late": {
			In:   list("{id: i1, status: doing, due: 2026-06-14}"),
			Want: []string{"warning improvements[i1].due: improvement i1 was due on 2026-06-14 — finish it and write `status: done`, or agree on a later day in `due`"},
		},
		"one late, one done":    {In: list("{id: i1, status: open, due: 2026-06-14}, {id: i2, status: done, due: 2026-06-14}"), Want: []string{"warning improvements[i1].due"}},
		"one done, one dropped": {In: list("{id: i1, status: done, due: 2026-06-14}, {id: i2, status: dropped, due: 2026-06-14}")},
		"in beta":               {In: "phase: beta\n" + list("")},
		"in retirement":         {In: "phase: retirement\n" + list(""), Want: []string{nothing}},
		"once it ended":         {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + list("")},
		"wrong in form":         {In: "improvements: many\n" + alone},
	})
}

func TestProblemWithoutRemedy(t *testing.T) {
	t.Parallel()
	list := func(fields string) string { return "problems: [{id: p1, " + fields + "}]\n" }
	const known = "class: payment, priority: 2, cause: retry, remedy: key, owner: j-poe"
	ruletest.Try(t, improvement.ProblemWithoutRemedy(), map[string]ruletest.Case{
		"91 days": {
			In: list("status: open, raised: 2026-03-16"),
			Want: []string{"warning problems[p1]: problem p1 lacks `cause`, `remedy`, `owner`, `class` and `priority`" +
				" — open since 2026-03-16, more than 90 days: add what is missing, or write `status: closed` if it is solved"},
		},
		"90 days":           {In: list("status: open, raised: 2026-03-17")},
		"all is known":      {In: list("status: open, raised: 2025-03-16, " + known)},
		"one is missing":    {In: list("raised: 2025-03-16, class: payment, priority: 2, cause: retry, owner: j-poe"), Want: []string{"warning problems[p1]: problem p1 lacks `remedy`"}},
		"one is blank":      {In: list(`raised: 2025-03-16, class: payment, priority: 2, cause: " ", remedy: key, owner: j-poe`), Want: []string{"warning problems[p1]: problem p1 lacks `cause`"}},
		"a priority":        {In: list("raised: 2025-03-16, class: payment, cause: retry, remedy: key, owner: j-poe"), Want: []string{"warning problems[p1]: problem p1 lacks `priority`"}},
		"a class":           {In: list("raised: 2025-03-16, priority: 2, cause: retry, remedy: key, owner: j-poe"), Want: []string{"warning problems[p1]: problem p1 lacks `class`"}},
		"an owner":          {In: list("raised: 2025-03-16, class: payment, priority: 2, cause: retry, remedy: key"), Want: []string{"warning problems[p1]: problem p1 lacks `owner`"}},
		"closed":            {In: list("status: closed, raised: 2025-03-16")},
		"of unknown age":    {In: list("status: open")},
		"no id":             {In: "problems: [{text: x, raised: 2025-03-16}]\n"},
		"no problems":       {In: "problems: []\n"},
		"in beta":           {In: "phase: beta\n" + list("raised: 2025-03-16")},
		"in live":           {In: list("raised: 2025-03-16"), Want: []string{"warning problems[p1]"}},
		"a wrong priority":  {In: list("raised: 2025-03-16, class: payment, priority: high, cause: retry, remedy: key, owner: j-poe")},
		"once it has ended": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + list("raised: 2025-03-16")},
	})
}

func TestChangeUnassessed(t *testing.T) {
	t.Parallel()
	list := func(fields string) string { return "changes: [{ref: CHG-77, " + fields + "}]\n" }
	ruletest.Try(t, improvement.ChangeUnassessed(), map[string]ruletest.Case{
		"neither": {
			In: list("date: 2026-11-03"),
			Want: []string{"warning changes[CHG-77]: change CHG-77 has no risk and no approver" +
				" — rate and approve the change before it is made: add `risk: low`, `medium` or `high` and `approved_by:` with a person id"},
		},
		"no risk":           {In: list("date: 2026-11-03, approved_by: a-khan"), Want: []string{"warning changes[CHG-77]: change CHG-77 has no risk"}},
		"no approver":       {In: list("date: 2026-11-03, risk: low"), Want: []string{"warning changes[CHG-77]: change CHG-77 has no approver"}},
		"both":              {In: list("date: 2026-11-03, risk: low, approved_by: a-khan")},
		"today":             {In: list("date: 2026-06-15"), Want: []string{"warning changes[CHG-77]"}},
		"yesterday":         {In: list("date: 2026-06-14")},
		"without a day":     {In: list("text: Some time"), Want: []string{"warning changes[CHG-77]"}},
		"no reference":      {In: "changes: [{date: 2026-11-03}]\n"},
		"no changes":        {In: "changes: []\n"},
		"in beta":           {In: "phase: beta\n" + list("date: 2026-11-03")},
		"a risk in no list": {In: list("date: 2026-11-03, risk: huge, approved_by: a-khan")},
		"once it ended":     {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + list("date: 2026-11-03")},
	})
}
