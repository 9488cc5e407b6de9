package style

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// NotCanonical reports entries that are not written in the form that all entries share (own rule): one finding for each
// file, whatever is off in it.
func NotCanonical() *lint.Rule {
	return &lint.Rule{
		Code: "STY002", Name: "not-canonical", Profile: lint.Core, Levels: lint.All(finding.Info),
		Waivable: true, Fix: lint.Auto, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			slips := p.Slips(s)
			if len(slips) == 0 {
				return
			}
			var kinds, places []string
			for _, slip := range slips {
				kinds = append(kinds, slip.Kind)
				places = append(places, fmt.Sprintf("line %d: %s", slip.Span.Line, slip.Text))
			}
			p.Report(s, "", "not in canonical form (%s): run `svc fmt`", lint.Text(lint.List(kinds))).
				At(slips[0].Span).Fix(edit.Canonical()).
				Help("`svc fmt` mends it: %s", lint.Text(strings.Join(places, "; ")))
		},
	}
}
