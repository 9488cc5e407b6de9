package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// catalogueOnOffer is what customers may read: the services on offer, with public fields only (EGI keeps owner, costs and
// risks confidential).
func catalogueOnOffer() Report {
	return Report{
		Name: "catalogue", Title: "Service catalogue", Question: "What can I get and whom do I ask?", For: "customers",
		Rows:  "One row for each service in beta or live. It holds public fields only: no people, costs, risks or customers.",
		Group: "portfolio", Sort: "portfolio, name",
		Columns: columns(`
			Service id
			Name
			Description | text | What the service does, in a sentence or two.
			Audience | text | Whom it is for: public, business, staff or research.
			Channels | list | How it is reached.
			Functionality | list | What it does, point by point.
			Hours | text | When somebody answers at the contact, as a schedule of svc.yaml.
			Contact | list | The one front door: address, telephone number or page.
			SLA summary | list | The availability and the hours that are promised at least.
			Portfolio | text | The portfolio that the service belongs to.
		`),
		Fill: func(in *Input, add *Rows) {
			services := in.sorted(func(a, b *catalogue.Service) int {
				return cmp.Or(strings.Compare(in.portfolioName(a.Portfolio), in.portfolioName(b.Portfolio)), strings.Compare(a.Name, b.Name))
			})
			for _, s := range services {
				if s.Phase != "beta" && s.Phase != "live" {
					continue
				}
				var contact schema.Contact
				if s.Contact != nil {
					contact = *s.Contact
				}
				add.id(s).text(s.Name).text(s.Description).text(s.Audience).list(s.Channels...).list(s.Functionality...).text(contact.Hours).
					list(contact.Email, contact.Phone, contact.URL).list(promised(s)...).text(in.portfolioName(s.Portfolio)).end()
			}
		},
	}
}

// promised says what is promised to all customers, each promise once: those of an agreement that holds for one customer
// only are told without naming the customer.
func promised(s *catalogue.Service) []string {
	var out []string
	for _, a := range s.Promises() {
		text := a.AvailabilityPercent.String() + "% available"
		if a.ServiceHours != "" {
			text += " (" + a.ServiceHours + ")"
		}
		if a.SupportHours != "" {
			text += ", help " + a.SupportHours
		}
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
