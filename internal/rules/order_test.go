package rules_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/schema"
)

// TestOrderSaysNothing checks that the order of files, of keys and of lists, save the one that has an order, makes no
// difference to what is found, on the shipped catalogue and on days when much of it is overdue.
func TestOrderSaysNothing(t *testing.T) {
	t.Parallel()
	files := shippedFiles(t)
	for _, day := range []schema.Date{2026_06_15, 2028_02_29} {
		want := found(t, files, day)
		if len(want) < 5 {
			t.Fatalf("%s: %d findings, want some to compare", day, len(want))
		}
		for seed := range uint64(3) {
			source := rand.New(rand.NewPCG(seed, 2))
			shuffled := fstest.MapFS{}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				shuffled[name] = &fstest.MapFile{Data: shuffle(t, source, files[name].Data)}
			}
			got := found(t, backwards{shuffled}, day)
			if !slices.Equal(got, want) {
				t.Errorf("%s, seed %d: only in order: %s\nonly out of order: %s", day, seed, without(want, got), without(got, want))
			}
		}
	}
}

// backwards is a file system that lists folders from the last name to the first.
type backwards struct{ fstest.MapFS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := b.MapFS.ReadDir(name)
	slices.Reverse(list)
	return list, err
}

func shippedFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "services/*.yaml"} {
		names, err := filepath.Glob(filepath.Join("../../catalogue", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[strings.TrimPrefix(filepath.ToSlash(name), "../../catalogue/")] = &fstest.MapFile{Data: text}
		}
	}
	return out
}

// found are the findings of all profiles but those about style, sorted, by what names them from run to run: a message may list
// people as the file does.
func found(t *testing.T, files fs.FS, day schema.Date) []string {
	t.Helper()
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(t.Context(), c, lint.Options{
		Rules: rules.All(), AsOf: day, Selection: lint.Selection{Select: []string{"core", "governance", "digital"}, Ignore: []string{"STY"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, 0, len(result.Findings))
	for _, f := range result.Findings {
		out = append(out, fmt.Sprintf("%s %s %s %s waived=%v", f.File, f.Code, f.Severity, f.Fingerprint, f.Waiver != nil))
	}
	slices.Sort(out)
	return out
}

func shuffle(t *testing.T, source *rand.Rand, text []byte) []byte {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	var mix func(n *yaml.Node, key string)
	mix = func(n *yaml.Node, key string) {
		if n.Kind == yaml.MappingNode {
			source.Shuffle(len(n.Content)/2, func(i, j int) {
				n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
				n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
			})
			for i := 0; i < len(n.Content); i += 2 {
				mix(n.Content[i+1], n.Content[i].Value)
			}
			return
		}
		if n.Kind == yaml.SequenceNode && key != "levels" {
			source.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
		}
		for _, inner := range n.Content {
			mix(inner, key)
		}
	}
	mix(&n, "")
	out, err := yaml.Marshal(&n)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}
