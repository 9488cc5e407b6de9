package channel

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// NoNonDigitalRoute reports services for the public that can only be reached online (source 001, GSS points 3 and 5).
func NoNonDigitalRoute() *lint.Rule {
	return &lint.Rule{
		Code: "CHN002", Name: "no-non-digital-route", Profile: lint.Digital, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, GSS 3 and 5",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			offline := func(c string) bool { return !catalogue.Digital(c) }
			if s.Audience != "public" || len(s.Channels) == 0 || slices.ContainsFunc(s.Channels, offline) {
				return
			}
			p.Report(s, "channels", "no route for people who cannot go online").
				Help("offer one more way, such as phone, post, face-to-face or counter, and add it to `channels`")
		},
	}
}
