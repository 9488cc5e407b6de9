package cli

import (
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// writeTable writes a table and nothing else.
func (o *outputs) writeTable(kind string, t *table.Table) error {
	return o.write(view.FromTable(kind, t), 0)
}

// writeReport writes the tables of a report.
func (o *outputs) writeReport(r *view.Report) error {
	return o.write(view.FromReport(r), 0)
}

// report begins what is written about a catalogue.
func (l *loaded) report(name, version string) *view.Report {
	return &view.Report{Name: name, ToolVersion: version, AsOf: l.today.String(), Revision: l.revision}
}
