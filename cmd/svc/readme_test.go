package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/cli"
)

// TestREADME holds the README to its word: its smallest catalogue has nothing to report, and its two mistakes in the
// example catalogue are answered as it says.
func TestREADME(t *testing.T) {
	t.Parallel()
	text := read(t, "../../README.md")
	entries := regexp.MustCompile("(?s)```yaml\n(schema: .*?)```").FindAllStringSubmatch(text, -1)
	if len(entries) != 2 {
		t.Fatalf("README.md has %d whole files, want a service and people.yaml", len(entries))
	}
	small := t.TempDir()
	write(t, filepath.Join(small, "services", "renew-fishing-licence.yaml"), entries[0][1])
	write(t, filepath.Join(small, "people.yaml"), entries[1][1])
	if got, want := lint(t, small), "2 files, 1 service: 0 errors, 0 warnings, 0 infos, 0 waived\n"; got != want {
		t.Errorf("smallest catalogue: %swant: %s", got, want)
	}

	spoilt := t.TempDir()
	if err := os.CopyFS(spoilt, os.DirFS("../../catalogue")); err != nil {
		t.Fatal(err)
	}
	change(t, filepath.Join(spoilt, "services", "report-a-blocked-slipway.yaml"), `(?m)^owner: .*`, "owner: [b-quill, m-teague]")
	change(t, filepath.Join(spoilt, "services", "get-a-mooring-permit.yaml"), `(?s)(id: ola-payments.*?availability_percent: )99\.9`, "${1}98.9")
	got := lint(t, spoilt)
	answers := regexp.MustCompile("(?s)```\ncatalogue/(services/.*?)```").FindAllStringSubmatch(text, -1)
	if len(answers) != 2 {
		t.Fatalf("README.md has %d answers, want 2", len(answers))
	}
	for _, answer := range answers {
		for finding := range strings.SplitSeq(strings.TrimSuffix(answer[1], "\n"), "\n\n") {
			if finding = strings.TrimPrefix(finding, "catalogue/"); !strings.Contains(got, finding) {
				t.Errorf("README.md says\n%s\nand svc says\n%s", finding, got)
			}
		}
	}
}

// TestNewcomer types what the README tells somebody with an empty directory, and wants what it promises.
func TestNewcomer(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("the README is written for a Unix shell")
	}
	found := regexp.MustCompile("(?s)```sh\n(svc init.*?)```\n\n```\n(.*?)```").FindStringSubmatch(read(t, "../../README.md"))
	if found == nil {
		t.Fatal("README.md does not say how to begin")
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-e", "-c", found[1])
	cmd.Dir, cmd.Env = t.TempDir(), []string{"PATH=" + os.Getenv("PATH"), "GORACE=atexit_sleep_ms=0"}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(out), "\n"+found[2]) {
		t.Errorf("%v; README.md says\n%sand svc says\n%s", err, found[2], out)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func change(t *testing.T, name, pattern, replacement string) {
	t.Helper()
	old := read(t, name)
	text := regexp.MustCompile(pattern).ReplaceAllString(old, replacement)
	if text == old {
		t.Fatalf("%s has nothing like %s", name, pattern)
	}
	write(t, name, text)
}

// lint gives what svc prints about a catalogue as of the day that the README names: with these flags, or without any the
// errors and the last line.
func lint(t *testing.T, dir string, flags ...string) string {
	t.Helper()
	if len(flags) == 0 {
		flags = []string{"--min-level", "error"}
	}
	return printed(t, append([]string{"lint", "--catalogue", dir, "--as-of", "2026-06-15"}, flags...)...)
}

// printed is what svc prints when it is called like this, and wants no word on standard error.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems strings.Builder
	cli.Main(t.Context(), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &problems, Dir: ".",
		Getenv: func(string) string { return "" }, Now: time.Now,
	}, args)
	if problems.Len() > 0 && args[0] != "__complete" {
		t.Fatal(problems.String())
	}
	return out.String()
}
