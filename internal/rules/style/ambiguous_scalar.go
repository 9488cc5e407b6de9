package style

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// AmbiguousScalar reports text without quotes that other readers of YAML take for something else, such as no or 09:00
// (YAML 1.1).
func AmbiguousScalar() *lint.Rule {
	return &lint.Rule{
		Code: "STY003", Name: "ambiguous-scalar", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Auto, Source: "YAML 1.1",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; fault.Kind == catalogue.Ambiguous {
					p.ReportFault(f, fault).Fix(quote(fault))
				}
			}
		},
	}
}

// quote puts what is ambiguous in quotes, a key or a value.
func quote(f *catalogue.Fault) edit.Op {
	if f.Key != "" {
		return edit.QuoteKey(f.Path)
	}
	return edit.Quote(f.Path)
}
