package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A generated catalogue has one platform for every servicesPerPlatform services, and one person for every
// servicesPerPerson.
const (
	servicesPerPlatform = 100
	servicesPerPerson   = 4
)

// generate writes a catalogue of n services below dir, the same for the same seed. As of 2026-06-15 it has no errors.
func generate(dir string, n int, seed uint64) error {
	g := &generator{rand: rand.New(rand.NewPCG(seed, 1)), n: n, consumers: map[int][]int{}}
	services := filepath.Join(dir, "services")
	if err := os.MkdirAll(services, 0o750); err != nil {
		return err
	}
	texts := make([]string, n)
	for i := range n {
		texts[i] = g.service(i)
	}
	for i := range n {
		if g.isPlatform(i) {
			texts[i] += g.platform(i)
		}
		if err := os.WriteFile(filepath.Join(services, id(i)+".yaml"), []byte(texts[i]), 0o600); err != nil {
			return err
		}
	}
	for name, text := range map[string]string{"svc.yaml": settings, "people.yaml": g.people()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

const settings = `schema: svc-settings/v1
profiles: [core]
currency: GBP
email_domains: [example.gov.uk]
portfolios:
  licensing: {name: Licensing}
  permits: {name: Permits}
  shared: {name: Shared platforms}
limits: {fan_in: 10000}
`

type generator struct {
	rand      *rand.Rand
	n         int
	consumers map[int][]int // of a platform
}

func id(i int) string { return fmt.Sprintf("service-%06d", i) }

func (g *generator) isPlatform(i int) bool { return i%servicesPerPlatform == 0 }

// person is the id of the k-th person.
func (g *generator) person(k int) string { return fmt.Sprintf("p-%06d", k%g.persons()) }

func (g *generator) persons() int { return max(8, g.n/servicesPerPerson) }

func (g *generator) people() string {
	var b strings.Builder
	b.WriteString("schema: svc-people/v1\npeople:\n")
	for k := range g.persons() {
		fmt.Fprintf(&b, "  %s: {name: Person %d, email: person.%d@example.gov.uk, unit: unit-%d, grade: G7}\n", g.person(k), k, k, k%40)
	}
	return b.String()
}

// pick chooses one of several texts.
func (g *generator) pick(texts ...string) string { return texts[g.rand.IntN(len(texts))] }

// service writes one entry of about 3 KB with most blocks that a live service has.
func (g *generator) service(i int) string {
	owner, deputy, lead := g.person(i/servicesPerPerson), g.person(i/servicesPerPerson+1), g.person(i/servicesPerPerson+2)
	kind, portfolio := "service", g.pick("licensing", "permits")
	if g.isPlatform(i) {
		kind, portfolio = "platform", "shared"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# Entry %d of a generated catalogue.
schema: svc/v1
id: %s
name: Renew permit number %d
description: Lets holders of permit %d renew it online, by phone or by post before it ends.
type: %s
phase: live
portfolio: %s
owner: {person: %s, since: 2025-09-01, mandate: "https://docs.example.gov.uk/m%d"}
deputies: [%s]
contact: {email: service-%d@example.gov.uk}
risk_register: {ref: RR-%d, reviewed: 2026-05-01}
scope: {in: [Renewals of permit %d], out: [New permits]}
stakeholders:
  - {id: holders, name: Permit holders, kind: user, influence: %d, interest: %d}
reviewed: 2026-06-0%d
audience: public
transactional: true
scale: %s
tier: %d
vision: Nobody goes without permit %d because renewing it was hard.
customers:
  - {id: agency, name: Agency %d, lead: %s}
functionality: [Renew, Change address, Refund]
capacity: {unit: renewals per day, maximum: %d, current: %d}
`, i, id(i), i, i, kind, portfolio, owner, i, deputy, i, i, i, 1+g.rand.IntN(5), 1+g.rand.IntN(5), 1+g.rand.IntN(9),
		g.pick("small", "large"), g.tier(i), i, i%50, lead, 1000+g.rand.IntN(5000), g.rand.IntN(1000))
	g.operation(&b, i, owner, lead)
	return b.String()
}

// tier makes one service in four more critical; it keeps the load of an owner of four services within the limit.
func (g *generator) tier(i int) int { return 1 + min(3, i%servicesPerPerson+1) }

// operation writes the blocks about running the service.
func (g *generator) operation(b *strings.Builder, i int, owner, lead string) {
	fmt.Fprintf(b, `team:
  fte: %d.5
  members: {service_manager: %s}
escalation:
  major_incident: {criteria: Nobody can renew permit %d for 30 minutes, notify_owner_within_minutes: 30}
  levels:
    - {level: 1, role: service_manager, after_minutes: 0, hours: always}
    - {level: 2, role: service_owner, after_minutes: 30, hours: always}
communications:
  - {audience: customers, via: bulletin, every: P1M}
  - {audience: users, via: status page, every: P1M}
products:
  - {id: web, name: Renewal site, channels: [online], lead: %s}
channels: [online, phone, post]
components:
  - {id: db, kind: technical, owner: %s}
`, 2+g.rand.IntN(9), lead, i, lead, lead)
	agreements := g.dependencies(b, i)
	availability := "99.5"
	if g.isPlatform(i) {
		availability = "99.95"
	}
	fmt.Fprintf(b, `slas:
  - id: sla-agency
    customer: agency
    valid: {from: 2026-04-01, to: 2027-03-31}
    review_by: 2026-12-31
    agreed: {by: [%s, %s], date: 2026-03-20}
    service_hours: always
    support_hours: always
    availability_percent: %s
    window: P30D
    incident:
      p1: {response_minutes: 15, resolve_minutes: 240}
      p2: {response_minutes: 60, resolve_minutes: 960}
    rto_minutes: 20
    rpo_minutes: 15
    measured_by: https://status.example.gov.uk
    measured:
      - {period: 2026-05, availability_percent: 99.9%d}
`, owner, lead, availability, 6+g.rand.IntN(4))
	b.WriteString(agreements)
	fmt.Fprintf(b, `risks:
  - id: r1
    title: Supplier of part %d stops
    category: commercial
    owner: %s
    status: open
    reviewed: 2026-05-20
    inherent: {likelihood: 4, impact: 5}
    residual: {likelihood: %d, impact: 4}
    response: treat
`, i, owner, 1+g.rand.IntN(2))
}

// dependencies writes one critical and one degrading dependency on platforms, and gives the agreement under the critical one.
func (g *generator) dependencies(b *strings.Builder, i int) (agreements string) {
	if g.isPlatform(i) || g.n < 2*servicesPerPlatform {
		return ""
	}
	platforms := g.n / servicesPerPlatform
	first := g.rand.IntN(platforms)
	second := (first + 1 + g.rand.IntN(platforms-1)) % platforms
	for _, k := range []int{first, second} {
		g.consumers[k] = append(g.consumers[k], i)
	}
	agreed := func(k int) string { return g.person(k * servicesPerPlatform / servicesPerPerson) }
	fmt.Fprintf(b, `dependencies:
  - {service: %s, kind: technical, criticality: critical, ola: ola-1, agreed: {by: %s, date: 2026-03-10}}
  - {service: %s, kind: functional, criticality: degrading, agreed: {by: %s, date: 2026-03-10}}
`, id(first*servicesPerPlatform), agreed(first), id(second*servicesPerPlatform), agreed(second))
	return fmt.Sprintf(`olas:
  - id: ola-1
    provider: {service: %s}
    underpins: [sla-agency]
    valid: {from: 2026-04-01, to: 2027-03-31}
    support_hours: always
    availability_percent: 99.95
    incident:
      p1: {response_minutes: 10, resolve_minutes: 120}
    rto_minutes: 10
    rpo_minutes: 5
`, id(first*servicesPerPlatform))
}

// platform writes the block that only platforms have.
func (g *generator) platform(i int) string {
	var b strings.Builder
	b.WriteString("platform:\n  strategy: https://docs.example.gov.uk/strategy\n  roadmap: https://docs.example.gov.uk/roadmap\n  funding: recharge\n")
	if list := g.consumers[i/servicesPerPlatform]; len(list) > 0 {
		b.WriteString("  consumers:\n")
		for _, consumer := range list {
			b.WriteString("    - " + id(consumer) + "\n")
		}
	}
	return b.String()
}
