package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DuplicateKey reports keys, and list items with the same id, that a file has twice: readers see only one of them.
func DuplicateKey() *lint.Rule {
	return &lint.Rule{
		Code: "SCH002", Name: "duplicate-key", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "own",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; fault.Kind == catalogue.DuplicateKey {
					p.ReportFault(f, fault)
				}
			}
		},
	}
}
