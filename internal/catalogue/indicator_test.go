package catalogue_test

import (
	"math/big"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// worked is the month of the worked figures F11 to F14.
func worked() *schema.Performance {
	return &schema.Performance{
		Period: 2026_05,
		Channels: map[string]schema.ChannelVolume{
			"online": {Started: new(50_000), Completed: new(41_250), Cost: schema.NewDecimal("123750")},
			"phone":  {Completed: new(8750), Cost: schema.NewDecimal("175000")},
			"post":   {Completed: new(5000), Cost: schema.NewDecimal("113750")},
		},
		Satisfaction: &schema.Satisfaction{
			VerySatisfied: new(528), Satisfied: new(419), Neither: new(153), Dissatisfied: new(46), VeryDissatisfied: new(23),
		},
	}
}

func TestIndicators(t *testing.T) {
	t.Parallel()
	channel := func(name string, c schema.ChannelVolume) func(*schema.Performance) {
		return func(p *schema.Performance) { p.Channels[name] = c }
	}
	tests := map[string]struct {
		change func(*schema.Performance)
		want   [4]string // cost, satisfaction, completion, take-up; "" for none
	}{
		"F11 to F14":      {func(*schema.Performance) {}, [4]string{"7.50", "79.58", "82.50", "75.00"}},
		"no channels":     {func(p *schema.Performance) { p.Channels = nil }, [4]string{"", "79.58", "", ""}},
		"no satisfaction": {func(p *schema.Performance) { p.Satisfaction = nil }, [4]string{"7.50", "", "82.50", "75.00"}},
		"one answer not counted": {
			func(p *schema.Performance) { p.Satisfaction.VeryDissatisfied = nil }, [4]string{"7.50", "", "82.50", "75.00"},
		},
		"a cost is missing": {
			channel("post", schema.ChannelVolume{Completed: new(5000)}), [4]string{"", "79.58", "82.50", "75.00"},
		},
		"a count is missing": {
			channel("post", schema.ChannelVolume{Cost: schema.NewDecimal("113750")}), [4]string{"", "79.58", "82.50", ""},
		},
		"starts are not counted": {
			channel("online", schema.ChannelVolume{Completed: new(41_250), Cost: schema.NewDecimal("123750")}), [4]string{"7.50", "79.58", "", "75.00"},
		},
		"assisted online is digital anyway": {
			channel("online", schema.ChannelVolume{Started: new(50_000), Completed: new(41_250), Assisted: new(1000), Cost: schema.NewDecimal("123750")}),
			[4]string{"7.50", "79.58", "82.50", "75.00"},
		},
		"assisted by phone is digital too": { // 41,250 and 2,750 of 55,000
			channel("phone", schema.ChannelVolume{Completed: new(8750), Assisted: new(2750), Cost: schema.NewDecimal("175000")}),
			[4]string{"7.50", "79.58", "82.50", "80.00"},
		},
		"assisted by phone without cost": {
			channel("phone", schema.ChannelVolume{Completed: new(8750), Assisted: new(2750)}), [4]string{"", "79.58", "82.50", "80.00"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := worked()
			tt.change(p)
			for i, kpi := range catalogue.Indicators(p) {
				got := ""
				if kpi.Value != nil {
					got = measure.Format(kpi.Value, 2)
				}
				if got != tt.want[i] {
					t.Errorf("%s = %q, want %q", kpi.Name, got, tt.want[i])
				}
			}
		})
	}
}

func TestIndicatorTargets(t *testing.T) {
	t.Parallel()
	targets := &schema.Targets{
		CostPerTransaction: schema.NewDecimal("1"), UserSatisfactionPercent: schema.NewDecimal("2"),
		CompletionRatePercent: schema.NewDecimal("3"), DigitalTakeUpPercent: schema.NewDecimal("4"),
	}
	for i, kpi := range catalogue.Indicators(worked()) {
		if got, want := kpi.In(targets), schema.NewDecimal(string(rune('1'+i))); got != want {
			t.Errorf("%s: In = %s, want %s", kpi.Field, got, want)
		}
		if kpi.In(nil).IsSet() {
			t.Errorf("%s: In(nil) is set", kpi.Field)
		}
		below, above := new(big.Rat).Sub(kpi.Value, big.NewRat(1, 100)), new(big.Rat).Add(kpi.Value, big.NewRat(1, 100))
		if kpi.WorseThan(kpi.Value) || kpi.WorseThan(below) != kpi.Money || kpi.WorseThan(above) == kpi.Money {
			t.Errorf("%s: worse than equal %t, less %t, more %t", kpi.Field, kpi.WorseThan(kpi.Value), kpi.WorseThan(below), kpi.WorseThan(above))
		}
	}
}

func TestYearlyVolume(t *testing.T) {
	t.Parallel()
	month := func(year, m schema.Month, counts ...int) schema.Performance {
		p := schema.Performance{Period: year*100 + m, Channels: map[string]schema.ChannelVolume{}}
		for i, n := range counts {
			p.Channels[[]string{"online", "phone"}[i]] = schema.ChannelVolume{Completed: new(n)}
		}
		return p
	}
	tests := map[string]struct {
		in   []schema.Performance
		want string
	}{
		"nothing":                {nil, ""},
		"a month without counts": {[]schema.Performance{month(2026, 5)}, ""},
		"one month":              {[]schema.Performance{month(2026, 5, 8000, 300)}, "99600"},
		"two months":             {[]schema.Performance{month(2026, 5, 8000), month(2026, 4, 9000)}, "102000"},
		"eleven months before":   {[]schema.Performance{month(2026, 5, 8000), month(2025, 6, 9000)}, "102000"},
		"a year before":          {[]schema.Performance{month(2026, 5, 8000), month(2025, 5, 9000)}, "96000"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &catalogue.Service{Service: schema.Service{Performance: tt.in}}
			got := ""
			if v := s.YearlyVolume(); v != nil {
				got = measure.Format(v, 0)
			}
			if got != tt.want {
				t.Errorf("YearlyVolume() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDigital(t *testing.T) {
	t.Parallel()
	for channel, want := range map[string]bool{
		"online": true, "app": true, "webchat": true, "email": true, "phone": false, "post": false, "face-to-face": false, "counter": false, "": false,
	} {
		if got := catalogue.Digital(channel); got != want {
			t.Errorf("Digital(%q) = %t, want %t", channel, got, want)
		}
	}
	if catalogue.HasDigital([]string{"phone", "post"}) || !catalogue.HasDigital([]string{"phone", "app"}) || catalogue.HasDigital(nil) {
		t.Error("HasDigital does not look for one digital channel")
	}
}
