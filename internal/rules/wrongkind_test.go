package rules_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestWrongKinds puts something of another kind in place of each field and first item of the complete service, of a platform
// and of the shared files, and checks that its kind is what is reported, and nothing that would hang on the field.
func TestWrongKinds(t *testing.T) {
	t.Parallel()
	files := ruletest.Load(t, os.DirFS("testdata")).With("")
	sel := lint.Selection{Only: []string{string(lint.Core), string(lint.Governance), string(lint.Digital)}, Ignore: []string{"STY"}}
	for _, name := range []string{complete, "services/shared-crm.yaml", "people.yaml", "roles.yaml", "risk-scale.yaml"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var document yaml.Node
			if err := yaml.Unmarshal(files[name].Data, &document); err != nil {
				t.Fatal(err)
			}
			before := count(ruletest.Run(t, rules.All(), files, ruletest.Day(), sel))
			tried := 0
			eachWrong(document.Content[0], "", func(path string) {
				tried++
				want := []string{"SCH004"}
				if path == "owner" {
					want = []string{"PPL001"} // text in place of the mapping is an id
				}
				if got := added(before, ruletest.Run(t, rules.All(), rewritten(t, files, name, &document), ruletest.Day(), sel)); !slices.Equal(got, want) {
					t.Errorf("%s of another kind makes %v, want %v", path, got, want)
				}
			})
			if tried < 10 {
				t.Errorf("tried %d fields, want all", tried)
			}
		})
	}
}

// eachWrong gives every field and first item below a node another kind in turn and calls visit while it has it.
func eachWrong(n *yaml.Node, path string, visit func(path string)) {
	wrong := yaml.Node{Kind: yaml.ScalarNode, Value: "wrong"}
	if n.Kind != yaml.MappingNode {
		wrong = yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "x-a"}, {Kind: yaml.ScalarNode, Value: "b"}}}
	}
	if path != "" {
		right := *n
		*n = wrong
		visit(path)
		*n = right
	}
	switch {
	case n.Kind == yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			eachWrong(n.Content[i+1], strings.TrimPrefix(path+"."+n.Content[i].Value, "."), visit)
		}
	case n.Kind == yaml.SequenceNode && len(n.Content) > 0:
		eachWrong(n.Content[0], path+"[0]", visit)
	}
}
