package report

import (
	"math/big"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// channelNames are the channels in the order of the matrix, digital ones first.
func channelNames() []string {
	return []string{"online", "app", "webchat", "email", "phone", "post", "face-to-face", "counter"}
}

// channels is who can use a service and how.
func channels() Report {
	columns := []*Column{serviceID(), texts("Audience", "Whom the service is for.").more()}
	for _, name := range [...]string{"Online", "App", "Webchat", "Email", "Phone", "Post", "Face-to-face", "Counter"} {
		columns = append(columns, texts(name, "yes where the service is reached this way."))
	}
	columns = append(columns,
		texts("Period", "The latest month with counts.").more(),
		numbers("Volume", "transactions", "Σ completed in all channels in that month.").summed(),
		amounts("Cost per transaction", "Cost of all channels ÷ completed in all channels."),
		percents("Digital", "100 × completed in digital channels, assisted digital included, ÷ completed in all channels."),
		lists("Assisted digital", "Ways of helping people who cannot go online alone."),
		texts("Assisted by", "Who gives that help.").more(),
		links("Take-up plan", "The plan to raise digital take-up.").more(),
	)
	return Report{
		Name: "channels", Title: "Channels", Question: "Who can use it and how?", For: "users and operations",
		Rows: "One row for each service that has channels.", Sort: "id", Columns: columns,
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				if len(s.Channels) > 0 || len(s.Performance) > 0 {
					addChannels(in, s, add)
				}
			}
		},
		Variants: []*Report{volumes()},
	}
}

func addChannels(in *Input, s *catalogue.Service, add *Rows) {
	cells := []table.Cell{id(s), table.Text(s.Audience)}
	for _, name := range channelNames() {
		var cell table.Cell
		if slices.Contains(s.Channels, name) {
			cell = table.Text("yes")
		}
		cells = append(cells, cell)
	}
	var period string
	var volume, cost, digital *big.Rat
	if i := s.LatestMonth(); i >= 0 {
		m := &s.Performance[i]
		period = m.Period.String()
		for _, c := range m.Channels {
			if n := count(c.Completed); n != nil {
				volume = measure.Total(n, orZero(volume))
			}
		}
		if values := catalogue.Indicators(m); !negative(m) {
			cost, digital = values[0].Value, values[3].Value
		}
	}
	var up schema.TakeUp
	if s.TakeUp != nil {
		up = *s.TakeUp
	}
	var help schema.AssistedDigital
	if up.AssistedDigital != nil {
		help = *up.AssistedDigital
	}
	add.Row(append(cells, table.Text(period), short(volume), in.money(cost), share(digital, 1), list(help.Via...), table.Text(help.Provider), address(up.Plan))...)
}

func orZero(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

// volumes is what went through each channel, month by month.
func volumes() *Report {
	return &Report{
		Name: "volumes", Title: "Volumes by channel", Question: "What goes through each channel and what does it cost?", For: "operations",
		Rows: "One row for each service, month and channel.", Group: "service_id", Sort: "id, month, channel",
		Columns: []*Column{
			serviceID(),
			texts("Period", "The month, as YYYY-MM."),
			texts("Channel", "The channel."),
			texts("Digital", "yes where users need to be online."),
			numbers("Started", "transactions", "How many were started, where that is counted.").summed(),
			numbers("Completed", "transactions", "How many were completed.").summed(),
			numbers("Assisted", "transactions", "How many of the completed ones were done with help.").summed(),
			amounts("Cost", "The cost of the channel.").summed(),
			amounts("Cost per transaction", "Cost ÷ completed."),
		},
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				for _, i := range monthsOf(s) {
					addVolumes(in, s, &s.Performance[i], add)
				}
			}
		},
	}
}

func addVolumes(in *Input, s *catalogue.Service, m *schema.Performance, add *Rows) {
	for _, name := range channelNames() {
		c, ok := m.Channels[name]
		if !ok {
			continue
		}
		var each *big.Rat
		if c.Cost.IsSet() && c.Completed != nil && *c.Completed >= 0 {
			each = sure(measure.CostPerTransaction(measure.Channel{Completed: int64(*c.Completed), Cost: c.Cost.Rat()}))
		}
		add.Row(id(s), table.Text(m.Period.String()), table.Text(name), yes(catalogue.Digital(name)), whole(c.Started), whole(c.Completed), whole(c.Assisted),
			in.money(rat(c.Cost)), in.money(each))
	}
}
