package form

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// UnreadableFile reports files that cannot be read as one YAML document of one service.
func UnreadableFile() *lint.Rule {
	return &lint.Rule{
		Code: "SCH001", Name: "unreadable-file", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Manual, Source: "own",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; catalogue.Unreadable(fault) {
					p.ReportFault(f, fault)
				}
			}
		},
	}
}
