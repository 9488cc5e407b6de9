package change_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
)

// shipped are the files of the catalogue that we ship.
func shipped(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.yaml", "services/*.yaml"} {
		names, err := filepath.Glob(filepath.Join("../../catalogue", pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %d files", pattern, err, len(names))
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			rel, err := filepath.Rel("../../catalogue", name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(rel)] = string(text)
		}
	}
	return out
}

// mutant changes files by a random source: values, keys and items that come and go, and the order of everything.
type mutant struct{ *rand.Rand }

func (m mutant) change(n *yaml.Node) {
	switch n.Kind {
	case yaml.DocumentNode:
		m.change(n.Content[0])
	case yaml.MappingNode:
		if m.IntN(20) == 0 {
			key := [...]string{"x-note", "nots", "x-"}[m.IntN(3)]
			if !slices.ContainsFunc(n.Content, func(one *yaml.Node) bool { return one.Value == key }) {
				n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.Itoa(m.IntN(9))})
			}
			return
		}
		at := 2 * m.IntN(len(n.Content)/2)
		key, value := n.Content[at].Value, n.Content[at+1]
		switch {
		case key == "schema" || key == "id" || key == "name":
		case m.IntN(6) == 0 && len(n.Content) > 2:
			n.Content = slices.Delete(n.Content, at, at+2)
		default:
			m.change(value)
		}
	case yaml.SequenceNode:
		switch {
		case len(n.Content) == 0:
		case m.IntN(4) == 0:
			n.Content = slices.Delete(n.Content, 0, 1)
		default:
			m.change(n.Content[m.IntN(len(n.Content))])
		}
	case yaml.ScalarNode:
		m.scalar(n)
	case yaml.AliasNode:
	}
}

func (m mutant) scalar(n *yaml.Node) {
	switch n.Tag {
	case "!!int":
		if number, err := strconv.Atoi(n.Value); err == nil {
			n.Value = strconv.Itoa(number + 1 + m.IntN(3))
		}
	case "!!float":
		n.Value += "1"
	case "!!bool":
		n.Value = map[string]string{"true": "false", "false": "true"}[n.Value]
	case "!!timestamp":
		n.Value = n.Value[:len(n.Value)-1] + strconv.Itoa(1+m.IntN(8))
	default:
		n.Value += " and more"
	}
}

// shuffle changes the order of all keys and of all lists but the ordered one.
func (m mutant) shuffle(n *yaml.Node, key string) {
	n.HeadComment, n.LineComment, n.FootComment = "", "# another", ""
	switch n.Kind {
	case yaml.MappingNode:
		m.Shuffle(len(n.Content)/2, func(i, j int) {
			n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
			n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
		})
		for i := 0; i < len(n.Content); i += 2 {
			m.shuffle(n.Content[i+1], n.Content[i].Value)
		}
	case yaml.SequenceNode:
		if key != "levels" {
			m.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
		}
		fallthrough
	default:
		for _, inner := range n.Content {
			m.shuffle(inner, key)
		}
	}
}

func rewritten(t testing.TB, text string, edit func(*yaml.Node)) string {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	edit(&n)
	out, err := yaml.Marshal(&n)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// leaves counts the single values of a decoded tree by the names of the keys that lead to them and the value.
func leaves(count map[string]int, path string, v any, n int) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			leaves(count, path+"/"+key, inner, n)
		}
	case map[any]any:
		for key, inner := range v {
			leaves(count, fmt.Sprintf("%s/%v", path, key), inner, n)
		}
	case []any:
		for _, inner := range v {
			leaves(count, path, inner, n)
		}
	case nil:
	default:
		count[path+"="+number(fmt.Sprint(v))] += n
	}
}

var zeros = regexp.MustCompile(`^(-?[0-9]+)(\.[0-9]*?)0*$`)

func number(s string) string { return strings.TrimSuffix(zeros.ReplaceAllString(s, "$1$2"), ".") }

func decoded(t testing.TB, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	untag(&n)
	var out any
	if err := n.Decode(&out); err != nil {
		t.Fatal(err)
	}
	if service, ok := out.(map[string]any); ok {
		if owner, short := service["owner"].(string); short {
			service["owner"] = map[string]any{"person": owner}
		}
	}
	return out
}

// untag makes every scalar a text, so that decoding changes none.
func untag(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		n.Tag = "!!str"
	}
	for _, inner := range n.Content {
		untag(inner)
	}
}

var brackets = regexp.MustCompile(`\[[^\]]*\]`)

// TestProperties checks on random changes of the shipped catalogue that every single value that differs between the decoded
// trees is in a change, that no change is made up, that the way back says the same the other way round, and that order and
// comments say nothing.
func TestProperties(t *testing.T) {
	t.Parallel()
	files := shipped(t)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return name == "svc.yaml" })
	if got := words(must(t, load(t, files), load(t, files))); got != "" {
		t.Fatalf("a catalogue differs from itself:\n%s", got)
	}
	shared := maps.Clone(files)
	maps.DeleteFunc(shared, func(name, _ string) bool { return strings.Contains(name, "/") })
	seen := 0
	for seed := range uint64(120) {
		m := mutant{rand.New(rand.NewPCG(seed, 1))}
		name := names[m.IntN(len(names))]
		if m.IntN(4) == 0 {
			name = names[m.IntN(3)] // one of the shared files
		}
		text := rewritten(t, files[name], func(n *yaml.Node) {
			for range 1 + m.IntN(4) {
				m.change(n)
			}
		})
		shuffled := rewritten(t, text, func(n *yaml.Node) { m.shuffle(n, "") })
		before, after, other := load(t, with(shared, name, files[name])), load(t, with(shared, name, text)), load(t, with(shared, name, shuffled))
		if strings.HasPrefix(name, "services/") && after.ByID(idOf(name)) == nil {
			continue // nothing in it can be compared
		}
		seen++
		set := must(t, before, after)
		if got := words(must(t, after, other)); got != "" {
			t.Errorf("seed %d: order and comments make a difference:\n%s", seed, got)
		}
		mirrored(t, set, must(t, after, before))
		complete(t, set, decoded(t, files[name]), decoded(t, text))
	}
	if seen < 60 {
		t.Errorf("%d mutants without faults, want more", seen)
	}
}

func must(t testing.TB, before, after *catalogue.Catalogue) *change.Set {
	t.Helper()
	set, err := change.Compare(before, after)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func with(files map[string]string, name, text string) map[string]string {
	out := maps.Clone(files)
	out[name] = text
	return out
}

// idOf is the id that the name of a service file gives.
func idOf(name string) string { return strings.TrimSuffix(filepath.Base(name), ".yaml") }

// mirrored checks that one set says the same as the other the other way round.
func mirrored(t *testing.T, set, back *change.Set) {
	t.Helper()
	var there, here []string
	for i := range set.Changes {
		c := &set.Changes[i]
		there = append(there, c.ID()+c.Path+written(c.From)+written(c.To))
	}
	for i := range back.Changes {
		c := &back.Changes[i]
		here = append(here, c.ID()+c.Path+written(c.To)+written(c.From))
	}
	slices.Sort(there)
	slices.Sort(here)
	if !slices.Equal(there, here) {
		t.Errorf("the way back differs:\n%s\n%s", words(set), words(back))
	}
}

// complete checks a set against the single values that differ between two decoded trees.
func complete(t *testing.T, set *change.Set, before, after any) {
	t.Helper()
	want, got := map[string]int{}, map[string]int{}
	leaves(want, "", before, -1)
	leaves(want, "", after, 1)
	for i := range set.Changes {
		c := &set.Changes[i]
		path := "/" + strings.ReplaceAll(brackets.ReplaceAllString(c.Path, ""), ".", "/")
		leaves(got, path, c.From, -1)
		leaves(got, path, c.To, 1)
	}
	for _, counts := range []map[string]int{want, got} {
		maps.DeleteFunc(counts, func(_ string, n int) bool { return n == 0 })
	}
	if !maps.Equal(want, got) {
		t.Errorf("the trees differ in %v\nthe changes say %v", want, got)
	}
}
