package cli

import (
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// pickDrawn picks the columns of a report. If the formats draw, it gives its pictures: of what is shown when some columns were
// asked for, else of all there is. Only for pictures the rows have to be there all at once.
func (o *reportOptions) pickDrawn(l *loaded, r *report.Report, in *report.Input, f *table.Flow, draws bool) ([]view.Picture, error) {
	if !draws {
		return nil, o.pick(f)
	}
	if len(o.columns) == 0 || o.everyColumn(&f.Head) {
		t := f.Whole()
		pictures := drawn(l, r, in, t)
		*f = *t.Flow()
		return pictures, o.pick(f)
	}
	if err := o.pick(f); err != nil {
		return nil, err
	}
	t := f.Whole()
	*f = *t.Flow()
	return view.Draw(r.Name, t), nil
}

// drawn are the pictures of a report: of its table, or of another one about the same services.
func drawn(l *loaded, r *report.Report, in *report.Input, t *table.Table) []view.Picture {
	if r.Drawn == nil {
		return view.Draw(r.Name, t)
	}
	narrowed := *in
	narrowed.Services = narrowedTo(l, in.Services, t)
	return view.Draw(r.Name, r.Drawn.Flow(&narrowed).Whole())
}
