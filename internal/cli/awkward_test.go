package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/cli"
	"github.com/service-catalogue/svc/internal/golden"
)

// awkwardRuns are the edits that every awkward file goes through.
var awkwardRuns = [][]string{
	{"fmt"},
	{"lint", "--fix", "--fail-on", "never", "-q", "-f", "json"},
	{"set", "tier=3"},
	{"set", "description=Changed: from \"top\" to bottom."},
	{"set", "vision="},
	{"set", "contact.phone=+441632960101"},
	{"set", "owner.spend_limit=5000"},
	{"set", "deputies+=d-lee"},
	{"set", "deputies-=b-jones"},
	{"set", "risks[r1].title=no"},
	{"handover", "a-khan", "c-osei"},
	{"handover", "a-khan", "c-osei", "--link", "https://docs.example.org/ho-4"},
	{"confirm", "--as", "a-khan"},
}

// TestAwkward has every file of testdata/awkward go through every command that edits. The golden file beside it lists the
// lines that go and come: every other line is as it was, byte for byte. Nothing of that depends on the ends of lines, on a
// byte order mark or on the end of the file.
func TestAwkward(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/awkward/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			id := strings.TrimSuffix(filepath.Base(file), ".yaml")
			var log strings.Builder
			for _, run := range awkwardRuns {
				after, said := runAwkward(t, id, text, run)
				fmt.Fprintf(&log, "svc %s\n%s%s\n", strings.Join(run, " "), said, lineDiff(text, after))
				checkAwkward(t, run, text, after)
				if len(run) == 3 && run[0] == "handover" && !bytes.Contains(text, []byte("since")) && !bytes.Contains(text, []byte("c-osei")) {
					if back, _ := runAwkward(t, id, after, []string{"handover", "c-osei", "a-khan"}); !bytes.Equal(back, text) {
						t.Errorf("there and back gives\n%s", lineDiff(text, back))
					}
				}
				for _, v := range awkwardVariants() {
					if got, _ := runAwkward(t, id, v(text), run); !bytes.Equal(got, v(after)) {
						t.Errorf("svc %q in another form gives\n%q\nwant\n%q", run, got, v(after))
					}
				}
			}
			golden.Equal(t, []byte(log.String()), strings.TrimSuffix(file, ".yaml")+".golden")
		})
	}
}

// awkwardVariants are the same text in other forms.
func awkwardVariants() []func([]byte) []byte {
	lf := func(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }
	bare := func(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\uFEFF")) }
	return []func([]byte) []byte{
		func(text []byte) []byte { return bytes.ReplaceAll(lf(text), []byte("\n"), []byte("\r\n")) },
		func(text []byte) []byte { return append([]byte("\uFEFF"), bare(text)...) },
	}
}

// runAwkward runs svc in a catalogue with that one service, and gives what the service file then is, and what was said.
func runAwkward(t *testing.T, id string, text []byte, args []string) ([]byte, string) {
	t.Helper()
	env, stdout, stderr := env(t)
	file := filepath.Join(env.Dir, "services", id+".yaml")
	var people strings.Builder
	people.WriteString("schema: svc-people/v1\npeople:\n")
	for _, p := range []string{"a-khan", "b-jones", "c-osei", "d-lee", "e-roy"} {
		people.WriteString("  " + p + ": {name: " + strings.ToUpper(p) + ", email: " + p + "@example.org}\n")
	}
	for name, text := range map[string][]byte{
		file: text, filepath.Join(env.Dir, "people.yaml"): []byte(people.String()),
		filepath.Join(env.Dir, "svc.yaml"): []byte("schema: svc-settings/v1\nportfolios:\n  main: {name: All, owner: b-jones}\n"),
	} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(env.Dir, "services", "bare.yaml")); err != nil {
		t.Fatal(err)
	}
	full := slices.Clone(args)
	switch args[0] {
	case "set":
		full = slices.Insert(full, 1, id, "--force")
	case "confirm":
		full = slices.Insert(full, 1, id)
	}
	code := cli.Main(t.Context(), env, full)
	after, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if code == cli.ExitClean {
		return after, ""
	}
	if !bytes.Equal(after, text) {
		t.Errorf("svc %q ends with %d and has changed the file", args, code)
	}
	said := stderr.String()
	if args[0] == "fmt" {
		said = stdout.String()
	}
	return after, fmt.Sprintf("exit status %d\n%s", code, said)
}

// checkAwkward asks another reader of YAML what the change means, and looks for every comment.
func checkAwkward(t *testing.T, run []string, before, after []byte) {
	t.Helper()
	var was, is map[string]any
	if err := yaml.Unmarshal(before, &was); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(after, &is); err != nil {
		t.Fatalf("after svc %q: %v\n%s", run, err, after)
	}
	if run[0] == "fmt" {
		for _, m := range []map[string]any{was, is} { // owner: {person: a} is owner: a
			if owner, ok := m["owner"].(map[string]any); ok && len(owner) == 1 {
				m["owner"] = owner["person"]
			}
		}
		if !reflect.DeepEqual(was, is) {
			t.Errorf("svc fmt has changed the data:\n%v\n%v", was, is)
		}
	}
	for line := range strings.Lines(string(before)) {
		at := strings.LastIndex(line, "# ")
		if at < 0 || strings.ContainsAny(line[at:], "\"'") {
			continue
		}
		if comment := strings.TrimSpace(line[at:]); strings.Count(string(after), comment) < strings.Count(string(before), comment) {
			t.Errorf("svc %q has lost the comment %q", run, comment)
		}
	}
}

// lineDiff are the lines that go and come, by the longest common subsequence; ends of lines and blanks are to be seen.
func lineDiff(before, after []byte) string {
	a, b := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := range slices.Backward(a) {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var out strings.Builder
	show := func(sign string, number int, line string) {
		shown := fmt.Sprintf("%q", line)
		fmt.Fprintf(&out, "%s%3d %s\n", sign, number+1, strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(shown[1:len(shown)-1]))
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			show("-", i, a[i])
			i++
		default:
			show("+", j, b[j])
			j++
		}
	}
	return out.String()
}
