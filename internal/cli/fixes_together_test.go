package cli_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/cli"
	"github.com/service-catalogue/svc/internal/edit"
)

// TestFixesTogether spoils every service of the catalogue that we ship, with all profiles, in all ways at once that --fix mends:
// what was found before and is mended goes, and nothing is found that was not found before.
func TestFixesTogether(t *testing.T) {
	t.Parallel()
	spoils := map[string]func(*edit.File) []edit.Op{
		"owner in a list":    listed("owner"),
		"person in a list":   listed("owner.person"),
		"contact in a list":  listed("contact"),
		"share":              shares,
		"score":              func(*edit.File) []edit.Op { return []edit.Op{edit.Set("risks[0].residual.score", edit.Scalar("25"))} },
		"deputy twice":       func(f *edit.File) []edit.Op { return again(f, "deputies[0]") },
		"waiver of nothing":  idle,
		"all of this at one": nil,
	}
	spoils["all of this at one"] = func(f *edit.File) []edit.Op {
		var ops []edit.Op
		for _, name := range []string{"owner in a list", "contact in a list", "share", "score", "deputy twice", "waiver of nothing"} {
			ops = append(ops, spoils[name](f)...)
		}
		return ops
	}
	for name, spoil := range spoils {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env, _, stderr := env(t)
			env.Dir = t.TempDir()
			if err := os.CopyFS(env.Dir, os.DirFS("../../catalogue")); err != nil {
				t.Fatal(err)
			}
			if spoilAll(t, env.Dir, spoil) < 10 {
				t.Fatal("hardly a service could be spoiled")
			}
			run := func(args ...string) []byte {
				var stdout bytes.Buffer
				env.Stdout = &stdout
				if code := cli.Main(t.Context(), env, append([]string{"lint", "--as-of", "2026-06-15", "--fail-on", "never", "-q"}, args...)); code != cli.ExitClean {
					t.Fatalf("svc lint %q ends with %d: %s", args, code, stderr)
				}
				return stdout.Bytes()
			}
			count := map[lintFinding]int{}
			for _, f := range reported(t, run("-f", "json")) {
				f.Fixable = false
				count[f]++
			}
			run("--fix")
			for _, f := range reported(t, run("-f", "json")) {
				if f.Fixable {
					t.Errorf("still there: %+v", f)
				}
				if f.Fixable = false; count[f] == 0 {
					t.Errorf("new: %+v", f)
				}
				count[f]--
			}
			if again := run("--fix", "--diff"); len(again) > 0 {
				t.Errorf("mending again changes\n%s", again)
			}
		})
	}
}

// spoilAll changes every service as far as that is possible, and counts those that are changed.
func spoilAll(t *testing.T, root string, spoil func(*edit.File) []edit.Op) (changed int) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(root, "services"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := edit.Open("services/"+e.Name(), text)
		if err != nil {
			return err
		}
		for _, op := range spoil(f) {
			_ = f.Apply(op) // where there is nothing to spoil
		}
		if f.Changed() {
			changed++
		}
		return os.WriteFile(path, f.Text(), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// listed writes a value as a list of one.
func listed(path string) func(*edit.File) []edit.Op {
	return func(f *edit.File) []edit.Op {
		v, ok := f.Value(path)
		if !ok {
			return nil
		}
		return []edit.Op{edit.Set(path, edit.List(v))}
	}
}

// shares writes every promised percentage as a share.
func shares(f *edit.File) []edit.Op {
	var ops []edit.Op
	for _, list := range []string{"slas", "olas"} {
		for _, id := range f.Document().Texts(list) {
			path := list + "[" + id + "].availability_percent"
			if v, ok := f.Value(path); ok {
				ops = append(ops, edit.Set(path, edit.Scalar("0."+strings.ReplaceAll(v.Text(), ".", ""))))
			}
		}
	}
	return ops
}

// again adds an item to its list once more.
func again(f *edit.File, item string) []edit.Op {
	v, ok := f.Value(item)
	if !ok {
		return nil
	}
	return []edit.Op{edit.Append(item[:strings.IndexByte(item, '[')], v)}
}

// idle adds a waiver that hides nothing.
func idle(*edit.File) []edit.Op {
	return []edit.Op{edit.Append("waivers", edit.Map("rule", "STY001", "reason", "Nobody needs this any more", "approved_by", "p-lindqvist", "expires", "2026-12-31"))}
}
