package report

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// structure is what services are made of.
func structure() Report {
	return Report{
		Name: "structure", Title: "Structure", Question: "What is it made of?", For: "service owner",
		Rows:  "One row for each product, component, dependency and related service.",
		Group: "service_id", Sort: "id; products, components, dependencies, related services", Graph: true,
		Columns: columns(`
			Service id
			Part | text | product (what users see), component (what it is built from), dependency (another service it needs) or related (on the same journey).
			Part id | text more | Id of the product or component, or of the other service.
			Part name | text | What it is called, or its id where no name is written.
			Kind | text | technical or functional.
			Criticality | text more | What happens when the other service stops: critical stops this one too, degrading makes it worse, optional is hardly noticed.
			Alternatives | text more | Dependencies of one group replace each other.
			Channels | list more | The channels that a product serves.
			Owner | text | The product lead, or who owns the component or the other service.
			Unit | text more | The part of the organisation where the owner works.
			Agreement | text more | Id of the agreement that covers the dependency.
		`),
		Fill: eachService(addParts),
	}
}

func addParts(in *Input, s *catalogue.Service, add *Rows) {
	for i := range s.Products {
		p := &s.Products[i]
		add.id(s).text("product").text(p.ID).text(cmp.Or(p.Name, p.ID)).none(3).list(p.Channels...).who(p.Lead).text(in.unit(p.Lead)).none(1).end()
	}
	for i := range s.Components {
		c := &s.Components[i]
		add.id(s).text("component").text(c.ID).text(cmp.Or(c.Name, c.ID)).text(c.Kind).none(3).who(c.Owner).text(in.unit(c.Owner)).none(1).end()
	}
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		name, owner := in.other(d.Service)
		add.id(s).text("dependency").text(d.Service).text(cmp.Or(name, d.Service)).text(d.Kind).text(d.Criticality).text(d.Group).none(1).who(owner).
			text(in.unit(owner)).text(agreementOf(s, d)).end()
	}
	for _, other := range s.Related {
		name, owner := in.other(other)
		add.id(s).text("related").text(other).text(cmp.Or(name, other)).none(4).who(owner).text(in.unit(owner)).none(1).end()
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
