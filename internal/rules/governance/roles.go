package governance

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
)

// Roles that rules name. Every other role is known from roles.yaml only.
const (
	serviceOwner   = "service_owner"
	serviceManager = "service_manager"
	productLead    = "product_lead"
	seniorOwner    = "sro"
	assurance      = "assurance"
)

// rolesFile is roles.yaml, or nil while the built-in roles hold, which are not for the reader to mend.
func rolesFile(p *lint.Pass) *catalogue.File {
	if !p.Catalogue.HasRoles {
		return nil
	}
	return p.Catalogue.SharedFile(catalogue.RolesFile)
}

// activityPath is the path of a field of an activity, or of the activity itself.
func activityPath(activity, field string) string {
	path := catalogue.Key("activities", activity)
	if field == "" {
		return path
	}
	return path + "." + field
}

// filled are the texts that say something.
func filled(texts []string) []string {
	var out []string
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			out = append(out, text)
		}
	}
	return out
}

// blank reports whether a text says nothing.
func blank(text string) bool { return strings.TrimSpace(text) == "" }

// plain is a text in lower case with blanks for everything that joins words, so that titles compare by their words.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" _-.", r) }), " ")
}
