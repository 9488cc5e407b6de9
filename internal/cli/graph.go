package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// graphOptions are the flags of graph.
type graphOptions struct {
	*shared
	selectOptions

	formats  []string
	impact   string
	depth    int
	critical bool
}

func newGraph(flags *shared) *cobra.Command {
	o := &graphOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "graph",
		Short:   "Draw which services depend on which",
		GroupID: "read",
		Long: `Draw which services depend on which, as Mermaid (for a pull request or a wiki), as DOT for Graphviz, or as JSON. An arrow
leads from a service to what it needs; it is dashed where the service goes on without.

With --impact only what a service needs and what needs it is drawn, directly or through others.

Exit status: 0, or 2 when a service or revision is unknown or the catalogue cannot be read.`,
		Example:           "  svc graph\n  svc graph --phase live --critical-only -f dot=services.dot",
		Args:              none,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return runGraph(cmd.Context(), o) },
	}
	addFormat(cmd, &o.formats, graphParts)
	o.register(flags, cmd)
	f := cmd.Flags()
	addFlag(cmd, filled(&o.impact), "impact", "only what the service with this `ID` needs, and what needs it", completer{flags}.services)
	f.IntVar(&o.depth, "depth", 0, "with --impact: at most `N` dependencies away; 0 for any number")
	f.BoolVar(&o.critical, "critical-only", false, "only dependencies without which a service stops")
	_ = cmd.RegisterFlagCompletionFunc("depth", cobra.NoFileCompletions)
	return cmd
}

const graphParts = view.Graphs | view.Data

func runGraph(ctx context.Context, o *graphOptions) error {
	if o.depth < 0 {
		return fault.New("--depth %s: want 1 or more, or 0 for any number", strconv.Itoa(o.depth))
	}
	if o.depth > 0 && o.impact == "" {
		return fault.New("--depth goes with --impact")
	}
	out, err := newOutputs(o.shared, o.formats, graphParts)
	if err != nil {
		return err
	}
	l, err := load(ctx, o.shared, o.at, finding.None)
	if err != nil {
		return err
	}
	defer l.close()
	if err := out.notInputs(l.location.root); err != nil {
		return err
	}
	services, err := o.narrowed(l)
	if err != nil {
		return err
	}
	if o.impact != "" {
		if err := l.knownID(o.impact); err != nil {
			return fault.At("--impact", err)
		}
		services = around(l, services, o.impact, o.depth, o.critical)
	}
	g := newGrapher(l, o.impact)
	g.joinAll(services, o.critical, o.impact != "")
	doc := view.FromGraph(view.GraphRun{ToolVersion: o.env.Version, AsOf: l.today.String(), Revision: l.revision, Missing: l.missing()}, g.graph)
	return out.write(doc, 0)
}

// narrowed are the services that the flags leave, --where among them.
func (o *selectOptions) narrowed(l *loaded) ([]*catalogue.Service, error) {
	services, err := o.selected(l)
	if err != nil {
		return nil, err
	}
	q, err := o.ask(l, &table.Table{})
	if err != nil {
		return nil, err
	}
	return q.services(services)
}

// around are those of some services that one needs or that need it, and itself; of critical ones, those on a way on which
// every dependency is.
func around(l *loaded, services []*catalogue.Service, id string, depth int, critical bool) []*catalogue.Service {
	near := map[string]bool{id: true}
	for _, r := range append(l.Catalogue.Upstream(id, depth), l.Catalogue.Downstream(id, depth)...) {
		near[r.ID] = !critical || near[r.ID] || r.Criticality == "critical"
	}
	var out []*catalogue.Service
	for _, s := range services {
		if near[l.idOf(s)] {
			out = append(out, s)
		}
	}
	return out
}

// graphOf is a report as a graph: structure has the parts of services, platforms what stands on platforms.
func graphOf(l *loaded, report string, services []*catalogue.Service, argument string) *view.Graph {
	g := newGrapher(l, argument)
	if report == "impact" && argument != "" {
		services = around(l, allServices(l), argument, 0, false)
	}
	for _, s := range services {
		if report == "structure" {
			g.parts(s)
		}
	}
	g.joinAll(services, false, false)
	return g.graph
}

// grapher collects the nodes and edges of a graph.
type grapher struct {
	l      *loaded
	marked string
	graph  *view.Graph
	at     map[string]int
}

func newGrapher(l *loaded, marked string) *grapher {
	return &grapher{l: l, marked: marked, graph: &view.Graph{}, at: map[string]int{}}
}

// node is the place of a service.
func (g *grapher) node(id string) int {
	if at, ok := g.at[id]; ok {
		return at
	}
	n := view.Node{ID: id, Label: id, Kind: "unknown", Marked: id == g.marked}
	if s := g.l.Catalogue.ByID(id); s != nil {
		n.Kind = s.Type
		if s.Name != "" {
			n.Label = s.Name
		}
	}
	return g.add(id, n)
}

func (g *grapher) add(key string, n view.Node) int {
	g.at[key] = len(g.graph.Nodes)
	g.graph.Nodes = append(g.graph.Nodes, n)
	return g.at[key]
}

// joinAll adds services and their dependencies; inside leaves out those that lead elsewhere.
func (g *grapher) joinAll(services []*catalogue.Service, critical, inside bool) {
	for _, s := range services {
		g.node(g.l.idOf(s))
	}
	known := len(g.graph.Nodes)
	for _, s := range services {
		from := g.node(g.l.idOf(s))
		for i := range s.Dependencies {
			d := &s.Dependencies[i]
			if d.Service == "" || critical && d.Criticality != "critical" {
				continue
			}
			if at, ok := g.at[d.Service]; inside && (!ok || at >= known) {
				continue
			}
			g.graph.Edges = append(g.graph.Edges, view.Edge{From: from, To: g.node(d.Service), Label: d.Criticality, Soft: d.Criticality != "" && d.Criticality != "critical"})
		}
	}
}

// parts adds the products and components of a service.
func (g *grapher) parts(s *catalogue.Service) {
	from := g.node(g.l.idOf(s))
	part := func(id, name, kind string) {
		if name == "" {
			name = id
		}
		to := g.add(g.l.idOf(s)+"\x00"+kind+"\x00"+id, view.Node{ID: g.l.idOf(s) + "/" + id, Label: name, Kind: "part"})
		g.graph.Edges = append(g.graph.Edges, view.Edge{From: from, To: to, Label: kind})
	}
	for i := range s.Products {
		part(s.Products[i].ID, s.Products[i].Name, "product")
	}
	for i := range s.Components {
		part(s.Components[i].ID, s.Components[i].Name, "component")
	}
}

func allServices(l *loaded) []*catalogue.Service { return l.Catalogue.Services() }

// narrowedTo are those of some services that a table is about.
func narrowedTo(l *loaded, services []*catalogue.Service, t *table.Table) []*catalogue.Service {
	at := t.Find("service_id")
	if at < 0 {
		return services
	}
	shown := map[string]bool{}
	for _, row := range t.Rows {
		shown[row[at].Plain()] = true
	}
	var out []*catalogue.Service
	for _, s := range services {
		if shown[l.idOf(s)] {
			out = append(out, s)
		}
	}
	return out
}

// events are the rows of the review calendar as days.
func events(t *table.Table) []view.Event {
	find := func(row []table.Cell, key string) string {
		if at := t.Find(key); at >= 0 {
			return row[at].String()
		}
		return ""
	}
	var out []view.Event
	seen := map[string]int{}
	for _, row := range t.Rows {
		day, kind, id, what := find(row, "due"), find(row, "kind"), find(row, "service_id"), find(row, "what")
		if day == "" {
			continue
		}
		uid := id + "/" + kind + "/" + what + "/" + day
		if seen[uid]++; seen[uid] > 1 {
			uid += fmt.Sprintf("/%d", seen[uid])
		}
		about := kind + " of " + id
		if person := find(row, "person"); person != "" {
			about += ", due by " + person
		}
		out = append(out, view.Event{UID: uid + "@svc.example", Day: day, Title: kind + ": " + what + " (" + id + ")", About: about})
	}
	return out
}
