package catalogue

import (
	"path"
	"reflect"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// Key is the path of a key of a mapping with free keys, such as appetite.security.
func Key(mapping, key string) string { return yamldoc.Join(mapping, key) }

// ServiceID is the id that the name of a service file gives, and "" for other files.
func ServiceID(name string) string {
	base, isYAML := strings.CutSuffix(path.Base(name), ".yaml")
	if !isYAML || !strings.HasPrefix(name, ServicesDir+"/") {
		return ""
	}
	return base
}

// Step is one step of a path.
type Step = yamldoc.Step

// Steps are the steps of a path in order.
func Steps(path string) []Step { return yamldoc.Steps(path) }

// ServiceFields are the names of the fields of a service, in the order of the field table.
func ServiceFields() []string {
	var plans fields.Plans
	plan, err := plans.Of(reflect.TypeFor[schema.Service]())
	if err != nil {
		return nil // a mistake in the tags, which binding reports
	}
	return plan.Names()
}
