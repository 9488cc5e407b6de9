package form_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/form"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// other is a whole second service file.
func other(text string) string { return "# whole file: services/pay-fine.yaml\n" + text }

// ended makes the service one whose retirement is over.
const ended = "phase: retirement\nretirement: {ends: 2026-06-14, plan: \"https://docs.example.gov.uk/ret\", data: archive}\n"

func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	const pay = "error services/pay-fine.yaml : "
	ruletest.Try(t, form.UnreadableFile(), map[string]ruletest.Case{
		"readable": {},
		"bracket that is not closed": {
			In: other("owner: [a\n"),
			Want: []string{pay + "brackets opened here are not closed, or a comma between two entries is missing — " +
				"close every [ with ] and every { with }, and put a comma between entries"},
		},
		"empty":         {In: other(""), Want: []string{pay + "the file is empty or holds only comments — write `key: value` lines, or delete the file"}},
		"only comments": {In: other("# to do\n"), Want: []string{pay + "the file is empty or holds only comments"}},
		"a list":        {In: other("- id: pay-fine\n"), Want: []string{pay + "the file holds a list where `key: value` lines belong — begin with a line such as schema: svc/v1"}},
		"a text":        {In: other("pay a fine\n"), Want: []string{pay + "the file holds text where `key: value` lines belong"}},
		"empty people": {
			In: "# whole file: people.yaml\n",
			Want: []string{"error people.yaml : the file is empty or holds only comments — begin with `schema: svc-people/v1`, and write `people:` and " +
				"below it everybody whom the catalogue names, such as `a-khan: {name: Aisha Khan, email: aisha.khan@example.gov.uk}`, indented by two blanks"},
		},
		"empty roles": {
			In: "# whole file: roles.yaml\n# to do\n",
			Want: []string{"error roles.yaml : the file is empty or holds only comments — " +
				"begin with `schema: svc-roles/v1`, or delete the file: the built-in roles stand in"},
		},
		"a list as risk scale": {
			In: "# whole file: risk-scale.yaml\n- low\n",
			Want: []string{"error risk-scale.yaml : the file holds a list where `key: value` lines belong — " +
				"begin with `schema: svc-risk/v1`, or delete the file: the built-in scale stands in"},
		},
		"two documents": {
			In:   other("id: pay-fine\n---\nid: pay-rent\n"),
			Want: []string{pay + "more than one document: another one begins at this line — one file holds one document; split the file at this line"},
		},
		"text after the end":        {In: other("id: pay-fine\n...\nowner: b-jones\n"), Want: []string{pay + "the end marker ... is not used here"}},
		"tab":                       {In: other("scope:\n\tin: [Fines]\n"), Want: []string{pay + "a tab indents this line, which YAML does not allow — indent with blanks, two for each level"}},
		"merge conflict":            {In: other("<<<<<<< HEAD\nid: pay-fine\n=======\nid: pay-rent\n>>>>>>> main\n"), Want: []string{pay + "a merge conflict is not resolved here: git has left both versions, between <<<<<<< and >>>>>>>"}},
		"colon within text":         {In: other("name: Pay: a fine\n"), Want: []string{pay + "a value that is not in quotes holds a colon and a blank — put the value in quotes"}},
		"control character":         {In: other("name: 'Pay\x1b a fine'\n"), Want: []string{pay + "U+001B at line 1, column 11 is a control character — delete it"}},
		"no UTF-8":                  {In: other("name: 'Pay \xff'\n"), Want: []string{pay + "byte 0xFF at line 1, column 12 is not valid UTF-8 — save the file as UTF-8 in your editor"}},
		"alias":                     {In: "related: *links\n", Want: []string{"error : aliases (*name) are not used here — write the value out; put text that begins with * in quotes"}},
		"anchor":                    {In: "related: &links [shared-crm]\n", Want: []string{"error related: anchors (&links) are not used here — delete the anchor and write the value out wherever it is needed"}},
		"tag":                       {In: "name: !!str Renew\n", Want: []string{"error name: tags (!!str) are not used here"}},
		"merge key":                 {In: "<<: {name: Renew}\n", Want: []string{"error <<: merge keys (<<) are not used here"}},
		"look-alike":                {In: "# whole file: services/pay-fine.yml\nid: pay-fine\n", Want: []string{"error services/pay-fine.yml : the file looks like a service but is not read: its name must be <id>.yaml — rename it to pay-fine.yaml, or remove it"}},
		"no people":                 {In: "# no file: people.yaml\n", Want: []string{"error people.yaml : people.yaml is missing, so nobody named in the catalogue can be looked up"}},
		"people not readable":       {In: "# whole file: people.yaml\npeople: [\n", Want: []string{"error people.yaml : a value is missing here, or brackets are not closed"}},
		"shared file that may lack": {In: "# no file: roles.yaml\n"},
		"a service that has ended":  {In: ended + "related: &links [shared-crm]\n", Want: []string{"error related"}},
	})
}

func TestDuplicateKey(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.DuplicateKey(), map[string]ruletest.Case{
		"once": {},
		"key": {
			In:   other("id: pay-fine\nowner: a-khan\nowner: b-jones\n"),
			Want: []string{"error services/pay-fine.yaml owner: `owner` appears on lines 2 and 3 — decide which of the two holds, and delete the other"},
		},
		"key, in quotes":   {In: other("owner: a-khan\n\"owner\": b-jones\n"), Want: []string{"error services/pay-fine.yaml owner: `owner` appears on lines 1 and 2"}},
		"key on one line":  {In: other("team: {fte: 3, fte: 4}\n"), Want: []string{"error services/pay-fine.yaml team.fte: `fte` appears twice on line 1"}},
		"three times":      {In: other("id: a\nid: b\nid: c\n"), Want: []string{"error services/pay-fine.yaml id: `id` appears on lines 1 and 2", "error services/pay-fine.yaml id: `id` appears on lines 1 and 3"}},
		"key of its own":   {In: other("x-note: a\nx-note: b\n"), Want: []string{"error services/pay-fine.yaml x-note: `x-note` appears on lines 1 and 2"}},
		"in capitals":      {In: other("owner: a-khan\nOwner: b-jones\n")},
		"in another place": {In: other("team: {fte: 3}\nx-fte: {fte: 4}\n")},
		"items with one id": {
			In: other("customers:\n  - {id: a, name: A}\n  - {id: a, name: B}\n"),
			Want: []string{"error services/pay-fine.yaml customers[1].id: `a` appears on lines 2 and 3 — " +
				"decide which of the two holds, and delete the other; if both do, change `id` of one of them"},
		},
		"items with one month": {In: "performance: [{period: 2026-05}, {period: 2026-05}]\n", Want: []string{"error performance[1].period"}},
		"items with two keys": {
			In:   other("reviews:\n  - {kind: internal, date: 2026-05-01}\n  - {kind: internal, date: 2026-05-01}\n"),
			Want: []string{"error services/pay-fine.yaml reviews[1].kind: `internal/2026-05-01` appears on lines 2 and 3 — decide which of the two holds, and delete the other; if both do, change `kind` or `date` of one of them"},
		},
		"items with one of two keys": {In: "reviews: [{kind: internal, date: 2026-05-01}, {kind: internal, date: 2026-05-02}]\n"},
		"people, in capitals": {
			In: "# whole file: people.yaml\nschema: svc-people/v1\npeople:\n  A-Khan: {name: A}\n  a-khan: {name: B}\n  B-Jones: {name: C}\n",
			Want: []string{"error people.yaml people.A-Khan: `A-Khan` differs only in capitals from `a-khan` on line 4 — " +
				"decide which of the two holds, and delete the other; if both are needed, give one of them another name"},
		},
		"people":                   {In: "# whole file: people.yaml\nschema: svc-people/v1\npeople:\n  a-khan: {name: A}\n  a-khan: {name: B}\n", Want: []string{"error people.yaml people.a-khan: `a-khan` appears on lines 3 and 4"}},
		"a service that has ended": {In: ended + "team: {fte: 3, fte: 4}\n", Want: []string{"error team.fte"}},
	})
}

func TestUnknownField(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.UnknownField(), map[string]ruletest.Case{
		"known":                     {},
		"mistyped":                  {In: "deputys: [b-jones]\n", Want: []string{"error deputys: unknown field `deputys`; did you mean `deputies`? — `deputies` stands here as well: keep what is right in it and remove this one, or start the name with x- to keep a field of your own"}},
		"made up":                   {In: "xylophone: 1\n", Want: []string{"error xylophone: unknown field `xylophone` — remove it, or start its name with x- to keep a field of your own"}},
		"deeper":                    {In: "team: {ftee: 3}\n", Want: []string{"error team.ftee: unknown field `ftee`; did you mean `fte`?"}},
		"in a list":                 {In: "slas: [{id: sla-ea, rto_minuts: 3}]\n", Want: []string{"error slas[sla-ea].rto_minuts: unknown field `rto_minuts`; did you mean `rto_minutes`?"}},
		"a letter that looks alike": {In: "\u043ewner: b-jones\n", Want: []string{"error \u043ewner: unknown field `\u043ewner`, in which `\u043e` is the character U+043E; did you mean `owner`?"}},
		"a blank that is none":      {In: "\u00a0vision: Nobody waits.\n", Want: []string{"error \u00a0vision: unknown field `\u00a0vision`, in which a blank is the character U+00A0; did you mean `vision`?"}},
		"no blank behind the colon": {In: "capacity: {unit:licences}\n", Want: []string{"error capacity.unit:licences: unknown field `unit:licences`: a blank is missing behind the colon — write `unit: licences`"}},
		"comma in a number": {
			In: "team: {day_rate: 1,200}\n",
			Want: []string{"error team.200: unknown field `200`; within braces a comma begins the next field — " +
				"write numbers without commas: 1200 for one thousand two hundred, 7.5 for seven and a half"},
		},
		"number as a field":        {In: "team:\n  7: x\n", Want: []string{"error team.7: unknown field `7` — remove it, or start its name with x- to keep a field of your own"}},
		"in capitals":              {In: "Vision: Nobody waits.\n", Want: []string{"error Vision: unknown field `Vision`; did you mean `vision`?"}},
		"of its own":               {In: "x-cost-centre: \"4711\"\nteam: {x-room: 12}\n"},
		"only x":                   {In: "x: 1\n", Want: []string{"error x: unknown field `x`"}},
		"people":                   {In: "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, emial: a@example.gov.uk}\n", Want: []string{"error people.yaml people.a-khan.emial: unknown field `emial`; did you mean `email`?"}},
		"a second owner":           {In: "co_owner: b-jones\n"},
		"personal detail":          {In: "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, dob: 1970-01-01}\n"},
		"a service that has ended": {In: ended + "xylophone: 1\n", Want: []string{"error xylophone"}},
	})
}

func TestCommentedOut(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.RequiredFieldMissing(), map[string]ruletest.Case{
		"a number sign": {
			In: "name: #1 licence\n",
			Want: []string{"error name: `name` is required in live: people look the service up by it — complete it with your own value, such as " +
				"`name: Renew a fishing licence`; what stands behind # does not count, so put text that begins with it in quotes"},
		},
		"in quotes": {In: "name: \"#1 licence\"\n"},
	})
}

func TestWrongType(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.WrongType(), map[string]ruletest.Case{
		"right":                    {},
		"word for a whole number":  {In: "tier: high\n", Want: []string{"error tier: `tier` must be a whole number, found text — write it in digits, such as 1, without point and quotes"}},
		"number with a point":      {In: "tier: 1.9\n", Want: []string{"error tier: `tier` must be a whole number, found `1.9` — write it in digits, such as 1, without point and quotes"}},
		"number in quotes":         {In: "tier: \"1\"\n", Want: []string{"error tier: `tier` must be a whole number, found text in quotes — write it like this: 1"}},
		"number with a zero first": {In: "tier: 01\n", Want: []string{"error tier: `tier` must be a whole number, found `01` — write it like this: 1"}},
		"number that is too large": {In: "tier: 99999999999\n", Want: []string{"error tier: `tier` must be a whole number from -2147483648 to 2147483647, found `99999999999` — write a number between these two"}},
		"number in hexadecimal":    {In: "tier: 0x1\n", Want: []string{"error tier: `tier` must be a whole number, found `0x1`"}},
		"true in capitals":         {In: "transactional: True\n", Want: []string{"error transactional: `transactional` must be true or false, found `True` — write it like this: true"}},
		"text for one of several":  {In: "stakeholders: Anglers\n", Want: []string{"error stakeholders: `stakeholders` must be a list, found text — write it like this: [{id: anglers}]"}},
		"address for a contact":    {In: "contact: a@example.gov.uk\n", Want: []string{"error contact: `contact` must be a mapping, found text — write it like this: {email: fishing-licence@example.gov.uk}"}},
		"items without a blank":    {In: "channels:\n  -online\n", Want: []string{"error channels: `channels` must be a list, found text — write a blank behind each hyphen: - online"}},
		"word for a number":        {In: "team: {fte: many}\n", Want: []string{"error team.fte: `many` is not a valid number; write it like 99.5 — write the number in digits, with a point where there are decimals, and nothing else"}},
		"comma in a number":        {In: "team: {fte: \"7,5\"}\n", Want: []string{"error team.fte: `team.fte` must be a number, found text in quotes"}},
		"list for a number":        {In: "team: {fte: [1]}\n", Want: []string{"error team.fte: `team.fte` must be a number, found a list — write it like this: 99.5"}},
		"text for a list":          {In: "channels: online\n", Want: []string{"error channels: `channels` must be a list, found text — put it in square brackets: [online]"}},
		"mapping for a list":       {In: "channels: {online: yes}\n", Want: []string{"error channels: `channels` must be a list, found a mapping — write one item on a line, each behind a dash, or all of them in square brackets"}},
		"number for text":          {In: "name: 2026\n", Want: []string{"error name: `name` must be text, found a number — write it like this: \"2026\""}},
		"true for text":            {In: "name: true\n", Want: []string{"error name: `name` must be text, found true or false — write it like this: \"true\""}},
		"date for text":            {In: "name: 2026-01-01\n", Want: []string{"error name: `name` must be text, found a date — write it like this: \"2026-01-01\""}},
		"list for text":            {In: "name: [Renew]\n", Want: []string{"error name: `name` must be text, found a list — write one text, without dashes, brackets and braces"}},
		"word for true or false":   {In: "transactional: maybe\n", Want: []string{"error transactional: `transactional` must be true or false, found text — write true or false, without quotes"}},
		"yes for true":             {In: "transactional: yes\n", Want: []string{"error transactional: `transactional` must be true or false, found text — write it like this: true"}},
		"text for a mapping":       {In: "scope: everything\n", Want: []string{"error scope: `scope` must be a mapping, found text — write it like this: {in: [Rod licence renewals]}"}},
		"text for an item":         {In: "slas: [sla-ea]\n", Want: []string{"error slas[0]: `slas[0]` must be a mapping, found text"}},
		"list for a date":          {In: "reviewed: [2026-06-01]\n", Want: []string{"error reviewed: `reviewed` must be a date, found a list — write it like this: 2026-06-15"}},
		"text that is no date":     {In: "reviewed: soon\n"},
		"list of owners":           {In: "owner: [a-khan, b-jones]\n"},
		"list of owners, longer":   {In: "owner: {person: [a-khan, b-jones]}\n"},
		"list of contacts":         {In: "contact: [{email: a@example.gov.uk}]\n"},
		"contact that is a number": {In: "contact: 7\n", Want: []string{"error contact: `contact` must be a mapping, found a number"}},
		"several accountable, while nobody else says so": {
			In:   "# file: roles.yaml\nactivities:\n  day-to-day-operation: {accountable: [sro], responsible: [sro]}\n",
			Want: []string{"error roles.yaml activities.day-to-day-operation.accountable: `activities.day-to-day-operation.accountable` must be text, found a list"},
		},
		"a service that has ended": {In: ended + "tier: high\n", Want: []string{"error tier"}},
	})
}

func TestRequiredFieldMissing(t *testing.T) {
	t.Parallel()
	const risks = "warning risks: `risks` is required in "
	ruletest.Try(t, form.RequiredFieldMissing(), map[string]ruletest.Case{
		"filled in": {},
		"left blank": {
			In:   "name:\n",
			Want: []string{"error name: `name` is required in live: people look the service up by it — complete it with your own value, such as `name: Renew a fishing licence`"},
		},
		"blanks":           {In: "name: \" \"\n", Want: []string{"error name"}},
		"null":             {In: "name: null\n", Want: []string{"error name"}},
		"phase itself":     {In: "phase:\n", Want: []string{"error phase: `phase` is required: it decides which rules apply — complete it with your own value, such as `phase: live`"}},
		"unknown phase":    {In: "phase: prod\nname:\n", Want: []string{"error name: `name` is required: people look the service up by it"}},
		"item without key": {In: "slas: [{customer: env-agency}]\n", Want: []string{"error slas[0].id: `slas[0].id` is required in live: agreements that hold it up refer to it — add `id: sla-ea` with your own value"}},
		"wrong type":       {In: "name: [Renew]\n"},

		"tier in discovery": {In: "phase: discovery\ntier:\ncustomers:\nrisks:\n"},
		"tier in alpha":     {In: "phase: alpha\ntier:\ncustomers:\nrisks:\n", Want: []string{"error tier: `tier` is required in alpha: the owner's load is weighted by it — complete it with your own value, such as `tier: 1`"}},
		"risks in beta": {
			In: "phase: beta\nbeta_stage: public\ncustomers:\nrisks:\n",
			Want: []string{risks + "beta: the owner manages the risks of the service; write [] when there are none — " +
				"complete it with your own value, such as `risks: [{id: r1, title: CRM supplier exits, owner: a-khan, response: treat}]`"},
		},
		"customers in live": {
			In:   "customers:\nslas: []\n",
			Want: []string{"error customers: `customers` is required in live: service levels are agreed with customers — complete it with your own value, such as `customers: [{id: env-agency, name: Rivers Agency, lead: h-ito}]`"},
		},
		"nothing to list":        {In: "customers: []\nrisks: []\n"},
		"false counts":           {In: "transactional: false\n"},
		"owner has its own rule": {In: "owner:\n"},
		"mistyped": {
			In: "# file: people.yaml\npeople:\n  a-khan: {naem: Aisha Khan, email: aisha.khan@example.gov.uk}\n",
			Want: []string{"error people.yaml people.a-khan.name: `people.a-khan.name` is required: readers know people by name, not by id — " +
				"write `name` in place of `naem` in line 20"},
		},
		"mistyped elsewhere": {
			In:   "slas: [{customer: env-agency}]\nidd: sla-ea\n",
			Want: []string{"error slas[0].id: `slas[0].id` is required in live: agreements that hold it up refer to it — add `id: sla-ea` with your own value"},
		},
		"a service that has ended": {In: ended + "name:\n", Want: []string{"error name: `name` is required in retirement"}},
		"people":                   {In: "# file: people.yaml\npeople:\n  a-khan: {email: aisha.khan@example.gov.uk}\n", Want: []string{"error people.yaml people.a-khan.name"}},
	})
}

func TestValueNotAllowed(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.ValueNotAllowed(), map[string]ruletest.Case{
		"allowed":              {},
		"not in the list":      {In: "audience: everyone\n", Want: []string{"error audience: `audience` is `everyone`; allowed: public, business, staff, research — write one of: public, business, staff, research"}},
		"near one of the list": {In: "audience: publik\n", Want: []string{"error audience: `audience` is `publik`; allowed: public, business, staff, research — did you mean `public`?"}},
		"people as a service": {
			In: "schema: svc-people/v1\n",
			Want: []string{"error schema: `schema` is `svc-people/v1`; allowed: svc/v1 — write svc/v1 if this is a service; if it is not, " +
				"move it out of services, and beside svc.yaml call it people.yaml"},
		},
		"key of a scale": {
			In:   "# file: risk-scale.yaml\nimpact: {1: minimal, 6: severe}\n",
			Want: []string{"error risk-scale.yaml impact.6: `impact.6` is `6`; allowed: 1, 2, 3, 4, 5 — write one of: 1, 2, 3, 4, 5"},
		},
		"item of a list": {In: "channels: [online, fax]\n", Want: []string{"error channels[1]: `channels[1]` is `fax`; allowed: online, app, webchat, email, phone, post, face-to-face, counter"}},
		"key of two alphabets": {
			In:   "# whole file: people.yaml\nschema: svc-people/v1\npeople:\n  \u0430-khan: {name: A}\n  \u0430\u043d\u043d\u0430: {name: B}\n",
			Want: []string{"error people.yaml people.\u0430-khan: the key `\u0430-khan` mixes letters of two alphabets: `\u0430` is the character U+0430 — type the key again"},
		},
		"least":              {In: "tier: 1\n"},
		"below the least":    {In: "tier: 0\n", Want: []string{"error tier: `tier` is `0`; allowed: a number from 1 to 4 — write a number from 1 to 4"}},
		"most":               {In: "tier: 4\n"},
		"above the most":     {In: "tier: 5\n", Want: []string{"error tier: `tier` is `5`; allowed: a number from 1 to 4 — write a number from 1 to 4"}},
		"no time at all":     {In: "slas: [{id: sla-ea, rto_minutes: 0}]\n"},
		"less than no time":  {In: "slas: [{id: sla-ea, rto_minutes: -1}]\n", Want: []string{"error slas[sla-ea].rto_minutes: `slas[sla-ea].rto_minutes` is `-1`; allowed: 0 or more — write 0 or more"}},
		"pence":              {In: "targets: {cost_per_transaction: 8.25}\n"},
		"less than pence":    {In: "targets: {cost_per_transaction: 8.255}\n", Want: []string{"error targets.cost_per_transaction: `targets.cost_per_transaction` is `8.255`; allowed: an amount from 0 with at most 2 digits after the point, such as 1250.50 — write it like this: 1250.50"}},
		"all of 100":         {In: "targets: {digital_take_up_percent: 100}\n"},
		"more than 100":      {In: "targets: {digital_take_up_percent: 100.1}\n", Want: []string{"error targets.digital_take_up_percent: `targets.digital_take_up_percent` is `100.1`; allowed: a number from 0 to 100, such as 99.5"}},
		"address":            {In: "contact: {email: somebody}\n", Want: []string{"error contact.email: `contact.email` is `somebody`; allowed: one e-mail address such as fishing-licence@example.gov.uk — write it like this: fishing-licence@example.gov.uk"}},
		"telephone":          {In: "contact: {phone: \"0123\"}\n", Want: []string{"error contact.phone: `contact.phone` is `0123`; allowed: an international number in quotes and without spaces, such as \"+441632960000\" — write it like this: \"+441632960000\""}},
		"page":               {In: "contact: {url: www.example.gov.uk}\n", Want: []string{"error contact.url: `contact.url` is `www.example.gov.uk`; allowed: an address such as https://docs.example.gov.uk/plan"}},
		"stage outside beta": {In: "beta_stage: public\n", Want: []string{"error beta_stage: `beta_stage` is `public` in phase live; only a service in beta has one — remove it"}},
		"stage in beta":      {In: "phase: beta\nbeta_stage: public\n"},
		"skill level": {
			In:   "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, skills: {agile_working: good}}\n",
			Want: []string{"error people.yaml people.b-jones.skills.agile_working: `people.b-jones.skills.agile_working` is `good`; allowed: unset, awareness, working, practitioner, expert"},
		},
		"hidden in a name":         {In: "name: \"Renew\\u200b a licence\"\n", Want: []string{"error name: a value holds the invisible character U+200B — delete it"}},
		"hidden in prose":          {In: "description: \"Lets anglers\\u200b renew a rod licence.\"\n", Want: []string{"warning description: a value holds the invisible character U+200B"}},
		"hidden in a need":         {In: "users: [{id: anglers, needs: [{text: \"Renew\\u200b\"}]}]\n", Want: []string{"warning users[0].needs[0].text"}},
		"pattern of the id":        {In: "id: Renew\n"},
		"wrong type":               {In: "tier: high\n"},
		"no such day":              {In: "reviewed: 2026-02-30\n"},
		"a service that has ended": {In: ended + "audience: everyone\n", Want: []string{"error audience"}},
	})
}

func TestInvalidDate(t *testing.T) {
	t.Parallel()
	const (
		form1 = " — write the year, the month and the day in digits, with hyphens between them"
		swap  = " — write an end that is not before the start; perhaps the two are swapped"
	)
	day := func(v string) string { return " — write `" + v + "` if that is the day" }
	period := func(v, help string) []string {
		return []string{"error slas[sla-ea].window: `" + v + "` is not a valid duration; write it like P6M — write " + help}
	}
	date := func(v string) string {
		return "error reviewed: `" + v + "` is not a valid date; write it like 2026-06-15"
	}
	ruletest.Try(t, form.InvalidDate(), map[string]ruletest.Case{
		"valid":              {},
		"29 February":        {In: "reviewed: 2024-02-29\n"},
		"29 February, again": {In: "reviewed: 2026-02-29\n", Want: []string{date("2026-02-29") + " — there is no such day in the calendar; write one that there is"}},
		"13th month":         {In: "reviewed: 2026-13-01\n", Want: []string{date("2026-13-01")}},
		"slashes":            {In: "reviewed: 01/06/2026\n", Want: []string{date("01/06/2026") + form1}},
		"without zeros":      {In: "reviewed: 2026-6-1\n", Want: []string{date("2026-6-1") + day("2026-06-01")}},
		"day first":          {In: "reviewed: 20-02-2026\n", Want: []string{date("20-02-2026") + day("2026-02-20")}},
		"month first":        {In: "reviewed: 02/20/2026\n", Want: []string{date("02/20/2026") + day("2026-02-20")}},
		"without marks":      {In: "reviewed: 20260601\n", Want: []string{date("20260601") + day("2026-06-01")}},
		"eight letters":      {In: "reviewed: tomorrow\n", Want: []string{date("tomorrow") + form1}},
		"day like the month": {In: "reviewed: 02.02.2026\n", Want: []string{date("02.02.2026") + day("2026-02-02")}},
		"day first, none":    {In: "reviewed: 30/02/2026\n", Want: []string{date("30/02/2026") + form1}},
		"year alone":         {In: "reviewed: 1/2026\n", Want: []string{date("1/2026") + form1}},
		"word":               {In: "reviewed: soon\n", Want: []string{date("soon") + form1}},
		"with a time":        {In: "reviewed: 2026-06-01T10:00:00Z\n", Want: []string{date("2026-06-01T10:00:00Z") + day("2026-06-01")}},
		"in quotes":          {In: "reviewed: \"2026-06-01\"\n"},
		"number":             {In: "reviewed: 5\n", Want: []string{date("5")}},
		"list":               {In: "reviewed: [2026-06-01]\n"},
		"month":              {In: "performance: [{period: 2026-13}]\n", Want: []string{"error performance[2026-13].period: `2026-13` is not a valid month; write it like 2026-06 — write the year and the month, 01 to 12, in digits, with a hyphen between them"}},
		"financial year": {
			In:   "finance: {budgets: [{year: 2026-28, amount: 1}]}\n",
			Want: []string{"error finance.budgets[2026-28].year: `2026-28` is not a valid financial year; write it like 2026-27 — write two years that follow each other, the second with two digits"},
		},
		"turn of the century":            {In: "finance: {budgets: [{year: 2099-00, amount: 1}]}\n"},
		"duration":                       {In: "slas: [{id: sla-ea, window: 30 days}]\n", Want: period("30 days", "`P30D`")},
		"duration in a word":             {In: "slas: [{id: sla-ea, window: Monthly}]\n", Want: period("Monthly", "`P1M`")},
		"duration in other words":        {In: "slas: [{id: sla-ea, window: first Monday}]\n", Want: period("first Monday", "P and then years (Y), months (M), weeks (W) or days (D), such as P30D for 30 days")},
		"duration of none":               {In: "slas: [{id: sla-ea, window: 0 days}]\n", Want: period("0 days", "P and then years (Y), months (M), weeks (W) or days (D), such as P30D for 30 days")},
		"no time":                        {In: "slas: [{id: sla-ea, window: P0D}]\n", Want: []string{"error slas[sla-ea].window: `P0D` is not a valid duration; write it like P6M"}},
		"hours":                          {In: "slas: [{id: sla-ea, window: PT12H}]\n", Want: []string{"error slas[sla-ea].window: `PT12H` is not a valid duration; write it like P6M"}},
		"number, which is none of these": {In: "team: {fte: many}\n"},

		"one day": {In: "slas: [{id: sla-ea, valid: {from: 2026-02-01, to: 2026-02-01}}]\n"},
		"ends a day early": {
			In:   "slas: [{id: sla-ea, valid: {from: 2026-02-01, to: 2026-01-31}}]\n",
			Want: []string{"error slas[sla-ea].valid.to: `slas[sla-ea].valid.to` ends on 2026-01-31, before it starts on 2026-02-01" + swap},
		},
		"no end":                   {In: "slas: [{id: sla-ea, valid: {from: 2026-02-01}}]\n"},
		"agreement behind":         {In: "olas: [{id: ola-crm, valid: {from: 2026-02-01, to: 2026-01-31}}]\n", Want: []string{"error olas[ola-crm].valid.to"}},
		"former owner":             {In: "ownership_history: [{person: d-lee, from: 2025-01-02, to: 2025-01-01}]\n", Want: []string{"error ownership_history[d-lee/2025-01-02].to"}},
		"former phase":             {In: "phase_history: [{phase: alpha, from: 2025-01-02, to: 2025-01-01}]\n", Want: []string{"error phase_history[alpha/2025-01-02].to"}},
		"sprint":                   {In: "finance: {sprints: [{id: s1, from: 2026-02-01, to: 2026-01-31}]}\n", Want: []string{"error finance.sprints[s1].to"}},
		"in a shared file":         {In: "# file: people.yaml\npeople:\n  d-lee: {name: Dan Lee, left: 2025-09-31}\n", Want: []string{"error people.yaml people.d-lee.left"}},
		"a service that has ended": {In: ended + "reviewed: soon\n", Want: []string{"error reviewed"}},
	})
}

func TestIDMismatch(t *testing.T) {
	t.Parallel()
	const (
		report  = "error id: id `renew-rod-licence` must equal file name `renew-fishing-licence`"
		pattern = " breaks the pattern: 3 to 63 lower-case letters, digits and hyphens, a letter first"
	)
	whole := func(file, id string) string { return "# file: services/" + file + ".yaml\nid: " + id + "\n" }
	at := func(file, text string) []string { return []string{"error services/" + file + ".yaml id: id `" + text} }
	ruletest.Try(t, form.IDMismatch(), map[string]ruletest.Case{
		"equal":                    {},
		"other":                    {In: "id: renew-rod-licence\n", Want: []string{report + " — write `id: renew-fishing-licence`, or rename the file to renew-rod-licence.yaml"}},
		"absent":                   {In: "id:\n"},
		"no text":                  {In: "id: [a]\n"},
		"capitals in both":         {In: whole("Renew", "Renew"), Want: at("Renew", "Renew`"+pattern+" — write `id: renew` and rename the file to match")},
		"capitals in the file":     {In: whole("Renew", "renew"), Want: at("Renew", "renew` must equal file name `Renew` — rename the file to renew.yaml")},
		"capitals in the id":       {In: whole("renew", "Renew"), Want: at("renew", "Renew` must equal file name `renew` — write `id: renew`")},
		"the ends of the alphabet": {In: whole("AZ_az09_", "AZ_az09_"), Want: at("AZ_az09_", "AZ_az09_`"+pattern+" — write `id: az-az09` and rename the file to match")},
		"neither has the pattern":  {In: whole("Pay_Fine", "Pay Fine"), Want: at("Pay_Fine", "Pay Fine` must equal file name `Pay_Fine` — write `id: pay-fine` and rename the file to pay-fine.yaml")},
		"two letters":              {In: whole("ab", "ab"), Want: at("ab", "ab`"+pattern+" — write `id: my-service` and rename the file to match")},
		"three letters":            {In: whole("abc", "abc")},
		"digit first":              {In: whole("2pay", "2pay"), Want: at("2pay", "2pay`"+pattern+" — write `id: pay` and rename the file to match")},
		"a device":                 {In: whole("con", "con"), Want: at("con", "con` is the name of a device in Windows, where no file can be called con.yaml — write another id, such as `id: con-service`, and rename the file to match")},
		"a device with a number":   {In: whole("lpt9", "lpt9"), Want: at("lpt9", "lpt9` is the name of a device in Windows, where no file can be called lpt9.yaml")},
		"nearly a device":          {In: whole("com10", "com10")},
		"63 characters":            {In: whole(long, long)},
		"64 characters":            {In: whole(long+"x", long+"x"), Want: []string{"error services/" + long + "x.yaml id"}},
		"in a folder":              {In: "# file: services/money/pay-fine.yaml\nid: pay-fine\n"},
		"a service that has ended": {In: ended + "id: renew-rod-licence\n", Want: []string{report}},
		"copied, while nobody else says so": {
			In: whole("pay-fine", "renew-fishing-licence"), Want: at("pay-fine", "renew-fishing-licence` must equal file name `pay-fine`"),
		},
	})
}

// long is an id of 63 characters.
const long = "a23456789-123456789-123456789-123456789-123456789-123456789-123"

func TestDuplicateService(t *testing.T) {
	t.Parallel()
	const in, entry = " is also defined in services/renew-fishing-licence.yaml", "; a service has one entry and one owner"
	named := func(name string) string { return "# file: services/pay-fine.yaml\nname: " + name + "\n" }
	same := []string{"error name: `Renew a fishing licence` is also defined in services/pay-fine.yaml" + entry}
	ruletest.Try(t, form.DuplicateService(), map[string]ruletest.Case{
		"none": {},
		"name": {
			In:   named("Renew a fishing licence"),
			Want: []string{same[0] + " — keep one of the two files; if they are two services, give this one a name of its own"},
		},
		"name in capitals":      {In: named("RENEW A FISHING LICENCE"), Want: same},
		"name with more blanks": {In: named("\"Renew  a fishing licence \""), Want: same},
		"other name":            {In: named("Renew a fishing licence online")},
		"no names":              {In: "name:\n" + named("")},
		"id": {
			In: "# file: services/zoo.yaml\nid: renew-fishing-licence\n",
			Want: []string{"error services/zoo.yaml id: `renew-fishing-licence`" + in + entry +
				" — keep one of the two files; if they are two services, write `id: zoo` in this one"},
		},
		"id, in the first of the two files": {
			In:   "# file: services/a-copy.yaml\nid: renew-fishing-licence\n",
			Want: []string{"error services/a-copy.yaml id: `renew-fishing-licence`" + in + entry + " — keep one of the two files; if they are two services, write `id: a-copy` in this one"},
		},
		"id and name": {
			In:   "# file: services/zoo.yaml\nid: renew-fishing-licence\nname: Renew a fishing licence\n",
			Want: []string{"error services/zoo.yaml id"},
		},
		"id, in two folders": {
			In: "# file: services/west/renew-fishing-licence.yaml\nname: Renew in the west\n",
			Want: []string{"error services/west/renew-fishing-licence.yaml id: `renew-fishing-licence`" + in + entry +
				" — keep one of the two files; if they are two services, give this one an id and a file name of its own"},
		},
		"id that is no file's": {
			In:   "# file: services/zoo.yaml\nid: pay-fine\n# file: services/zoo-2.yaml\nid: pay-fine\nname: Else\n",
			Want: []string{"error services/zoo.yaml id: `pay-fine` is also defined in services/zoo-2.yaml" + entry},
		},
		"three": {
			In:   "# file: services/zoo.yaml\nid: renew-fishing-licence\n# file: services/zoo-2.yaml\nid: renew-fishing-licence\n",
			Want: []string{"error services/zoo-2.yaml id", "error services/zoo.yaml id"},
		},
		"one that has ended": {In: named("Renew a fishing licence") + ended, Want: []string{"error name"}},
		"one cannot be read": {In: "# whole file: services/west/renew-fishing-licence.yaml\nname: [\n"},
	})
}
