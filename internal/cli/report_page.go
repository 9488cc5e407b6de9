package cli

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// reportPage is the help of one report.
func reportPage(r *report.Report) string {
	var b strings.Builder
	name := "svc report " + r.Name
	if r.Argument != nil {
		name += " [" + r.Argument.Name + "]"
	}
	fmt.Fprintf(&b, "%s: %s\n\n%s\nFor: %s\n\n%s\nOrder: %s\n", name, r.Title, r.Question, r.For, r.Rows, r.Sort)
	writeColumns(&b, r)
	for _, v := range r.Variants {
		fmt.Fprintf(&b, "\n--%s: %s\n%s\n", v.Name, v.Question, v.Rows)
		writeColumns(&b, v)
	}
	if r.Trend != nil {
		fmt.Fprintf(&b, "\n--trend: %s\n%s\n", r.Trend.Question, r.Trend.Rows)
		writeColumns(&b, r.Trend)
	}
	b.WriteString("\nsvc help report lists the flags.\n")
	return b.String()
}

func writeColumns(b *strings.Builder, r *report.Report) {
	for more, title := range []string{"Columns:", "Further columns, shown when --columns, --sort or --group names them, or with --columns all:"} {
		for _, c := range r.Columns {
			if c.More != (more > 0) {
				continue
			}
			if title != "" {
				b.WriteString("\n" + title + "\n")
				title = ""
			}
			fmt.Fprintf(b, "  %s\n      %s\n", c.Key(), c.Explain)
		}
	}
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
