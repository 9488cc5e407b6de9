package report

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/table"
)

// columns reads columns, one a line: the title and the unit of what stands below it, the kind, and what the column says.
//
//	Allowed downtime (minutes) | number sum more | What it is.
//
// The word sum marks a column whose sum over rows means something, more one that is shown when somebody asks for it and not
// otherwise. What columns of many reports say is left out there.
func columns(text string) []*Column {
	var out []*Column
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), " | ", 3)
		title, unit, _ := strings.Cut(parts[0], " (")
		if title == "" {
			continue
		}
		c := &Column{Column: table.Column{Title: title, Unit: strings.TrimSuffix(unit, ")")}, Explain: common(title)}
		if len(parts) > 1 {
			words := strings.Fields(parts[1])
			for c.Kind.String() != words[0] {
				c.Kind++
			}
			c.Sum, c.More = slices.Contains(words, "sum"), slices.Contains(words, "more")
		}
		if len(parts) > 2 {
			c.Explain = parts[2]
		}
		out = append(out, c)
	}
	return out
}

// common is what a column says that stands in several reports.
func common(title string) string {
	switch title {
	case "Service id":
		return "Id of the service, by which it is found in other tables."
	case "Name":
		return "What the service is called."
	case "Completeness":
		return "How much of the entry is filled in: 100 × Σ weight of the fields that are there ÷ Σ weight of the fields that the phase " +
			"asks for. Required fields weigh 3, recommended ones 2, optional ones 1; fields of later phases do not count."
	case "Online", "App", "Webchat", "Email", "Phone", "Post", "Face-to-face", "Counter":
		return "yes where the service is reached this way."
	case "Date":
		return "The day of the sample: of the last commit of a month, or of each commit; the last day of a month in which there was none."
	}
	return ""
}
