package cli

import (
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// pickDrawn picks the columns of a report. If the formats draw, it gives its pictures: of what is shown when columns were asked
// for, else of all there is.
func (o *reportOptions) pickDrawn(l *loaded, r *report.Report, in *report.Input, t *table.Table, draws bool) ([]view.Picture, error) {
	var pictures []view.Picture
	if draws && len(o.columns) == 0 {
		pictures = drawn(l, r, in, *t)
	}
	if err := o.pick(t); err != nil {
		return nil, err
	}
	if draws && len(o.columns) > 0 {
		pictures = view.Draw(r.Name, *t)
	}
	return pictures, nil
}

// drawn are the pictures of a report: of its table, or of another one about the same services.
func drawn(l *loaded, r *report.Report, in *report.Input, t table.Table) []view.Picture {
	if r.Drawn == nil {
		return view.Draw(r.Name, t)
	}
	narrowed := *in
	narrowed.Services = narrowedTo(l, in.Services, t)
	return view.Draw(r.Name, built(r.Drawn, &narrowed))
}
