package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/source"
)

// open makes a directory with files and opens it.
func open(t *testing.T, files map[string]string) (*source.Dir, string) {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := source.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = dir.Close() })
	return dir, root
}

// TestDir checks a directory against what the standard library expects of a file system.
func TestDir(t *testing.T) {
	t.Parallel()
	dir, _ := open(t, map[string]string{"svc.yaml": "a", "services/a.yaml": "b", "services/deep/b.yaml": "c"})
	if err := fstest.TestFS(dir, "svc.yaml", "services/a.yaml", "services/deep/b.yaml"); err != nil {
		t.Error(err)
	}
}

// TestOverlay does the same for a directory with an unsaved file, which may exist or not.
func TestOverlay(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"services/a.yaml", "services/0.yaml", "services/z.yaml", "svc.yaml"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, _ := open(t, map[string]string{"people.yaml": "a", "services/a.yaml": "on disk"})
			overlay := &source.Overlay{FS: dir, Texts: map[string][]byte{name: []byte("unsaved")}}
			entries, err := fs.ReadDir(overlay, filepath.ToSlash(filepath.Dir(name)))
			if err != nil {
				t.Fatal(err)
			}
			names := make([]string, len(entries))
			for i, e := range entries {
				names[i] = e.Name()
			}
			if !slices.Contains(names, filepath.Base(name)) || !slices.IsSorted(names) || len(slices.Compact(names)) != len(entries) {
				t.Errorf("lists %q, want %s once, in order", names, filepath.Base(name))
			}
			text, err := source.Read(overlay, name, nil, 100)
			if err != nil || string(text) != "unsaved" {
				t.Errorf("Read gives %q, %v, want the unsaved text", text, err)
			}
			if other, err := source.Read(overlay, "people.yaml", nil, 100); err != nil || string(other) != "a" {
				t.Errorf("Read gives %q, %v for another file, want that of the disk", other, err)
			}
		})
	}
	t.Run("in a directory that does not exist", func(t *testing.T) {
		t.Parallel()
		dir, _ := open(t, map[string]string{"people.yaml": "a"})
		overlay := &source.Overlay{FS: dir, Texts: map[string][]byte{"services/a.yaml": []byte("unsaved")}}
		if entries, err := overlay.ReadDir("services"); err != nil || len(entries) != 1 {
			t.Errorf("ReadDir gives %v, %v, want one entry", entries, err)
		}
		if _, err := overlay.ReadDir("elsewhere"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadDir of another one gives %v, want %v", err, fs.ErrNotExist)
		}
	})
}

// TestReadLimit checks that a file of the limit is read and one byte more is not.
func TestReadLimit(t *testing.T) {
	t.Parallel()
	dir, _ := open(t, map[string]string{"a": strings.Repeat("x", 100)})
	if text, err := source.Read(dir, "a", nil, 100); err != nil || len(text) != 100 {
		t.Errorf("at the limit: %d bytes, %v, want 100", len(text), err)
	}
	if _, err := source.Read(dir, "a", nil, 99); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("beyond the limit: %v, want %v", err, source.ErrTooLarge)
	}
	if _, err := source.Read(growing{}, "a", nil, 99); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("a file that says it is small and has no end: %v, want %v", err, source.ErrTooLarge)
	}
}

// growing is a file system of one file that goes on for ever.
type growing struct{}

func (growing) Open(string) (fs.File, error) {
	f, err := fstest.MapFS{"a": {Data: []byte("x")}}.Open("a")
	return endless{f}, err
}

type endless struct{ fs.File }

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestRefused checks what is never opened: what lies outside, and what is no regular file.
func TestRefused(t *testing.T) {
	t.Parallel()
	dir, root := open(t, map[string]string{"services/a.yaml": "a"})
	for _, name := range []string{"../a", "/etc/passwd", "services/../../a", "", "services//a.yaml", "a\xff"} {
		if _, err := dir.Open(name); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("Open(%q) = %v, want %v", name, err, fs.ErrInvalid)
		}
	}
	if _, err := source.Read(dir, "services", nil, 100); !errors.Is(err, source.ErrNotRegular) {
		t.Errorf("a directory: %v, want %v", err, source.ErrNotRegular)
	}
	if _, err := dir.ReadDir("services/a.yaml"); !errors.Is(err, source.ErrNotDirectory) {
		t.Errorf("a file as directory: %v, want %v", err, source.ErrNotDirectory)
	}
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(root, "services", "link.yaml")); err != nil {
		t.Skip("no symbolic links here")
	}
	if text, err := source.Read(dir, "services/link.yaml", nil, 100); err == nil {
		t.Errorf("a link to the outside gives %q, want an error", text)
	}
}

// TestManyDirectories checks that more directories than are kept open can be read, and none after the end.
func TestManyDirectories(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 100 {
		files[strings.Repeat("a", i+1)+"/x.yaml"] = "x"
	}
	dir, _ := open(t, files)
	for range 2 {
		for name := range files {
			if _, err := source.Read(dir, name, nil, 100); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := dir.Close(); err != nil {
		t.Error(err)
	}
	if _, err := dir.Open("a/x.yaml"); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("after Close: %v, want %v", err, fs.ErrClosed)
	}
}
