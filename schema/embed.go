package schema

import (
	"embed"
	"strings"
)

// files are the JSON Schemas that internal/gen writes.
//
//go:embed *.schema.json
var files embed.FS

// Names are the names of the JSON Schemas: the kinds of files, then the outputs of commands.
func Names() []string {
	return []string{"service", "people", "roles", "risk-scale", "settings", "lint-output", "diff-output", "report-output", "graph-output"}
}

// JSON is the text of the JSON Schema with that name.
func JSON(name string) (string, error) {
	text, err := files.ReadFile(name + ".schema.json")
	return strings.TrimRight(string(text), "\n") + "\n", err
}
