package form

import (
	"strings"

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
					lacking(p, f, fault)
				case catalogue.Advised:
					lacking(p, f, fault).As(finding.Warning)
				default:
				}
			}
		},
	}
}

// lacking reports a field that is missing. Where a mistyped key stands in its place, only that is to be mended.
func lacking(p *lint.Pass, f *catalogue.File, missing *catalogue.Fault) *lint.Reported {
	r := p.ReportFault(f, missing)
	mapping := strings.TrimSuffix(strings.TrimSuffix(missing.Path, missing.Key), ".")
	if typed := f.Mistyped(mapping, missing.Key); typed != nil {
		r.Help("write `%s` in place of `%s` in line %d", missing.Key, typed.Key, typed.Span.Line)
	}
	return r
}
