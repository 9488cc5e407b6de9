package contact_test

import (
	"os"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/contact"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestContactMissing(t *testing.T) {
	t.Parallel()
	const (
		path    = "contact: customers have no central contact for renew-fishing-licence"
		missing = "error " + path
		help    = " — add a shared mailbox, a number or a page, such as `contact: {email: fishing-licence@example.gov.uk}`"
	)
	ruletest.Try(t, contact.ContactMissing(), map[string]ruletest.Case{
		"absent":                  {In: "contact:\n", Want: []string{missing + help}},
		"hours only":              {In: "contact: {hours: office}\n", Want: []string{missing}},
		"nothing in it":           {In: "contact: {}\n", Want: []string{missing}},
		"blank address":           {In: "contact: {email: \"\", phone: \" \"}\n", Want: []string{missing}},
		"e-mail":                  {In: "contact: {email: a@example.gov.uk}\n"},
		"telephone":               {In: "contact: {phone: \"+441632960000\"}\n"},
		"page":                    {In: "contact: {url: \"https://www.example.gov.uk/help\"}\n"},
		"discovery":               {In: "phase: discovery\ncontact: {}\n", Want: []string{"warning " + path}},
		"alpha":                   {In: "phase: alpha\ncontact: {}\n", Want: []string{"warning " + path}},
		"beta":                    {In: "phase: beta\ncontact: {}\n", Want: []string{missing}},
		"retirement":              {In: "phase: retirement\ncontact: {}\n", Want: []string{missing}},
		"list of contacts":        {In: "contact: [{email: a@example.gov.uk}, {email: b@example.gov.uk}]\n"},
		"empty list":              {In: "contact: []\n", Want: []string{missing}},
		"text, which is no form":  {In: "contact: a@example.gov.uk\n"},
		"address that is none":    {In: "contact: {email: somebody}\n"},
		"address that is a list":  {In: "contact: {email: [a@example.gov.uk]}\n"},
		"key that nobody knows":   {In: "contact: {mail: a@example.gov.uk}\n", Want: []string{missing}},
		"another service, absent": {In: "# file: services/shared-crm.yaml\ncontact:\n", Want: []string{"error services/shared-crm.yaml contact"}},
	})
}

func TestContactNotSingle(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, contact.ContactNotSingle(), map[string]ruletest.Case{
		"one contact": {},
		"absent":      {In: "contact:\n"},
		"empty list":  {In: "contact: []\n"},
		"one in a list": {
			In: "contact:\n  - {email: a@example.gov.uk}\n",
			Want: []string{"error contact: 1 contact in a list; customers need one front door — " +
				"write the contact without the list, such as `contact: {email: fishing-licence@example.gov.uk}`"},
		},
		"one address in a list": {In: "contact: [a@example.gov.uk]\n", Want: []string{"error contact: 1 contact in a list; customers need one front door"}},
		"two": {
			In: "contact: [{email: a@example.gov.uk}, {phone: \"+441632960000\"}]\n",
			Want: []string{"error contact: 2 contacts; customers need one front door — " +
				"keep the contact that customers should use first, without the dash in front of it, and remove the others"},
		},
		"three, two of them empty": {In: "contact: [{}, {}, {email: a@example.gov.uk}]\n", Want: []string{"error contact: 3 contacts; customers need one front door"}},
		"in discovery":             {In: "phase: discovery\ncontact: [{email: a@example.gov.uk}]\n", Want: []string{"error contact"}},
		"text":                     {In: "contact: a@example.gov.uk\n"},
	})
}

// TestContactNotSingleFixable checks that only a list of one whole contact can be put right without asking.
func TestContactNotSingleFixable(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for in, want := range map[string]bool{
		"contact: [{email: a@example.gov.uk}]\n":                            true,
		"contact: [a@example.gov.uk]\n":                                     false,
		"contact: [{}]\n":                                                   false,
		"contact: [{email: a@example.gov.uk}, {email: b@example.gov.uk}]\n": false,
	} {
		found := ruletest.Run(t, []*lint.Rule{contact.ContactNotSingle()}, base.With(in), ruletest.Day(), lint.Selection{})
		if len(found) != 1 || found[0].Fixable != want {
			t.Errorf("%q: fixable is %v, want %v", in, !want, want)
		}
	}
}

func TestCommunicationMissing(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, contact.CommunicationMissing(), map[string]ruletest.Case{
		"both": {},
		"absent": {
			In: "communications:\n",
			Want: []string{"warning communications: no regular communication with customers or users — add how they hear from you under " +
				"`communications`, such as `- {audience: customers, via: bulletin, every: P1M}` and `- {audience: users, via: bulletin, every: P1M}`"},
		},
		"none": {In: "communications: []\n", Want: []string{"warning communications: no regular communication with customers or users"}},
		"customers only": {
			In: "communications: [{audience: customers, via: bulletin, every: P1M}]\n",
			Want: []string{"warning communications: no regular communication with users — " +
				"add how they hear from you under `communications`, such as `- {audience: users, via: bulletin, every: P1M}`"},
		},
		"users only": {
			In: "communications: [{audience: users, via: status page, every: P1M}]\n",
			Want: []string{"warning communications: no regular communication with customers — " +
				"add how they hear from you under `communications`, such as `- {audience: customers, via: bulletin, every: P1M}`"},
		},
		"capitals":           {In: "communications: [{audience: Users, via: page, every: P1M}, {audience: CUSTOMERS, via: bulletin, every: P1M}]\n"},
		"others":             {In: "communications: [{audience: staff, via: bulletin, every: P1M}]\n", Want: []string{"warning communications: no regular communication with customers or users"}},
		"alpha":              {In: "phase: alpha\ncommunications: []\n"},
		"beta":               {In: "phase: beta\ncommunications: []\n", Want: []string{"warning communications"}},
		"retirement":         {In: "phase: retirement\ncommunications: []\n", Want: []string{"warning communications"}},
		"not even a list":    {In: "communications: monthly\n"},
		"one that is broken": {In: "communications: [{audience: customers, every: monthly}]\n"},
	})
}
