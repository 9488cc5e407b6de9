package risk

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// idOf is the name of a service in messages: the id that its file gives it, which is there even where `id` is not.
func idOf(s *catalogue.Service) string { return s.File.ServiceID }

// itemPath is the path of a risk. One without an id is reported by another rule, and rules here pass it over.
func itemPath(r *schema.Risk) string { return catalogue.Item("risks", r.ID) }

// bandOf is the band into which a risk falls as things stand; nil for none.
func bandOf(c *catalogue.Catalogue, r *schema.Risk) *schema.Band {
	rating, _ := catalogue.PresentRating(r)
	return c.BandOf(catalogue.Score(rating))
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
