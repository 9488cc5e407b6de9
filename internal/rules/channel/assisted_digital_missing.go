package channel

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// AssistedDigitalMissing reports digital services for the public that offer no help to those who cannot use them alone
// (source 003, GSM).
func AssistedDigitalMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CHN003", Name: "assisted-digital-missing", Profile: lint.Digital, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "003, GSM",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if publicOnline(s) && !assisted(s) && !p.Malformed(s, "take_up") {
				p.Report(s, "take_up.assisted_digital", "%s offers no assisted digital support", s.File.ServiceID).
					Help("say who helps and how, in `take_up`: `assisted_digital: {via: [phone, face-to-face], provider: …}`")
			}
		},
	}
}

// assisted reports whether anything is said about help.
func assisted(s *catalogue.Service) bool {
	return s.TakeUp != nil && s.TakeUp.AssistedDigital != nil &&
		(len(s.TakeUp.AssistedDigital.Via) > 0 || !blank(s.TakeUp.AssistedDigital.Provider))
}
