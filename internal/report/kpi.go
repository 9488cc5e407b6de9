package report

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// kpi is how services perform by the four figures that transactional services publish (F11 to F14).
func kpi() Report {
	return Report{
		Name: "kpi", Title: "Key performance indicators", Question: "Is the service performing?", For: "public and boards",
		Rows:  "One row for each service with its latest month; transactional services from beta on that have no figures are listed too.",
		Group: "status", Sort: "status, the worst first; period, the latest first; id", Columns: kpiColumns(),
		Fill: func(in *Input, add *Rows) {
			latest := in.latestMonths()
			for status := range kpiStatuses() {
				for _, m := range latest {
					switch {
					case m.status != status:
					case m.month >= 0:
						addMonth(m.Service, m.month, add)
					default:
						add.id(m.Service).none(kpiStatusAt - 1).text("no figures").none(3).end()
					}
				}
			}
		},
		Variants: []*Report{months()}, Picture: Lines, Drawn: months(),
	}
}

// months is every month of the figures, for a look at how they develop.
func months() *Report {
	return &Report{
		Name: "months", Title: "Key performance indicators by month", Question: "Is performance getting better?", For: "public and boards",
		Rows: "One row for each service and month.", Group: "service_id", Sort: "id, month", Picture: Lines, Columns: kpiColumns(),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				for _, i := range monthsOf(s) {
					addMonth(s, i, add)
				}
			}
		},
	}
}

// kpiStatusAt is the place of the column of the status.
const kpiStatusAt = 10

func kpiColumns() []*Column {
	return columns(`
		Service id
		Period | text | The month, as YYYY-MM.
		Cost per transaction | money | Cost of all channels, assisted digital included, ÷ transactions completed in all channels.
		Cost target | money | The most that it should cost.
		User satisfaction | percent | (100a + 75b + 50c + 25d + 0e) ÷ n, for the answers from best to worst.
		Satisfaction target | percent | The least that it should be.
		Completion rate | percent | 100 × completed ÷ started, in digital channels.
		Completion target | percent | The least that it should be.
		Digital take-up | percent | 100 × completed in digital channels, assisted digital included, ÷ completed in all channels.
		Take-up target | percent | The least that it should be.
		Status | text | inconsistent (counts cannot be, or a stated percentage is off by over a point), figures missing, below target, on target, or no target; no figures for services that owe them.
		Missed | list more | The figures that are worse than their target, or missing.
		Trend | list | Against the month before: better, worse or same.
		Published | link | Where the figures are published.
	`)
}

// kpiStatuses are the statuses of a month, the worst first.
func kpiStatuses() []string {
	return []string{"inconsistent", "no figures", "figures missing", "below target", "no target", "on target"}
}

// latestMonth is the last month of a service with figures, or none where it owes some.
type latestMonth struct {
	*catalogue.Service
	month  int // its place in the entry; -1 for none
	status int // its place among the statuses
}

// latestMonths are those of the selected services, the latest first.
func (in *Input) latestMonths() []latestMonth {
	var out []latestMonth
	for _, s := range in.sorted(func(a, b *catalogue.Service) int { return latest(b).Compare(latest(a)) }) {
		status := "no figures"
		i := s.LatestMonth()
		if i >= 0 {
			m := &s.Performance[i]
			status, _ = kpiStatus(s, m, figures(m))
		} else if !owesFigures(in, s) {
			continue
		}
		out = append(out, latestMonth{s, i, slices.Index(kpiStatuses(), status)})
	}
	return out
}

// figures are the indicators of a month; none can be worked out from counts that cannot be.
func figures(m *schema.Performance) [4]catalogue.Indicator {
	if negative(m) {
		m = &schema.Performance{}
	}
	return catalogue.Indicators(m)
}

// latest is the last month of a service with figures, absent for none.
func latest(s *catalogue.Service) schema.Month {
	if i := s.LatestMonth(); i >= 0 {
		return s.Performance[i].Period
	}
	return 0
}

// owesFigures reports whether a service has to publish figures by its phase.
func owesFigures(in *Input, s *catalogue.Service) bool {
	return transactional(s) && catalogue.PhaseNumber(s.Phase) >= catalogue.PhaseNumber("beta") && !in.archived(s)
}

// monthsOf are the numbers of the months of a service in the order of time. Those without a period are left out.
func monthsOf(s *catalogue.Service) []int {
	var out []int
	for i := range s.Performance {
		if !s.Performance[i].Period.IsZero() {
			out = append(out, i)
		}
	}
	sorting.List(out, func(i, j int) int { return s.Performance[out[i]].Period.Compare(s.Performance[out[j]].Period) })
	return out
}

func addMonth(s *catalogue.Service, i int, add *Rows) {
	m := &s.Performance[i]
	add.id(s).text(m.Period.String())
	values := figures(m)
	for _, v := range values {
		target := v.In(s.Targets)
		if v.Money {
			add.money(v.Value).money(rat(target))
		} else {
			add.share(v.Value, 1).percentage(target)
		}
	}
	status, missed := kpiStatus(s, m, values)
	add.text(status).list(missed...).list(trend(s, i, values)...).address(m.Published).end()
}

// kpiStatus judges the figures of a month, and names those that are worse than their target or missing.
func kpiStatus(s *catalogue.Service, m *schema.Performance, values [4]catalogue.Indicator) (status string, names []string) {
	var missing, below []string
	targets := 0
	for _, v := range values {
		target := v.In(s.Targets)
		switch {
		case v.Value == nil && transactional(s) && (v.Field != "completion_rate_percent" || len(s.Channels) == 0 || catalogue.HasDigital(s.Channels)):
			missing = append(missing, v.Name)
		case target.IsSet() && v.WorseThan(target.Rat()):
			below = append(below, v.Name)
		}
		if target.IsSet() {
			targets++
		}
	}
	switch {
	case negative(m):
		return "inconsistent", nil
	case inconsistent(m):
		return "inconsistent", slices.Concat(missing, below)
	case len(missing) > 0:
		return "figures missing", slices.Concat(missing, below)
	case len(below) > 0:
		return "below target", below
	case targets == 0:
		return "no target", nil
	}
	return "on target", nil
}

// trend compares the figures of a month with those of the month before.
func trend(s *catalogue.Service, i int, values [4]catalogue.Indicator) []string {
	order := monthsOf(s)
	at := slices.Index(order, i)
	if at < 1 {
		return nil
	}
	var out []string
	before := catalogue.Indicators(&s.Performance[order[at-1]])
	for n, v := range values {
		if v.Value == nil || before[n].Value == nil {
			continue
		}
		c := v.Value.Cmp(before[n].Value)
		if v.Money {
			c = -c
		}
		out = append(out, v.Name+" "+[...]string{"worse", "same", "better"}[cmp.Compare(c, 0)+1])
	}
	return out
}

// negative reports whether any count of a month is below zero, so that nothing can be worked out from it.
func negative(m *schema.Performance) bool {
	below := func(counts ...*int) bool {
		return slices.ContainsFunc(counts, func(n *int) bool { return n != nil && *n < 0 })
	}
	for _, c := range m.Channels {
		if below(c.Started, c.Completed, c.Assisted) {
			return true
		}
	}
	a := m.Satisfaction
	return a != nil && below(a.VerySatisfied, a.Satisfied, a.Neither, a.Dissatisfied, a.VeryDissatisfied)
}

// inconsistent reports whether the counts of a month cannot be, or a stated percentage is not borne out by them.
func inconsistent(m *schema.Performance) bool {
	if negative(m) {
		return true
	}
	for _, c := range m.Channels {
		if over(c.Completed, c.Started) || over(c.Assisted, c.Completed) {
			return true
		}
	}
	for _, v := range catalogue.Indicators(m) {
		if stated := v.In(m.Stated); !v.Money && v.Value != nil && stated.IsSet() && !measure.StatedAgrees(stated.Rat(), v.Value) {
			return true
		}
	}
	return false
}

// over reports whether a part is larger than the whole, where both are counted.
func over(part, whole *int) bool { return part != nil && whole != nil && *part > *whole }

// count is a count as an exact number, nil where there is none.
func count(n *int) *big.Rat {
	if n == nil {
		return nil
	}
	return big.NewRat(int64(*n), 1)
}
