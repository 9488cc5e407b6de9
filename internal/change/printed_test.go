package change_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/cli"
)

// printed is what svc diff prints as JSON, as far as these tests look at it.
type printed struct {
	Summary map[string]int
	Changes []struct {
		Code, Class, Service, Path string
		From, To                   any
	}
}

// run runs svc in a directory, and gives the exit status and what it prints.
func run(t *testing.T, dir string, args ...string) (int, []byte, string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := cli.Main(t.Context(), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Dir: dir, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC) }, Version: "v1.2.3",
	}, args)
	return code, stdout.Bytes(), stderr.String()
}

// diff is what svc diff prints of two directories; false when the settings of one of them cannot be used.
func diff(t *testing.T, dir, before, after string) (out printed, ok bool) {
	t.Helper()
	code, stdout, stderr := run(t, dir, "diff", "--no-index", before, after, "-f", "json")
	if code == 2 && strings.Contains(stderr, "svc.yaml") {
		return out, false
	}
	numbers := json.NewDecoder(bytes.NewReader(stdout))
	numbers.UseNumber()
	if err := numbers.Decode(&out); err != nil || code != 0 {
		t.Fatalf("svc diff %s %s: exit status %d, %v\n%s", before, after, code, err, stderr)
	}
	return out, true
}

// values counts the values that go and come by their paths without keys.
func (p printed) values() map[string]int {
	out := map[string]int{}
	for _, c := range p.Changes {
		path := "/" + strings.ReplaceAll(brackets.ReplaceAllString(c.Path, ""), ".", "/")
		leaves(out, path, c.From, -1)
		leaves(out, path, c.To, 1)
	}
	maps.DeleteFunc(out, func(_ string, n int) bool { return n == 0 })
	return out
}

// settings changes one value of svc.yaml to another one that may stand there. Nothing goes, as what is not said has a default.
func (m mutant) settings(n *yaml.Node) {
	for n.Kind == yaml.DocumentNode || n.Kind == yaml.SequenceNode || n.Kind == yaml.MappingNode {
		at := m.IntN(len(n.Content))
		if n.Kind == yaml.MappingNode {
			at |= 1
		}
		n = n.Content[at]
	}
	digit := strings.LastIndexAny(n.Value, "12345678")
	switch {
	case digit >= 0:
		n.Value = n.Value[:digit] + strconv.Itoa(int(n.Value[digit]-'0')%8+1) + n.Value[digit+1:]
	default:
		n.Value += "x"
	}
}

// bare takes all comments away.
func bare(n *yaml.Node) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	for _, inner := range n.Content {
		bare(inner)
	}
}

// TestPrinted checks what svc diff prints as JSON against the values that differ between two decoded files, for every file
// of the shipped catalogue, settings included: nothing is missing, nothing is made up, the way back is the mirror, and
// order, comments and svc fmt make no difference.
func TestPrinted(t *testing.T) {
	t.Parallel()
	files := shipped(t)
	dir := t.TempDir()
	write := func(side, name, text string) {
		file := filepath.Join(dir, side, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		for _, side := range []string{"a", "b", "c"} {
			write(side, name, text)
		}
	}
	if same, _ := diff(t, dir, "a", "b"); len(same.Changes) > 0 {
		t.Fatalf("a catalogue differs from itself: %v", same.Changes)
	}
	names := slices.Sorted(maps.Keys(files))
	tried := map[string]int{}
	for seed := range uint64(60) {
		m := mutant{rand.New(rand.NewPCG(seed, 2))}
		name := names[m.IntN(len(names))]
		if m.IntN(2) == 0 {
			name = [...]string{"svc.yaml", "people.yaml", "roles.yaml", "risk-scale.yaml"}[m.IntN(4)]
		}
		edit := m.change
		if name == "svc.yaml" {
			edit = m.settings
		}
		text := rewritten(t, files[name], edit)
		write("b", name, text)
		write("c", name, rewritten(t, text, func(n *yaml.Node) { m.shuffle(n, "") }))
		there, ok := diff(t, dir, "a", "b")
		if ok {
			tried[name]++
			back, _ := diff(t, dir, "b", "a")
			order, _ := diff(t, dir, "b", "c")
			got, want := there.values(), map[string]int{}
			leaves(want, "", decoded(t, files[name]), -1)
			leaves(want, "", decoded(t, text), 1)
			maps.DeleteFunc(want, func(_ string, n int) bool { return n == 0 })
			for path, n := range back.values() {
				if got[path] != -n {
					t.Errorf("seed %d, %s: the way back says %s %d times, the way there %d times", seed, name, path, n, got[path])
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("seed %d, %s: the files differ in %v\nthe output says %v", seed, name, want, got)
			}
			if len(order.Changes) > 0 {
				t.Errorf("seed %d, %s: order and comments make a difference: %v", seed, name, order.Changes)
			}
		}
		write("b", name, files[name])
		write("c", name, files[name])
	}
	for _, name := range []string{"svc.yaml", "people.yaml", "roles.yaml", "risk-scale.yaml"} {
		if tried[name] < 2 {
			t.Errorf("%s was tried %d times, want more", name, tried[name])
		}
	}
	for name, text := range files {
		write("c", name, rewritten(t, text, func(n *yaml.Node) {
			mutant{rand.New(rand.NewPCG(7, 7))}.shuffle(n, "")
			bare(n)
		}))
	}
	if code, stdout, stderr := run(t, filepath.Join(dir, "c"), "fmt"); code != 0 {
		t.Fatalf("svc fmt: exit status %d\n%s%s", code, stdout, stderr)
	}
	if formatted, _ := diff(t, dir, "a", "c"); len(formatted.Changes) > 0 {
		t.Errorf("svc fmt makes a difference: %v", formatted.Changes)
	}
}
