package dependency

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// itemPath is the path of a dependency in the file of its service.
func itemPath(d *schema.Dependency) string { return catalogue.Item("dependencies", d.Service) }

// critical reports whether a service stops without the other one.
func critical(d *schema.Dependency) bool { return d.Criticality == "critical" }

// idOf is the name of a service in messages: the id that its file gives it, which is there even where `id` is not.
func idOf(s *catalogue.Service) string { return s.File.ServiceID }
