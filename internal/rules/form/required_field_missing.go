package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// RequiredFieldMissing reports fields that every entry, or every entry of this phase, must have and this one has not.
func RequiredFieldMissing() *lint.Rule {
	return &lint.Rule{
		Code: "SCH005", Name: "required-field-missing", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "FitSM PR1.1",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				switch fault := &f.Faults[i]; fault.Kind {
				case catalogue.Required:
					p.ReportFault(f, fault)
				case catalogue.Advised:
					p.ReportFault(f, fault).As(finding.Warning)
				default:
				}
			}
		},
	}
}
