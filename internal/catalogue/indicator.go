package catalogue

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Indicator is one of the four figures that a transactional service publishes, as the counts of a month give it.
type Indicator struct {
	Field string   // its field in targets, such as completion_rate_percent
	Name  string   // such as completion rate
	Value *big.Rat // nil where the counts do not give it
	Money bool     // an amount, of which less is better; the others are percentages, of which more is better
}

// Indicators works out the four figures of a month from its counts, never from what is stated.
func Indicators(p *schema.Performance) [4]Indicator {
	channels, complete := volumes(p.Channels)
	var cost, takeUp *big.Rat
	if complete {
		cost, takeUp = known(measure.CostPerTransaction(channels...)), known(measure.DigitalTakeUp(channels...))
	}
	return [...]Indicator{
		{Field: "cost_per_transaction", Name: "cost per transaction", Value: cost, Money: true},
		{Field: "user_satisfaction_percent", Name: "user satisfaction", Value: satisfaction(p.Satisfaction)},
		{Field: "completion_rate_percent", Name: "completion rate", Value: known(measure.CompletionRate(channels...))},
		{Field: "digital_take_up_percent", Name: "digital take-up", Value: takeUp},
	}
}

// In is the value that targets, or stated figures, give for the indicator; absent where they do not.
func (i Indicator) In(t *schema.Targets) schema.Decimal {
	if t == nil {
		return schema.Decimal{}
	}
	switch i.Field {
	case "cost_per_transaction":
		return t.CostPerTransaction
	case "user_satisfaction_percent":
		return t.UserSatisfactionPercent
	case "completion_rate_percent":
		return t.CompletionRatePercent
	default:
		return t.DigitalTakeUpPercent
	}
}

// WorseThan reports whether the value misses a target. A target that is met exactly is met.
func (i Indicator) WorseThan(target *big.Rat) bool {
	if i.Value == nil {
		return false
	}
	if i.Money {
		return i.Value.Cmp(target) > 0
	}
	return i.Value.Cmp(target) < 0
}

// known is the value of a measure, or nil where there is none.
func known(value *big.Rat, ok bool) *big.Rat {
	if !ok {
		return nil
	}
	return value
}

// volumes turns the counts of a month into channels to measure. What was completed with
// assisted digital support counts as digital wherever the help was given. It reports false when a channel lacks its count
// of completed transactions, without which shares and means would flatter.
func volumes(counts map[string]schema.ChannelVolume) (channels []measure.Channel, complete bool) {
	complete = true
	for name, count := range counts {
		if count.Completed == nil {
			complete = false
			continue
		}
		c := measure.Channel{Digital: Digital(name), Completed: int64(*count.Completed)}
		if count.Started != nil {
			c.Started = int64(*count.Started)
		}
		if count.Cost.IsSet() {
			c.Cost = count.Cost.Rat()
		}
		if count.Assisted != nil && !c.Digital {
			helped := measure.Channel{Digital: true, Completed: int64(*count.Assisted)}
			if c.Completed -= helped.Completed; c.Cost != nil {
				helped.Cost = new(big.Rat) // all of it stays with the rest of the channel
			}
			channels = append(channels, helped)
		}
		channels = append(channels, c)
	}
	return channels, complete
}

// satisfaction is the mean rating where all five are counted.
func satisfaction(s *schema.Satisfaction) *big.Rat {
	if s == nil {
		return nil
	}
	var ratings [5]int64
	for i, n := range [...]*int{s.VerySatisfied, s.Satisfied, s.Neither, s.Dissatisfied, s.VeryDissatisfied} {
		if n == nil {
			return nil
		}
		ratings[i] = int64(*n)
	}
	return known(measure.Satisfaction(ratings))
}

// LatestMonth is the number of the latest month of performance, or -1 when there is none.
func (s *Service) LatestMonth() int {
	latest := -1
	for i := range s.Performance {
		if m := s.Performance[i].Period; !m.IsZero() && (latest < 0 || m.Compare(s.Performance[latest].Period) > 0) {
			latest = i
		}
	}
	return latest
}

// YearlyVolume is how many transactions a year brings, judged by those completed in the twelve months up to the latest; nil
// when nobody counts them.
func (s *Service) YearlyVolume() *big.Rat {
	latest := s.LatestMonth()
	if latest < 0 {
		return nil
	}
	end := measure.Month(s.Performance[latest].Period)
	since := end.Last().AddDays(1).Add(measure.Period{Years: -1})
	months, counts := 0, make([]int64, 0, len(s.Performance))
	for i := range s.Performance {
		p := &s.Performance[i]
		if len(p.Channels) == 0 || measure.Month(p.Period).First().Before(since) {
			continue
		}
		months++
		for _, c := range p.Channels {
			if c.Completed != nil {
				counts = append(counts, int64(*c.Completed))
			}
		}
	}
	return known(measure.YearlyVolume(months, counts...))
}
