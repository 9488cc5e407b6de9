package cli

import (
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// pickDrawn picks the columns of a report. If the formats draw, it gives its pictures: of what is shown when some columns were
// asked for, else of all there is. Only for pictures the rows have to be there all at once.
func (o *reportOptions) pickDrawn(l *loaded, r *report.Report, in *report.Input, f table.Flow, draws bool) (table.Flow, []view.Picture, error) {
	if !draws {
		f, err := o.pick(f)
		return f, nil, err
	}
	if len(o.columns) == 0 || o.everyColumn(f.Head) {
		t := f.Whole()
		pictures := drawn(l, r, in, t)
		f, err := o.pick(t.Flow())
		return f, pictures, err
	}
	f, err := o.pick(f)
	if err != nil {
		return f, nil, err
	}
	t := f.Whole()
	return t.Flow(), view.Draw(r.Name, t), nil
}

// drawn are the pictures of a report: of its table, or of another one about the same services.
func drawn(l *loaded, r *report.Report, in *report.Input, t table.Table) []view.Picture {
	if r.Drawn == nil {
		return view.Draw(r.Name, t)
	}
	narrowed := *in
	narrowed.Services = narrowedTo(l, in.Services, t)
	return view.Draw(r.Name, r.Drawn.Flow(&narrowed).Whole())
}
