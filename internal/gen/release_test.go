package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRelease checks that completions and man pages are there, dated by the release and the same every time.
func TestRelease(t *testing.T) {
	t.Parallel()
	first, second := t.TempDir(), t.TempDir()
	for _, dir := range []string{first, second} {
		if err := writeRelease(dir, "1780000000"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"completions/svc.bash", "completions/svc.zsh", "completions/svc.fish", "completions/svc.ps1", "man/svc.1", "man/svc-lint.1",
	} {
		text := readFile(t, filepath.Join(first, name))
		if text == "" || text != readFile(t, filepath.Join(second, name)) {
			t.Errorf("%s is empty, or differs from one run to the next", name)
		}
		if strings.HasPrefix(name, "man/") && !strings.Contains(text, "May 2026") {
			t.Errorf("%s does not have the date of the release", name)
		}
	}
	entries, err := os.ReadDir(filepath.Join(first, "man"))
	if err != nil || len(entries) < 5 {
		t.Errorf("%d man pages, %v, want one for each command", len(entries), err)
	}
	if got, want := caskPages(t), fileNames(entries); !slices.Equal(got, want) {
		t.Errorf("the Homebrew cask in .goreleaser.yaml has the man pages %q, want %q", got, want)
	}
	if err := writeRelease(t.TempDir(), "yesterday"); err == nil {
		t.Error("no error for a date that is no number")
	}
}

// caskPages are the man pages that the Homebrew cask installs.
func caskPages(t *testing.T) []string {
	t.Helper()
	var names []string
	for line := range strings.Lines(readFile(t, "../../.goreleaser.yaml")) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "- man/"); ok {
			names = append(names, name)
		}
	}
	return names
}

func fileNames(entries []os.DirEntry) []string {
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// TestDedent checks that blocks of help keep their inner indentation.
func TestDedent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"examples": {"  svc lint\n  svc rules", "svc lint\nsvc rules"},
		"inner":    {"\n    a\n      b\n\n    c\n", "a\n  b\n\nc"},
		"none":     {"a\n  b", "a\n  b"},
		"nothing":  {"", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := dedent(test.in); got != test.want {
				t.Errorf("dedent(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}
