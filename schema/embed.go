package schema

import (
	"embed"

	"github.com/service-catalogue/svc/internal/pack"
)

// files are the JSON Schemas that internal/gen writes, packed.
//
//go:embed packed/*.gz
var files embed.FS

// Names are the names of the JSON Schemas: the kinds of files, then the outputs of commands.
func Names() []string {
	return []string{"service", "people", "roles", "risk-scale", "settings", "lint-output", "diff-output", "report-output", "graph-output"}
}

// JSON is the text of the JSON Schema with that name.
func JSON(name string) (string, error) { return pack.Text(files, "packed/"+name+".gz") }
