package cli

import (
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// reportPage is the help of one report.
func reportPage(r *report.Report) string {
	name := "svc report " + r.Name
	if r.Argument != nil {
		name += " [" + r.Argument.Name + "]"
	}
	b := name + ": " + r.Title + "\n\n" + r.Question + "\nFor: " + r.For + "\n\n" + r.Rows + "\nOrder: " + r.Sort + "\n" + columnsOf(r)
	for _, v := range r.Variants {
		b += "\n--" + v.Name + ": " + v.Question + "\n" + v.Rows + "\n" + columnsOf(v)
	}
	if r.Trend != nil {
		b += "\n--trend: " + r.Trend.Question + "\n" + r.Trend.Rows + "\n" + columnsOf(r.Trend)
	}
	return b + "\nsvc help report lists the flags.\n"
}

func columnsOf(r *report.Report) (b string) {
	for more, title := range []string{"Columns:", "Further columns, shown when --columns, --sort or --group names them, or with --columns all:"} {
		for _, c := range r.Columns {
			if c.More != (more > 0) {
				continue
			}
			if title != "" {
				b += "\n" + title + "\n"
				title = ""
			}
			b += "  " + c.Key() + "\n      " + c.Explain + "\n"
		}
	}
	return b
}

// listReports says of every report what it answers and for whom.
func listReports(o *reportOptions, args []string) error {
	if len(args) > 1 {
		return fault.New("svc report list takes no arguments, and %s is one", quoted(args[1]))
	}
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	t := table.New("Reports", "Name, Question, For, Flags: list")
	for _, r := range everyReport() {
		var flags []string
		for _, v := range r.Variants {
			flags = append(flags, "--"+v.Name)
		}
		if r.Trend != nil {
			flags = append(flags, "--trend")
		}
		t.AddTexts(r.Name, r.Question, r.For, strings.Join(flags, "\n"))
	}
	f := t.Flow()
	if err := o.apply(f); err != nil {
		return err
	}
	return out.writeTable("reports", f.Whole())
}
