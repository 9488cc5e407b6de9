package edit_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/source"
)

// newPlan is a plan over a directory with some files.
func newPlan(t *testing.T, files map[string]string) (*edit.Plan, string) {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := source.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = dir.Close() })
	return edit.NewPlan(root, dir), root
}

func text(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPlanWrites(t *testing.T) {
	t.Parallel()
	p, root := newPlan(t, map[string]string{"services/a.yaml": "id: a\nowner: x\n", "services/b.yaml": "id: b\n", "services/.svc-edit-3w5e11264sgsf": "left"})
	for _, op := range []edit.Op{edit.Set("owner", edit.Scalar("y")), edit.Set("name", edit.Scalar("A"))} {
		if err := p.Edit("services/a.yaml", op); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Edit("services/b.yaml", edit.Set("id", edit.Scalar("b"))); err != nil { // says nothing new
		t.Fatal(err)
	}
	p.Create("services/new/c.yaml", []byte("id: c\n"))
	if got, err := fs.ReadFile(p.FS(), "services/a.yaml"); err != nil || string(got) != "id: a\nname: A\nowner: y\n" {
		t.Errorf("planned %q, %v", got, err)
	}
	w, err := p.Write(t.Context())
	if err != nil || w.String() != "2 of 2 files written" {
		t.Errorf("Write = %v, %v", w, err)
	}
	if got := text(t, filepath.Join(root, "services/a.yaml")); got != "id: a\nname: A\nowner: y\n" {
		t.Errorf("written %q", got)
	}
	if info, err := os.Stat(filepath.Join(root, "services/a.yaml")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v; want it kept", info.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Join(root, "services"))
	if err != nil || len(entries) != 3 {
		t.Errorf("left over: %v, %v", entries, err)
	}
}

func TestPlanLeavesAlone(t *testing.T) {
	t.Parallel()
	p, root := newPlan(t, map[string]string{"a.yaml": "id: a\n", "b.yaml": "id: b\n", "c.yaml": "id: c\n"})
	for _, name := range []string{"a.yaml", "b.yaml", "c.yaml"} {
		if err := p.Edit(name, edit.Set("name", edit.Scalar("X"))); err != nil {
			t.Fatal(err)
		}
	}
	p.Create("d.yaml", []byte("id: d\n"))
	link := filepath.Join(root, "b.yaml")
	if err := errors.Join(os.Remove(link), os.Symlink("c.yaml", link), os.WriteFile(filepath.Join(root, "a.yaml"), []byte("id: z\n"), 0o600), os.WriteFile(filepath.Join(root, "d.yaml"), []byte("mine\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	w, err := p.Write(t.Context())
	if err != nil || w.String() != "1 of 4 files written" || len(w.Failed) != 3 {
		t.Fatalf("Write = %+v, %v", w, err)
	}
	if !errors.Is(w.Failed[0].Err, edit.ErrChanged) || !errors.Is(w.Failed[2].Err, edit.ErrExists) {
		t.Errorf("failures %v", w.Failed)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link has become %v, %v", info.Mode(), err)
	}
	if got := text(t, filepath.Join(root, "a.yaml")) + text(t, filepath.Join(root, "d.yaml")); got != "id: z\nmine\n" {
		t.Errorf("overwritten: %q", got)
	}
}

func TestPlanStops(t *testing.T) {
	t.Parallel()
	p, root := newPlan(t, map[string]string{"a.yaml": "id: a\n"})
	if err := p.Edit("a.yaml", edit.Set("name", edit.Scalar("X"))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w, err := p.Write(ctx)
	if !errors.Is(err, context.Canceled) || w.String() != "0 of 1 file written" || text(t, filepath.Join(root, "a.yaml")) != "id: a\n" {
		t.Errorf("Write = %v, %v", w, err)
	}
}

// TestDiff has git apply what Diff writes.
func TestDiff(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a: b\n", 5)
	tests := map[string][2]string{
		"one line":     {"a\nb\nc\n", "a\nB\nc\n"},
		"put in":       {long + "x\n" + long, long + "y\nx\n" + long},
		"taken out":    {long + "x\ny\n" + long, long + long},
		"far apart":    {"1\n" + long + long + "2\n", "one\n" + long + long + "two\n"},
		"near":         {"1\n" + long + "2\n", "one\n" + long + "two\n"},
		"no end":       {"a\nb", "a\nb\n"},
		"no end after": {"a\nb\n", "a\nc"},
		"CR LF":        {"a\r\nb\r\n", "a\r\nc\r\n"},
		"moved":        {"a\nb\nc\nd\n", "d\na\nb\nc\n"},
		"all of it":    {"a\n", "b\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file := filepath.Join(dir, "f.yaml")
			if err := os.WriteFile(file, []byte(tt[0]), 0o600); err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := edit.Diff(&b, "", []edit.Change{{Name: "f.yaml", Old: []byte(tt[0]), New: []byte(tt[1])}}); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), "git", "apply", "--unidiff-zero", "-")
			cmd.Dir, cmd.Stdin = dir, strings.NewReader(b.String())
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("git apply: %v: %s\n%s", err, out, b.String())
			}
			if got := text(t, file); got != tt[1] {
				t.Errorf("applied gives %q, want %q from\n%s", got, tt[1], b.String())
			}
		})
	}
}
