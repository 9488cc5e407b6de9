package edit_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/source"
)

// deadly kills this process when a file is read for the second time: its new text has then been written beside it, and is
// about to take its place.
type deadly struct {
	fs.FS
	name string
	read *int
}

// Open opens a file, or nothing more.
func (d deadly) Open(name string) (fs.File, error) {
	if name == d.name {
		if *d.read++; *d.read == 2 {
			self, err := os.FindProcess(os.Getpid())
			if err != nil {
				return nil, err
			}
			_ = self.Kill()
			select {} // until it has happened
		}
	}
	return d.FS.Open(name)
}

// renamePlan plans the same change of three files.
func renamePlan(t *testing.T, root string, fsys fs.FS) *edit.Plan {
	t.Helper()
	p := edit.NewPlan(root, fsys)
	for _, name := range []string{"a", "b", "c"} {
		if err := p.Edit("services/"+name+".yaml", edit.Set("owner", edit.Scalar("new"))); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// TestKilled kills a run between the temporary file and the rename. Each file is old or new, the next run does what is left,
// and nothing lies about after it. The run to be killed is this test again, with the directory as its argument.
func TestKilled(t *testing.T) {
	t.Parallel()
	if flag.NArg() == 1 {
		dir, err := source.OpenDir(flag.Arg(0))
		if err != nil {
			t.Fatal(err)
		}
		w, err := renamePlan(t, flag.Arg(0), deadly{dir, "services/b.yaml", new(int)}).Write(t.Context())
		t.Fatalf("still alive: %v, %v", w, err)
	}
	files := map[string]string{}
	for _, name := range []string{"a", "b", "c"} {
		files["services/"+name+".yaml"] = "id: " + name + "\nowner: old # stays\n"
	}
	_, root := newPlan(t, files)
	out, err := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$", root).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() && exit.ExitCode() == 1 {
		t.Fatalf("the run ends with %v: %s", err, out)
	}
	look := func(want string, temps int) {
		t.Helper()
		var is []string
		for _, name := range []string{"a", "b", "c"} {
			is = append(is, strings.Fields(text(t, filepath.Join(root, "services", name+".yaml")))[3])
		}
		left, err := filepath.Glob(filepath.Join(root, "services", ".svc-edit-*"))
		if err != nil || len(left) != temps || strings.Join(is, " ") != want {
			t.Errorf("owners are %v, want %s; left over: %v, want %d", is, want, left, temps)
		}
	}
	look("new old old", 1)

	dir, err := source.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = dir.Close() }()
	w, err := renamePlan(t, root, dir).Write(t.Context())
	if err != nil || !slices.Equal(w.Done, []string{"services/b.yaml", "services/c.yaml"}) {
		t.Errorf("the next run does %v, %v", w.Done, err)
	}
	look("new new new", 0)
}
