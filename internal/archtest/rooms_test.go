package archtest_test

// room is one row of the import table.
type room struct {
	// dir is a folder below the root of the module; a last element of * stands for every folder there.
	dir string
	// ours lists the rooms that it may import.
	ours []string
}

// rooms is the import table. Data flows from the top to the bottom; rows of the same kind never know each other.
func rooms() []room {
	var (
		leaves  = []string{"internal/pos", "internal/near", "internal/text", "internal/sorting", "internal/fault"}
		model   = append([]string{"schema", "internal/finding"}, leaves...)
		linting = append([]string{"internal/lint", "internal/edit", "internal/catalogue", "internal/change", "internal/measure"}, model...)
		command = append([]string{
			"internal/query", "internal/source", "internal/fields", "internal/yamldoc", "internal/rules", "internal/report", "internal/table",
			"internal/view", "internal/render", "internal/atomic", "internal/scaffold", "internal/crash",
		}, linting...)
	)
	return []room{
		{dir: "internal/pack"},
		{dir: "schema", ours: []string{"internal/pack"}},
		{dir: "internal/pos"},
		{dir: "internal/near"},
		{dir: "internal/text"},
		{dir: "internal/fault"},
		{dir: "internal/crash"},
		{dir: "internal/atomic"},
		{dir: "internal/fields"},
		{dir: "internal/measure"},
		{dir: "internal/table", ours: []string{"internal/sorting"}},
		{dir: "internal/sorting"},
		{dir: "internal/query", ours: []string{"internal/fault"}},
		{dir: "internal/source", ours: []string{"internal/fault", "internal/sorting"}},
		{dir: "internal/golden"},
		{dir: "internal/archtest"},
		{dir: "internal/finding", ours: []string{"internal/pos", "internal/sorting", "internal/text"}},
		{dir: "internal/yamldoc", ours: append([]string{"internal/fields"}, leaves...)},
		{dir: "internal/catalogue", ours: append([]string{"internal/source", "internal/yamldoc", "internal/measure", "internal/fields", "internal/crash"}, model...)},
		{dir: "internal/change", ours: []string{"internal/sorting", "internal/catalogue", "internal/fields", "internal/pos", "schema"}},
		{dir: "internal/lint", ours: append([]string{"internal/edit", "internal/catalogue", "internal/change", "internal/measure", "internal/crash"}, model...)},
		{dir: "internal/rules", ours: []string{"internal/lint", "internal/near", "internal/pack", "internal/sorting", "internal/rules/*"}},
		{dir: "internal/rules/*", ours: linting},
		{dir: "internal/report", ours: append([]string{"internal/table"}, linting...)},
		{dir: "internal/view", ours: []string{"internal/sorting", "internal/change", "internal/finding", "internal/table", "internal/pos"}},
		{dir: "internal/render", ours: []string{"internal/view", "internal/finding", "internal/table", "internal/pos", "internal/sorting", "internal/text"}},
		{dir: "internal/edit", ours: append([]string{"internal/crash", "internal/catalogue", "internal/yamldoc", "internal/fields", "internal/atomic", "internal/source"}, model...)},
		{dir: "internal/scaffold", ours: []string{"internal/catalogue", "internal/edit", "internal/measure", "schema"}},
		{dir: "internal/cli", ours: command},
		{dir: "internal/gen", ours: []string{
			"internal/cli", "internal/view", "internal/rules", "internal/report", "internal/lint", "internal/catalogue", "internal/finding",
			"internal/fields", "internal/yamldoc", "internal/pack", "schema",
		}},
		{dir: "internal/bench"},
		{dir: "cmd/svc", ours: []string{"internal/cli"}},
	}
}

// owners names, for everything that only some rooms may import, those rooms. A library that is not listed here is a
// dependency nobody decided on. Tests may import what they need.
func owners() map[string][]string {
	return map[string][]string{
		"gopkg.in/yaml.v3":                       {"internal/yamldoc", "internal/bench"},
		"github.com/go-playground/validator/v10": {"internal/catalogue"},
		"github.com/olekukonko/ll":               {"internal/render"},
		"github.com/olekukonko/tablewriter":      {"internal/render"},
		"github.com/spf13/cobra":                 {"internal/cli", "internal/gen"},
		"github.com/spf13/pflag":                 {"internal/cli"},
		"go.starlark.net":                        {"internal/query"},
		"golang.org/x/term":                      {"cmd/svc"},
		"github.com/clipperhouse/displaywidth":   {"internal/text"},
		"os/exec":                                {"internal/source", "internal/bench"},
		"net":                                    nil, // svc makes no network call
		"net/http":                               nil,
		"plugin":                                 nil, // svc loads no code
		"testing":                                {"internal/golden", "internal/rules/ruletest"},
		"github.com/rogpeppe/go-internal":        {"internal/rules/ruletest"},
	}
}

// processNames lists what belongs to the process. Only main.go of a command may name it; everything else gets it passed in.
func processNames() map[string][]string {
	return map[string][]string{
		"os":   {"Stdin", "Stdout", "Stderr", "Exit", "Args", "Getenv", "LookupEnv", "Environ", "Setenv", "Getwd", "Chdir"},
		"time": {"Now", "Since", "Until"},
		"fmt":  {"Print", "Printf", "Println"},
		"log":  {"Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln"},
	}
}

// tools are programs for developers that nobody installs; they may talk to the process wherever they like.
func tools() []string { return []string{"internal/bench"} }

// The ceilings are smells, not targets: most files have under 200 lines and most functions under 30.
const (
	maxFileLines     = 400
	maxFunctionLines = 70
	maxComplexity    = 15
)
