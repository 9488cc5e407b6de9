package view

// GraphRun is what is known about the making of a graph.
type GraphRun struct {
	ToolVersion, AsOf, Revision string
	Missing                     []MissingService
}

// FromGraph makes the Doc of a command that draws services.
func FromGraph(run GraphRun, g *Graph) *Doc {
	out := GraphOutput{
		Version: reportVersion, Kind: "graph", Tool: Tool{Name: "svc", Version: run.ToolVersion}, AsOf: run.AsOf, Revision: run.Revision,
		Missing: append([]MissingService{}, run.Missing...), Nodes: []GraphNode{}, Edges: []GraphEdge{},
	}
	for _, n := range g.Nodes {
		out.Nodes = append(out.Nodes, GraphNode{ID: n.ID, Name: n.Label, Kind: n.Kind})
	}
	for _, e := range g.Edges {
		out.Edges = append(out.Edges, GraphEdge{From: g.Nodes[e.From].ID, To: g.Nodes[e.To].ID, Criticality: e.Label})
	}
	return &Doc{Kind: "graph", Title: "Dependencies", Tool: out.Tool, AsOf: run.AsOf, Graph: g, Data: out}
}

// GraphOutput is what `svc graph` prints with --format json.
type GraphOutput struct {
	// Version is the version of this format.
	Version int `json:"version" validate:"min=1"`
	// Kind is graph.
	Kind string `json:"kind"`
	// Tool is the program that made the output.
	Tool Tool `json:"tool"`
	// AsOf is the day of the run, as YYYY-MM-DD.
	AsOf string `json:"as_of" format:"date"`
	// Revision is the commit that was read; it is absent when that was the work tree.
	Revision string `json:"revision,omitempty"`
	// Missing are the services whose files could not be read.
	Missing []MissingService `json:"missing"`
	// Nodes are the services.
	Nodes []GraphNode `json:"nodes"`
	// Edges are the dependencies.
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is a service.
type GraphNode struct {
	// ID is the id of the service.
	ID string `json:"id"`
	// Name is what the service is called, or its id.
	Name string `json:"name"`
	// Kind is service, platform or supporting, and unknown for what has no entry.
	Kind string `json:"kind"`
}

// GraphEdge is a dependency.
type GraphEdge struct {
	// From is the id of the service that needs the other.
	From string `json:"from"`
	// To is the id of the service that is needed.
	To string `json:"to"`
	// Criticality is critical, degrading or optional; empty where it is not stated.
	Criticality string `json:"criticality"`
}
