package report

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
)

// impact is who suffers when a service stops, and what it needs itself.
func impact() Report {
	return Report{
		Name: "impact", Title: "Impact", Question: "Who suffers if this stops?", For: "incident manager",
		Rows: "One row for each service that needs the given one (downstream), and for each that it needs (upstream), directly or through others. Without an id " +
			"it is about every service, and shows direct neighbours only. Services past the end of their retirement are left out.",
		Group: "direction", Sort: "downstream first; then distance, criticality, id", Graph: true, Argument: &Argument{Name: "ID", Kind: "service"},
		Columns: []Column{
			serviceID(),
			texts("Direction", "downstream: it needs this service and suffers; upstream: this service needs it."),
			texts("Other id", "Id of the other service."),
			texts("Other name", "What it is called."),
			numbers("Distance", "", "How many dependencies lie between the two on the shortest way; 1 is direct."),
			texts("Criticality", "Of the weakest dependency on the strongest way: critical stops with it, degrading gets worse, optional hardly notices."),
			texts("Via", "The last service before it on the shortest way."),
			texts("Phase", "Where the other service stands in its life."),
			numbers("Tier", "", "How critical the other service is, from 1 (most) to 4."),
			texts("Owner", "Who owns the other service."),
			texts("Owner email", "How to reach the owner."),
			lists("Customers hit", "Customers of the other service, which hear of it; for downstream services only."),
		},
		Fill: func(in *Input, add func(...table.Cell)) {
			if in.Argument != "" {
				addReached(in, in.Argument, 0, add)
				return
			}
			// All of one direction comes before the other, as the rows of a single service do.
			for _, direction := range [...]string{downstream, upstream} {
				for _, s := range in.Services {
					if !in.archived(s) {
						addDirection(in, idOf(s), direction, 1, add)
					}
				}
			}
		},
	}
}

const (
	downstream = "downstream"
	upstream   = "upstream"
)

func addReached(in *Input, from string, depth int, add func(...table.Cell)) {
	addDirection(in, from, downstream, depth, add)
	addDirection(in, from, upstream, depth, add)
}

// addDirection adds the services that one reaches in a direction.
func addDirection(in *Input, from, direction string, depth int, add func(...table.Cell)) {
	reached := in.Catalogue.Downstream(from, depth)
	if direction == upstream {
		reached = in.Catalogue.Upstream(from, depth)
	}
	sorting.By(reached, func(a, b catalogue.Reached) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(criticalFirst(a.Criticality), criticalFirst(b.Criticality)), cmp.Compare(a.ID, b.ID))
	})
	for _, r := range reached {
		addNeighbour(in, from, direction, r, add)
	}
}

func criticalFirst(criticality string) int {
	return slices.Index([]string{"critical", "degrading", "optional", ""}, criticality)
}

func addNeighbour(in *Input, from, direction string, r catalogue.Reached, add func(...table.Cell)) {
	other := in.Catalogue.ByID(r.ID)
	if other == nil { // a dependency without an entry
		other = &catalogue.Service{File: &catalogue.File{ServiceID: r.ID}}
	}
	if in.archived(other) {
		return
	}
	var customers []string
	if direction == downstream {
		for i := range other.Customers {
			customers = append(customers, cmp.Or(other.Customers[i].Name, other.Customers[i].ID))
		}
	}
	var email string
	if p := in.Catalogue.Person(other.OwnerID()); p != nil {
		email = p.Email
	}
	add(table.Text(from), table.Text(direction), table.Text(r.ID), table.Text(other.Name), table.Int(r.Distance), table.Text(r.Criticality),
		table.Text(r.Via), table.Text(other.Phase), whole(other.Tier), in.who(other.OwnerID()), table.Text(email), list(customers...))
}
