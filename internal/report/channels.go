package report

import (
	"math/big"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// channelNames are the channels in the order of the matrix, digital ones first.
func channelNames() []string {
	return []string{"online", "app", "webchat", "email", "phone", "post", "face-to-face", "counter"}
}

// channels is who can use a service and how.
func channels() Report {
	return Report{
		Name: "channels", Title: "Channels", Question: "Who can use it and how?", For: "users and operations",
		Rows: "One row for each service that has channels.", Sort: "id",
		Columns: columns(`
			Service id
			Audience | text more | Whom the service is for.
			Online
			App
			Webchat
			Email
			Phone
			Post
			Face-to-face
			Counter
			Period | text more | The latest month with counts.
			Volume (transactions) | number sum | Σ completed in all channels in that month.
			Cost per transaction | money | Cost of all channels ÷ completed in all channels.
			Digital | percent | 100 × completed in digital channels, assisted digital included, ÷ completed in all channels.
			Assisted digital | list | Ways of helping people who cannot go online alone.
			Assisted by | text more | Who gives that help.
			Take-up plan | link more | The plan to raise digital take-up.
		`),
		Fill:     eachService(addChannels),
		Variants: []*Report{volumes()},
	}
}

func addChannels(_ *Input, s *catalogue.Service, add *Rows) {
	if len(s.Channels) == 0 && len(s.Performance) == 0 {
		return
	}
	add.id(s).text(s.Audience)
	for _, name := range channelNames() {
		if slices.Contains(s.Channels, name) {
			add.text("yes")
		} else {
			add.none(1)
		}
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
	add.text(period).short(volume).money(cost).share(digital, 1).list(help.Via...).text(help.Provider).address(up.Plan).end()
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
		Columns: columns(`
			Service id
			Period | text | The month, as YYYY-MM.
			Channel | text | The channel.
			Digital | text | yes where users need to be online.
			Started (transactions) | number sum | How many were started, where that is counted.
			Completed (transactions) | number sum | How many were completed.
			Assisted (transactions) | number sum | How many of the completed ones were done with help.
			Cost | money sum | The cost of the channel.
			Cost per transaction | money | Cost ÷ completed.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				for _, i := range monthsOf(s) {
					addVolumes(s, &s.Performance[i], add)
				}
			}
		},
	}
}

func addVolumes(s *catalogue.Service, m *schema.Performance, add *Rows) {
	for _, name := range channelNames() {
		c, ok := m.Channels[name]
		if !ok {
			continue
		}
		var each *big.Rat
		if c.Cost.IsSet() && c.Completed != nil && *c.Completed >= 0 {
			each = sure(measure.CostPerTransaction(measure.Channel{Completed: int64(*c.Completed), Cost: c.Cost.Rat()}))
		}
		add.id(s).text(m.Period.String()).text(name).yes(catalogue.Digital(name)).whole(c.Started).whole(c.Completed).whole(c.Assisted).
			money(rat(c.Cost)).money(each).end()
	}
}
