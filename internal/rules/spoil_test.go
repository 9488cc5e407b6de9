package rules_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestSpoils takes the same service as TestRemovals, gives one field at a time a value that is wrong, as testdata/spoils.txt
// lists them, and checks that the rule that names the field reports, and no unrelated one.
func TestSpoils(t *testing.T) {
	t.Parallel()
	files := ruletest.Load(t, os.DirFS("testdata")).With("")
	sel := lint.Selection{Only: []string{string(lint.Core), string(lint.Governance), string(lint.Digital)}, Ignore: []string{"STY002"}}
	list, err := os.ReadFile("testdata/spoils.txt")
	if err != nil {
		t.Fatal(err)
	}
	missed := map[string]bool{}
	for _, rule := range rules.All() {
		missed[rule.Code] = rule.Change == nil && !slices.Contains([]string{"SCH001", "STY002", "WVR002"}, rule.Code) // no field is to blame
	}
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells)%2 == 0 || len(cells) == 1 {
			t.Fatalf("%q: want fields, each with its value, and the rules", line)
		}
		changes, want := cells[:len(cells)-1], strings.Fields(cells[len(cells)-1])
		for _, code := range want {
			missed[code] = false
		}
		t.Run(strings.Join(strings.Fields(strings.Join(changes, " ")), " "), func(t *testing.T) {
			t.Parallel()
			clean, wrong := files, files
			for change := range slices.Chunk(changes, 2) {
				clean, wrong = spoiled(t, clean, change[0], ""), spoiled(t, wrong, change[0], change[1])
			}
			before := count(ruletest.Run(t, rules.All(), clean, ruletest.Day(), sel))
			got := added(before, ruletest.Run(t, rules.All(), wrong, ruletest.Day(), sel))
			if len(got) == 0 {
				got = []string{"nothing"}
			}
			if !slices.Equal(got, want) {
				t.Errorf("makes %v, want %v", got, want)
			}
		})
	}
	for code, open := range missed {
		if open {
			t.Errorf("no spoiled field makes %s report", code)
		}
	}
}

// spoiled is the catalogue with a value at a path of one file, which is written anew even without a value.
func spoiled(t *testing.T, files fstest.MapFS, where, value string) fstest.MapFS {
	t.Helper()
	name, path := complete, strings.TrimSpace(where)
	if file, rest, other := strings.Cut(path, ".yaml "); other {
		name, path = file+".yaml", rest
	}
	var document, wrong yaml.Node
	if err := yaml.Unmarshal(files[name].Data, &document); err != nil {
		t.Fatal(err)
	}
	if value != "" {
		if err := yaml.Unmarshal([]byte(value), &wrong); err != nil {
			t.Fatal(err)
		}
		put(t, document.Content[0], path, wrong.Content[0])
	}
	return rewritten(t, files, name, &document)
}

// put writes a value at a path such as "slas[0].valid.to" below a node. A last key that is not there is added.
func put(t *testing.T, n *yaml.Node, path string, value *yaml.Node) {
	t.Helper()
	steps := strings.Split(strings.ReplaceAll(path, "[", ".["), ".")
	for i, step := range steps {
		last := i == len(steps)-1
		if inner, item := strings.CutPrefix(step, "["); item {
			at, err := strconv.Atoi(strings.TrimSuffix(inner, "]"))
			if err != nil || at >= len(n.Content) {
				t.Fatalf("%s: there is no %s", path, step)
			}
			if last {
				n.Content[at] = value
			}
			n = n.Content[at]
			continue
		}
		at := 0
		for at < len(n.Content) && n.Content[at].Value != step {
			at += 2
		}
		switch {
		case at == len(n.Content) && last:
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: step}, value)
			return
		case at == len(n.Content):
			t.Fatalf("%s: there is no %s", path, step)
		case last:
			n.Content[at+1] = value
		}
		n = n.Content[at+1]
	}
}
