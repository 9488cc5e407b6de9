package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// UnknownField reports keys that the format does not have and that are not the organisation's own (x-). Keys that
// other rules explain better are left to them.
func UnknownField() *lint.Rule {
	return &lint.Rule{
		Code: "SCH003", Name: "unknown-field", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "own",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; fault.Kind == catalogue.UnknownKey && !catalogue.Claimed(fault) {
					p.ReportFault(f, fault)
				}
			}
		},
	}
}
