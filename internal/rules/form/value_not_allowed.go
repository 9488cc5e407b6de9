package form

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ValueNotAllowed reports values outside their list, range or pattern, and characters that cannot be seen.
func ValueNotAllowed() *lint.Rule {
	return &lint.Rule{
		Code: "SCH006", Name: "value-not-allowed", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "own",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				switch fault := &f.Faults[i]; {
				case fault.Kind == catalogue.NotAllowed && !catalogue.Claimed(fault):
					p.ReportFault(f, fault)
				case fault.Kind == catalogue.Invisible && isProse(fault.Path):
					p.ReportFault(f, fault).As(finding.Warning)
				case fault.Kind == catalogue.Invisible:
					p.ReportFault(f, fault)
				}
			}
		},
	}
}

// isProse reports whether a field holds sentences, where a character that cannot be seen does less harm than in a name.
func isProse(path string) bool {
	last := path[strings.LastIndexByte(path, '.')+1:]
	return slices.Contains([]string{"description", "vision", "text", "reason", "criteria", "value", "cause", "remedy", "split"}, last)
}
