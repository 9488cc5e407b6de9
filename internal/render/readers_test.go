package render_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// The tests in the reader_*_test.go files hand our output to the programs that it is for, or to what their makers publish
// to check it with. .ci/readers installs them into this folder, in locked versions.
const readersFolder = "testdata/readers"

// absent ends a test whose reader is not there: quietly on somebody's machine, with a failure where every reader has to be.
func absent(t *testing.T, what string) {
	t.Helper()
	const how = "is not installed, so the output was NOT CHECKED; .ci/readers installs it"
	if os.Getenv("SVC_READERS") == "required" {
		t.Fatalf("%s %s", what, how)
	}
	t.Skipf("SKIPPED: %s %s", what, how)
}

// installed is the path of something in the folder of readers.
func installed(t *testing.T, parts ...string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(append([]string{readersFolder}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		absent(t, filepath.Join(parts...))
	}
	return path
}

// module is the folder of an npm package; without node it is of no use.
func module(t *testing.T, name string) string {
	t.Helper()
	program(t, "node")
	return installed(t, "node_modules", filepath.FromSlash(name))
}

// program is a program of the system.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, name)
	}
	return path
}

// run runs a program in an empty folder and returns what it prints and its exit code.
func run(t *testing.T, stdin, name string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	var out, problems bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &problems
	cmd.Dir = t.TempDir()
	// Without the data of a locale it does not start where none is installed.
	cmd.Env = append(cmd.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1") //nolint:misspell // it is spelt so
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", name, err)
	}
	return out.String(), problems.String(), cmd.ProcessState.ExitCode()
}

// script runs one of the scripts beside the readers and decodes what it prints.
func script(t *testing.T, into any, stdin, interpreter, name string, args ...string) {
	t.Helper()
	args = append([]string{installed(t, name)}, args...)
	stdout, stderr, code := run(t, stdin, program(t, interpreter), args...)
	if code != 0 {
		t.Fatalf("%s: exit %d: %s", name, code, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), into); err != nil {
		t.Fatalf("%s: %v in %.500s", name, err, stdout)
	}
}

// saved writes an output to a file.
func saved(t *testing.T, name, out string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readDocs are the Docs that every reader gets: nothing, texts that want to be more than text, and 6,000 findings.
func readDocs() map[string]*view.Doc {
	return map[string]*view.Doc{"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "many": manyFindings(6000), "changes": changesDoc(), "hostile changes": hostileChangesDoc()}
}

// forDocs writes every Doc in a format and runs a test of it. Readers take memory, so they run one after the other.
func forDocs(t *testing.T, format string, test func(t *testing.T, doc *view.Doc, out string)) {
	t.Helper()
	docs := readDocs()
	for _, name := range []string{"empty", "findings", "hostile", "many", "changes", "hostile changes"} {
		t.Run(format+" "+name, func(t *testing.T) {
			test(t, docs[name], written(t, format, docs[name], render.Style{}))
		})
	}
}

// broken is an output with a mistake: the first place where a text stands has another one.
func broken(t *testing.T, out, text, other string) string {
	t.Helper()
	if !strings.Contains(out, text) {
		t.Fatalf("no %q to break in %.1000s", text, out)
	}
	return strings.Replace(out, text, other, 1)
}

// TestReaders checks that every reader is there, and says which are not.
func TestReaders(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"node", "perl", "prove", "xmllint"} {
		t.Run(name, func(t *testing.T) { t.Parallel(); program(t, name) })
	}
	t.Run("chromium", func(t *testing.T) { t.Parallel(); chromium(t) })
	t.Run("reviewdog", func(t *testing.T) { t.Parallel(); installed(t, "bin", "reviewdog") })
	var wanted struct {
		Dependencies         map[string]string `json:"dependencies"`
		OptionalDependencies map[string]string `json:"optionalDependencies"`
	}
	list, err := os.ReadFile(filepath.Join(readersFolder, "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(list, &wanted); err != nil {
		t.Fatal(err)
	}
	for _, packages := range []map[string]string{wanted.Dependencies, wanted.OptionalDependencies} {
		for name, version := range packages {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				var got struct{ Version string }
				about, err := os.ReadFile(filepath.Join(module(t, name), "package.json"))
				if err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(about, &got); err != nil || got.Version != version {
					t.Errorf("version %s, want %s (%v); run .ci/readers", got.Version, version, err)
				}
			})
		}
	}
}

// TestLockedReaders checks that every package is locked to its content, wherever it is taken from.
func TestLockedReaders(t *testing.T) {
	t.Parallel()
	var lock struct {
		Packages map[string]struct{ Version, Resolved, Integrity string }
	}
	text, err := os.ReadFile(filepath.Join(readersFolder, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if name != "" && (p.Version == "" || !strings.HasPrefix(p.Integrity, "sha512-")) {
			t.Errorf("%s: version %q, integrity %q", name, p.Version, p.Integrity)
		}
		if p.Resolved != "" && !strings.HasPrefix(p.Resolved, "https://registry.npmjs.org/") {
			t.Errorf("%s comes from %s", name, p.Resolved)
		}
	}
	if len(lock.Packages) < 10 {
		t.Errorf("%d packages", len(lock.Packages))
	}
}

// equalLists says how two lists differ first.
func equalLists(t *testing.T, what string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("%s %d:\n got %+q\nwant %+q", what, i, got[i], want[i])
			return
		}
	}
	t.Errorf("%d of %s, want %d", len(got), what, len(want))
}
