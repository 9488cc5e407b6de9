package form

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// IDMismatch reports services whose id is not the name of their file, breaks the pattern of ids, or cannot be a file name
// everywhere. An id that is that of
// another file is left to SCH009: most likely a file was copied.
func IDMismatch() *lint.Rule {
	return &lint.Rule{
		Code: "SCH008", Name: "id-mismatch", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "own",
		Catalogue: func(p *lint.Pass) {
			var rightful map[string]*catalogue.Service
			for _, s := range p.Services() {
				switch file := s.File.ServiceID; {
				case s.ID == file && isDevice(file):
					p.Report(s, "id", "id `%s` is the name of a device in Windows, where no file can be called %s.yaml", file, file).
						Help("write another id, such as `id: %s-service`, and rename the file to match", file)
				case s.ID == "" || s.ID == file && catalogue.IsID(file):
				case s.ID == file:
					p.Report(s, "id", "id `%s` breaks the pattern: 3 to 63 lower-case letters, digits and hyphens, a letter first", s.ID).
						Help("write `id: %s` and rename the file to match", plainID(s.ID))
				default:
					if rightful == nil {
						rightful = byFile(p)
					}
					if rightful[s.ID] == nil || !p.On("SCH009") {
						p.Report(s, "id", "id `%s` must equal file name `%s`", s.ID, file).Help("%s", lint.Text(idHelp(s.ID, file)))
					}
				}
			}
		},
	}
}

// isDevice reports whether Windows keeps a name for a device, so that a repository with such a file cannot be checked out there.
func isDevice(id string) bool {
	switch id {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, number := strings.TrimRight(id, "123456789"), len(id) == 4
	return number && (port == "com" || port == "lpt")
}

// byFile are the services by id whose file has that name too. Where two folders have such a file, the first in order counts.
func byFile(p *lint.Pass) map[string]*catalogue.Service {
	out := map[string]*catalogue.Service{}
	for _, s := range p.Services() {
		if s.ID == s.File.ServiceID && out[s.ID] == nil {
			out[s.ID] = s
		}
	}
	return out
}

// idHelp says which of the two to change: the one that breaks the pattern, or else the id, which costs less.
func idHelp(id, file string) string {
	switch {
	case catalogue.IsID(file) && !catalogue.IsID(id):
		return "write `id: " + file + "`"
	case catalogue.IsID(file):
		return "write `id: " + file + "`, or rename the file to " + id + ".yaml"
	case catalogue.IsID(id):
		return "rename the file to " + id + ".yaml"
	}
	return "write `id: " + plainID(file) + "` and rename the file to " + plainID(file) + ".yaml"
}

// plainID is the id that is nearest to a text.
func plainID(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
			b.WriteByte('-')
		}
	}
	id := strings.TrimRight(strings.TrimLeft(b.String(), "-0123456789"), "-")
	if !catalogue.IsID(id) {
		return "my-service"
	}
	return id
}
