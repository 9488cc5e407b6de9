package form

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DuplicateService reports services that another file defines too: the same id, or the same name in whatever case. Of two
// with the same id the one whose file has that name stays unblamed.
func DuplicateService() *lint.Rule {
	return &lint.Rule{
		Code: "SCH009", Name: "duplicate-service", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Manual, Source: "004",
		Catalogue: func(p *lint.Pass) {
			ids, names := byFile(p), map[string]*catalogue.Service{}
			for _, s := range p.Services() {
				if other := ids[s.ID]; other != nil && other != s && s.ID != "" {
					p.Report(s, "id", "`%s` is also defined in %s; a service has one entry and one owner", s.ID, other.File.Name).
						Help("keep one of the two files; if they are two services, %s", lint.Text(ownID(s))).About(other.File.Name)
					continue
				}
				ids[s.ID] = s
				name := strings.ToLower(strings.Join(strings.Fields(s.Name), " "))
				if other := names[name]; other != nil && name != "" {
					p.Report(s, "name", "`%s` is also defined in %s; a service has one entry and one owner", s.Name, other.File.Name).
						Help("keep one of the two files; if they are two services, give this one a name of its own").About(other.File.Name)
					continue
				}
				names[name] = s
			}
		},
	}
}

// ownID says how a service gets an id of its own: that of its file, unless both files are called the same.
func ownID(s *catalogue.Service) string {
	if file := s.File.ServiceID; file != s.ID && catalogue.IsID(file) {
		return "write `id: " + file + "` in this one"
	}
	return "give this one an id and a file name of its own"
}
