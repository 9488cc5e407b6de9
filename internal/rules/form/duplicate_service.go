package form

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DuplicateService reports services that another file defines too: the same id, or the same name in whatever case.
func DuplicateService() lint.Rule {
	return lint.Rule{
		Code: "SCH009", Name: "duplicate-service", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Manual, Source: "004",
		Catalogue: func(p *lint.Pass) {
			ids, names := map[string]*catalogue.Service{}, map[string]*catalogue.Service{}
			for s := range p.Services() {
				name := strings.ToLower(strings.Join(strings.Fields(s.Name), " "))
				switch byID, byName := ids[s.ID], names[name]; {
				case byID != nil && s.ID != "":
					p.Report(s, "id", "`%s` is also defined in %s; a service has one entry and one owner", s.ID, byID.File.Name).
						Help("keep one of the two files; if they are two services, give this one an id of its own").About(byID.File.Name)
				case byName != nil && name != "":
					p.Report(s, "name", "`%s` is also defined in %s; a service has one entry and one owner", s.Name, byName.File.Name).
						Help("keep one of the two files; if they are two services, give this one a name of its own").About(byName.File.Name)
				default:
					ids[s.ID], names[name] = s, s
				}
			}
		},
	}
}
