package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// InvalidDate reports dates, months, financial years and durations that do not exist or have another form, and spans of
// time that end before they start.
func InvalidDate() *lint.Rule {
	return &lint.Rule{
		Code: "SCH007", Name: "invalid-date", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Manual, Source: "ISO 8601",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; fault.Kind == catalogue.BadScalar && isTime(fault) {
					p.ReportFault(f, fault)
				}
			}
		},
	}
}

// isTime reports whether a fault is about a date, month, financial year or duration.
func isTime(fault *catalogue.Fault) bool {
	return fault.Text != "" || catalogue.KindOf(fault) != "number"
}
