package dependency

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// StructureMissing reports services that list no products, and parts that nobody owns (sources 004, 001).
func StructureMissing() *lint.Rule {
	return &lint.Rule{
		Code: "DEP010", Name: "structure-missing", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004, 001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.Products) == 0 {
				p.Report(s, "products", "nothing shows how %s is built or who owns the parts", idOf(s)).
					Help("add what users see of it, such as `products: [{id: web, name: Website, channels: [online]}]`")
			}
			for i := range s.Components {
				c := &s.Components[i]
				if c.ID == "" || strings.TrimSpace(c.Owner) != "" {
					continue
				}
				p.Report(s, catalogue.Item("components", c.ID)+".owner", "nothing shows who owns `%s`, a part of %s", c.ID, idOf(s)).
					Help("add `owner:` with the person id of somebody who answers for it")
			}
		},
	}
}
