package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// WrongType reports values of another kind than the field has, such as a list where text belongs.
func WrongType() *lint.Rule {
	return &lint.Rule{
		Code: "SCH004", Name: "wrong-type", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Manual, Source: "own",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; wrongType(p, fault) {
					p.ReportFault(f, fault)
				}
			}
		},
	}
}

// wrongType reports whether a fault is about the kind of a value. Text that is no number counts, since a number is a kind
// of value; text that is no date is the business of SCH007.
func wrongType(p *lint.Pass, fault *catalogue.Fault) bool {
	switch fault.Kind {
	case catalogue.WrongType:
		return !catalogue.Claimed(fault) || catalogue.ClaimsAccountability(fault) && !p.On("GOV001")
	case catalogue.BadScalar:
		return !isTime(fault)
	default:
		return false
	}
}
