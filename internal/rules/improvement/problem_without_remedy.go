package improvement

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// patience is how many days a problem may be open before it must be understood and in somebody's hands.
const patience = 90

// ProblemWithoutRemedy reports problems that have been open for long and of which not all is known that it takes to remove
// them (source 000).
func ProblemWithoutRemedy() *lint.Rule {
	return &lint.Rule{
		Code: "IMP002", Name: "problem-without-remedy", Profile: lint.Governance, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Problems {
				b := &s.Problems[i]
				if b.ID == "" || b.Status == "closed" || b.Raised.IsZero() || complete(b) ||
					measure.Date(b.Raised).DaysUntil(measure.Date(p.Today)) <= patience {
					continue
				}
				path := p.Document().ByNumber("problems[" + strconv.Itoa(i) + "]")
				p.Report(s, path, "problem %s lacks %s", b.ID, lint.Text(lint.List(missing(b)))).
					Help("open since %s, more than %d days: add what is missing, or write `status: closed` if it is solved", b.Raised, patience)
			}
		},
	}
}

// complete reports whether a problem is classified, understood and in somebody's hands.
func complete(b *schema.Problem) bool { return len(missing(b)) == 0 }

// missing are the fields that a problem lacks.
func missing(b *schema.Problem) []string {
	var fields []string
	for _, f := range [...]struct{ name, value string }{{"cause", b.Cause}, {"remedy", b.Remedy}, {"owner", b.Owner}, {"class", b.Class}} {
		if strings.TrimSpace(f.value) == "" {
			fields = append(fields, "`"+f.name+"`")
		}
	}
	if b.Priority == nil {
		fields = append(fields, "`priority`")
	}
	return fields
}
