package rules_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

const complete = "services/renew-fishing-licence.yaml"

// TestRemovals takes a live service that is complete and clean under all profiles, removes each field and item of it and of
// the shared files in turn, and compares the rules that then report with a list that is read in review: a field that a rule names is missed by
// that rule, and by no unrelated one.
func TestRemovals(t *testing.T) {
	t.Parallel()
	files := ruletest.Load(t, os.DirFS("testdata")).With("")
	sel := lint.Selection{Only: []string{string(lint.Core), string(lint.Governance), string(lint.Digital)}, Ignore: []string{"STY"}}
	for _, f := range ruletest.Run(t, rules.All(), files, ruletest.Day(), sel) {
		if f.File == complete {
			t.Errorf("the complete service is not clean: %s %s: %s", f.Code, f.Path, f.Message)
		}
	}
	var out strings.Builder
	for _, name := range []string{complete, "people.yaml", "roles.yaml", "risk-scale.yaml"} {
		var document yaml.Node
		if err := yaml.Unmarshal(files[name].Data, &document); err != nil {
			t.Fatal(err)
		}
		before := count(ruletest.Run(t, rules.All(), rewritten(t, files, name, &document), ruletest.Day(), sel))
		each(document.Content[0], "", func(path string) {
			codes := added(before, ruletest.Run(t, rules.All(), rewritten(t, files, name, &document), ruletest.Day(), sel))
			if len(codes) == 0 {
				codes = []string{"nothing"}
			}
			where := strings.TrimPrefix(name+" "+path, complete+" ")
			fmt.Fprintf(&out, "%s: %s\n", where, strings.Join(codes, " "))
		})
	}
	golden.Equal(t, []byte(out.String()), "testdata/removals.golden")
}

// rewritten is the catalogue with the document in place of a file.
func rewritten(t *testing.T, files fstest.MapFS, name string, document *yaml.Node) fstest.MapFS {
	t.Helper()
	text, err := yaml.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	out := maps.Clone(files)
	out[name] = &fstest.MapFile{Data: text}
	return out
}

// each removes every field and item below a node in turn and calls visit while it is gone.
func each(n *yaml.Node, path string, visit func(path string)) {
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	if n.Kind == yaml.ScalarNode {
		return
	}
	all := n.Content
	for i := 0; i < len(all); i += step {
		below := fmt.Sprintf("%s[%d]", path, i)
		if step == 2 {
			below = strings.TrimPrefix(path+"."+all[i].Value, ".")
		}
		n.Content = slices.Concat(all[:i:i], all[i+step:])
		visit(below)
		n.Content = all
		if step == 2 || i == 0 { // items of a list are alike
			each(all[i+step-1], below, visit)
		}
	}
}
