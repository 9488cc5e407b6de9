package definition_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/definition"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestServiceDefinitionIncomplete(t *testing.T) {
	t.Parallel()
	const alone = "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
	const empty = "functionality:\nscope:\ncapacity:\nslas:\nfinance:\nagreed:\n"
	ruletest.Try(t, definition.ServiceDefinitionIncomplete(), map[string]ruletest.Case{
		"all of it": {
			In: empty + alone,
			Want: []string{"error functionality: definition lacks functionality, scope, capacity, quality (`slas`), costs (`finance`) and agreement (`agreed`)" +
				" — add with your own values: `functionality: [Renew, Refund]`, `scope: {in: [Renewals], out: [New licences]}`," +
				" `capacity: {unit: renewals per day, maximum: 5000}`, `slas: [{id: sla-1, customer: …, availability_percent: 99.5}]`," +
				" `finance: {budgets: [{year: 2026-27, amount: 100000}]}` and `agreed: {with: [env-agency], date: 2026-04-02}`"},
		},
		"functionality":                  {In: "functionality: []\n" + alone, Want: []string{"error functionality: definition lacks functionality"}},
		"scope":                          {In: "scope: {in: [], out: []}\n" + alone, Want: []string{"error scope: definition lacks scope"}},
		"half a scope":                   {In: "scope: {out: [Maps]}\n" + alone},
		"capacity":                       {In: "capacity: {}\n" + alone, Want: []string{"error capacity: definition lacks capacity"}},
		"quality":                        {In: "slas: []\n" + alone, Want: []string{"error slas: definition lacks quality (`slas`)"}},
		"costs":                          {In: "finance: {budgets: []}\n" + alone, Want: []string{"error finance: definition lacks costs (`finance`)"}},
		"contracts are costs":            {In: "finance: {contracts: [{ref: C-1}]}\n" + alone},
		"agreed":                         {In: "agreed:\n" + alone, Want: []string{"error agreed: definition lacks agreement (`agreed`)"}},
		"agreed with nobody":             {In: "agreed: {with: [], date: 2026-04-02}\n" + alone, Want: []string{"error agreed: definition lacks agreement (`agreed`)"}},
		"agreed, when unknown":           {In: "agreed: {with: [env-agency]}\n" + alone, Want: []string{"error agreed"}},
		"two":                            {In: "capacity:\nagreed:\n" + alone, Want: []string{"error capacity: definition lacks capacity and agreement (`agreed`)"}},
		"nothing":                        {In: alone},
		"in beta":                        {In: "phase: beta\nagreed:\n" + alone, Want: []string{"warning agreed: definition lacks agreement (`agreed`)"}},
		"in alpha":                       {In: "phase: alpha\n" + empty + alone},
		"in retirement":                  {In: "phase: retirement\nagreed:\n" + alone, Want: []string{"error agreed"}},
		"once it ended":                  {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + empty + alone},
		"capacity in wrong form":         {In: "capacity: lots\n" + alone},
		"one in wrong form, one missing": {In: "capacity: lots\nagreed:\n" + alone, Want: []string{"error agreed: definition lacks agreement (`agreed`)"}},
	})
}
