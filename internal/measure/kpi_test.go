package measure_test

import (
	"math"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func online(t *testing.T) measure.Channel {
	t.Helper()
	return measure.Channel{Digital: true, Started: 50_000, Completed: 41_250, Cost: rat(t, "123750")}
}

func phone(t *testing.T) measure.Channel {
	t.Helper()
	return measure.Channel{Completed: 8750, Cost: rat(t, "175000")}
}

func post(t *testing.T) measure.Channel {
	t.Helper()
	return measure.Channel{Completed: 5000, Cost: rat(t, "113750")}
}

func TestF11CostPerTransaction(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   []measure.Channel
		want string
	}{
		"all channels":     {[]measure.Channel{online(t), phone(t), post(t)}, "7.5"},
		"online":           {[]measure.Channel{online(t)}, "3"},
		"phone":            {[]measure.Channel{phone(t)}, "20"},
		"post":             {[]measure.Channel{post(t)}, "22.75"},
		"an idle channel":  {[]measure.Channel{online(t), {}}, "3"},
		"idle but running": {[]measure.Channel{online(t), {Cost: rat(t, "41250")}}, "4"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.CostPerTransaction(tt.in...)
			if !ok {
				t.Fatal("CostPerTransaction is unknown, want a value")
			}
			wantExact(t, "CostPerTransaction", got, tt.want)
		})
	}
}

func TestCostPerTransactionUnknown(t *testing.T) {
	t.Parallel()
	tests := map[string][]measure.Channel{
		"no channels":          nil,
		"nothing completed":    {{Cost: rat(t, "100")}},
		"one cost not stated":  {online(t), {Completed: 10}},
		"no cost and no count": {{}},
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := measure.CostPerTransaction(in...); ok {
				t.Errorf("CostPerTransaction = %v, want none", got)
			}
		})
	}
}

func TestF12DigitalTakeUp(t *testing.T) {
	t.Parallel()
	got, ok := measure.DigitalTakeUp(online(t), phone(t), post(t))
	if !ok {
		t.Fatal("DigitalTakeUp is unknown, want a value")
	}
	wantExact(t, "DigitalTakeUp", got, "75")
	wantRounded(t, "DigitalTakeUp", got, 1, "75.0")
	if got, ok := measure.DigitalTakeUp(measure.Channel{Digital: true, Started: 5}); ok {
		t.Errorf("DigitalTakeUp of nothing completed = %v, want none", got)
	}
}

func TestF13CompletionRate(t *testing.T) {
	t.Parallel()
	got, ok := measure.CompletionRate(online(t), phone(t), post(t))
	if !ok {
		t.Fatal("CompletionRate is unknown, want a value")
	}
	wantExact(t, "CompletionRate", got, "82.5")

	uncounted := measure.Channel{Digital: true, Completed: 700}
	got, _ = measure.CompletionRate(online(t), uncounted)
	wantExact(t, "CompletionRate beside a channel without starts", got, "82.5")
	if got, ok := measure.CompletionRate(uncounted, phone(t)); ok {
		t.Errorf("CompletionRate without starts = %v, want none", got)
	}
}

func TestF14Satisfaction(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		ratings   [5]int64
		want      string // two decimals
		published string // no decimals
	}{
		"the sampler":      {[5]int64{528, 419, 153, 46, 23}, "79.58", "80"},
		"April 2026":       {[5]int64{450, 410, 131, 21, 12}, "80.88", "81"},
		"all delighted":    {[5]int64{7, 0, 0, 0, 0}, "100.00", "100"},
		"all disappointed": {[5]int64{0, 0, 0, 0, 7}, "0.00", "0"},
		"undecided":        {[5]int64{1, 1, 1, 1, 1}, "50.00", "50"},
		"counts too large": {[5]int64{math.MaxInt64, math.MaxInt64, 0, 0, 0}, "87.50", "88"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.Satisfaction(tt.ratings)
			if !ok {
				t.Fatal("Satisfaction is unknown, want a value")
			}
			wantRounded(t, "Satisfaction", got, 2, tt.want)
			wantRounded(t, "Satisfaction", got, 0, tt.published)
		})
	}
	if got, ok := measure.Satisfaction([5]int64{}); ok {
		t.Errorf("Satisfaction of no answers = %v, want none", got)
	}
}

func TestF14StatedAgrees(t *testing.T) {
	t.Parallel()
	sampler, _ := measure.Satisfaction([5]int64{528, 419, 153, 46, 23})
	april, _ := measure.Satisfaction([5]int64{450, 410, 131, 21, 12})
	if !measure.StatedAgrees(rat(t, "80"), sampler) {
		t.Error("80 stated for 79.58 disagrees, want rounding to be allowed")
	}
	if measure.StatedAgrees(rat(t, "84"), april) {
		t.Error("84 stated for 80.88 agrees, want not")
	}
	for stated, want := range map[string]bool{"83.5": true, "81.5": true, "83.51": false, "81.49": false} {
		if got := measure.StatedAgrees(rat(t, stated), rat(t, "82.5")); got != want {
			t.Errorf("StatedAgrees(%s, 82.5) = %t, want %t", stated, got, want)
		}
	}
}

func TestYearlyVolume(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		months int
		in     []int64
		want   string
	}{
		"one month":         {1, []int64{41_250, 8750, 5000}, "660000"},
		"two months":        {2, []int64{8000, 9000}, "102000"},
		"a year":            {12, []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, "78"},
		"nothing completed": {1, []int64{0}, "0"},
		"more than fits":    {12, []int64{math.MaxInt64, math.MaxInt64}, "18446744073709551614"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.YearlyVolume(tt.months, tt.in...)
			if !ok {
				t.Fatal("YearlyVolume is unknown, want a value")
			}
			wantExact(t, "YearlyVolume", got, tt.want)
		})
	}
	if got, ok := measure.YearlyVolume(0); ok {
		t.Errorf("YearlyVolume of no month = %v, want none", got)
	}
}
