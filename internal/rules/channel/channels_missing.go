package channel

import (
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ChannelsMissing reports services that do not say how users reach them, and products on a channel that the service does not
// list (sources 000, 001).
func ChannelsMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CHN001", Name: "channels-missing", Profile: lint.Digital, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Hint, Source: "000, 001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			switch {
			case p.Malformed(s, "channels"):
				return // some of them cannot be read
			case len(s.Channels) > 0:
				checkProducts(p, s)
				return
			}
			edit := "online, phone"
			if used := ofProducts(s); len(used) > 0 {
				edit = strings.Join(used, ", ")
			}
			p.Report(s, "channels", "how do users reach %s?", s.File.ServiceID).Help("add `channels: [%s]`", lint.Text(edit))
		},
	}
}

// checkProducts reports each channel that products use and the service does not list, at the first product with it.
func checkProducts(p *lint.Pass, s *catalogue.Service) {
	var missing []string
	for i := range s.Products {
		product := &s.Products[i]
		for n, c := range product.Channels {
			if slices.Contains(s.Channels, c) || slices.Contains(missing, c) {
				continue
			}
			missing = append(missing, c)
			path := at(p, "products", i) + ".channels[" + strconv.Itoa(n) + "]"
			p.Report(s, path, "product %s uses %s, which `channels` does not list", product.ID, c).About(c).
				Help("add it: `channels: [%s]`; or take it from the product", lint.Text(strings.Join(slices.Concat(s.Channels, missing), ", ")))
		}
	}
}

// ofProducts are the channels of all products, each once.
func ofProducts(s *catalogue.Service) []string {
	var out []string
	for i := range s.Products {
		for _, c := range s.Products[i].Channels {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
