package report

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// structure is what services are made of.
func structure() Report {
	return Report{
		Name: "structure", Title: "Structure", Question: "What is it made of?", For: "service owner",
		Rows:  "One row for each product, component, dependency and related service.",
		Group: "service_id", Sort: "id; products, components, dependencies, related services", Graph: true,
		Columns: []*Column{
			serviceID(),
			texts("Part", "product (what users see), component (what it is built from), dependency (another service it needs) or related (on the same journey)."),
			texts("Part id", "Id of the product or component, or of the other service.").more(),
			texts("Part name", "What it is called, or its id where no name is written."),
			texts("Kind", "technical or functional."),
			texts("Criticality", "What happens when the other service stops: critical stops this one too, degrading makes it worse, optional is hardly noticed.").more(),
			texts("Alternatives", "Dependencies of one group replace each other.").more(),
			lists("Channels", "The channels that a product serves.").more(),
			texts("Owner", "The product lead, or who owns the component or the other service."),
			texts("Unit", "The part of the organisation where the owner works.").more(),
			texts("Agreement", "Id of the agreement that covers the dependency.").more(),
		},
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				addParts(in, s, add)
			}
		},
	}
}

func addParts(in *Input, s *catalogue.Service, add *Rows) {
	none := table.Cell{}
	for i := range s.Products {
		p := &s.Products[i]
		add.Row(id(s), table.Text("product"), table.Text(p.ID), table.Text(cmp.Or(p.Name, p.ID)), none, none, none, list(p.Channels...), in.who(p.Lead), table.Text(in.unit(p.Lead)), none)
	}
	for i := range s.Components {
		c := &s.Components[i]
		add.Row(id(s), table.Text("component"), table.Text(c.ID), table.Text(cmp.Or(c.Name, c.ID)), table.Text(c.Kind), none, none, none, in.who(c.Owner), table.Text(in.unit(c.Owner)), none)
	}
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		name, owner := in.other(d.Service)
		add.Row(id(s), table.Text("dependency"), table.Text(d.Service), table.Text(cmp.Or(name, d.Service)), table.Text(d.Kind), table.Text(d.Criticality), table.Text(d.Group), none,
			in.who(owner), table.Text(in.unit(owner)), table.Text(agreementOf(s, d)))
	}
	for _, other := range s.Related {
		name, owner := in.other(other)
		add.Row(id(s), table.Text("related"), table.Text(other), table.Text(cmp.Or(name, other)), none, none, none, none, in.who(owner), table.Text(in.unit(owner)), none)
	}
}

// unit is the part of the organisation where somebody works.
func (in *Input) unit(person string) string {
	if p := in.Catalogue.Person(person); p != nil {
		return p.Unit
	}
	return ""
}

// other is the name and the owner of another service, if it is known.
func (in *Input) other(id string) (name, owner string) {
	if s := in.Catalogue.ByID(id); s != nil {
		return s.Name, s.OwnerID()
	}
	return "", ""
}

// agreementOf is the agreement that covers a dependency: the one it names, else the first with that provider.
func agreementOf(s *catalogue.Service, d *schema.Dependency) string {
	if d.OLA != "" {
		return d.OLA
	}
	for i := range s.OLAs {
		if o := &s.OLAs[i]; o.Provider != nil && o.Provider.Service == d.Service && d.Service != "" {
			return o.ID
		}
	}
	return ""
}
