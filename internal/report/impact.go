package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
)

// impact is who suffers when a service stops, and what it needs itself.
func impact() Report {
	return Report{
		Name: "impact", Title: "Impact", Question: "Who suffers if this stops?", For: "incident manager",
		Rows: "One row for each service that needs the given one (downstream), and for each that it needs (upstream), directly or through others. Without an id " +
			"it is about every service, and shows direct neighbours only. Services past the end of their retirement are left out.",
		Sort: "distance, downstream first; criticality, id", Graph: true, Argument: &Argument{Name: "ID", Kind: "service"},
		Columns: columns(`
			Service id
			Direction | text | downstream: it needs this service and suffers; upstream: this service needs it.
			Other id | text | Id of the other service.
			Other name | text more | What it is called.
			Distance | number | How many dependencies lie between the two on the shortest way; 1 is direct.
			Criticality | text | Of the weakest dependency on the strongest way: critical stops with it, degrading gets worse, optional hardly notices.
			Via | text more | The last service before it on the shortest way.
			Phase | text more | Where the other service stands in its life.
			Tier | number more | How critical the other service is, from 1 (most) to 4.
			Owner | text | Who owns the other service.
			Owner email | text more | How to reach the owner.
			Customers hit | list | Customers of the other service, which hear of it; for downstream services only.
		`),
		Fill: func(in *Input, add *Rows) {
			var all []*neighbour
			for _, direction := range [...]string{downstream, upstream} {
				if in.Argument != "" {
					all = append(all, in.reached(in.Argument, direction, 0)...)
					continue
				}
				for _, s := range in.Services {
					if !in.archived(s) {
						all = append(all, in.reached(idOf(s), direction, 1)...)
					}
				}
			}
			sorting.List(all, func(i, j int) int { return cmp.Compare(all[i].Distance, all[j].Distance) })
			for _, n := range all {
				addNeighbour(in, n, add)
			}
		},
	}
}

const (
	downstream = "downstream"
	upstream   = "upstream"
)

// neighbour is a service that another reaches in a direction.
type neighbour struct {
	catalogue.Reached
	from, direction string
}

// reached are the services that one reaches in a direction.
func (in *Input) reached(from, direction string, depth int) []*neighbour {
	found := in.Catalogue.Downstream(from, depth)
	if direction == upstream {
		found = in.Catalogue.Upstream(from, depth)
	}
	out := make([]*neighbour, 0, len(found))
	for _, r := range found {
		out = append(out, &neighbour{r, from, direction})
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(criticalFirst(a.Criticality), criticalFirst(b.Criticality)), strings.Compare(a.ID, b.ID))
	})
	return out
}

func criticalFirst(criticality string) int {
	return slices.Index([]string{"critical", "degrading", "optional", ""}, criticality)
}

func addNeighbour(in *Input, r *neighbour, add *Rows) {
	other := in.Catalogue.ByID(r.ID)
	if other == nil { // a dependency without an entry
		other = &catalogue.Service{File: &catalogue.File{ServiceID: r.ID}}
	}
	if in.archived(other) {
		return
	}
	var customers []string
	if r.direction == downstream {
		for i := range other.Customers {
			customers = append(customers, cmp.Or(other.Customers[i].Name, other.Customers[i].ID))
		}
	}
	add.text(r.from).text(r.direction).text(r.ID).text(other.Name).number(r.Distance).text(r.Criticality).text(r.Via).text(other.Phase).
		whole(other.Tier).who(other.OwnerID()).text(in.email(other.OwnerID())).list(customers...).end()
}
