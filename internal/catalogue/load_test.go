package catalogue_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// without is a file system whose listings still show files that are gone or cannot be read.
type without struct {
	fstest.MapFS
	errs map[string]error
}

func (w without) Open(name string) (fs.File, error) {
	if err := w.errs[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return w.MapFS.Open(name)
}

// TestLoadUnreadable checks what becomes of files that are listed and then cannot be opened: one that is gone was never
// there, every other one is a fault of that file, and the rest is read.
func TestLoadUnreadable(t *testing.T) {
	t.Parallel()
	fsys := without{
		MapFS: fstest.MapFS{
			"svc.yaml": {Data: []byte("schema: svc-settings/v1\n")}, "people.yaml": {Data: []byte("schema: svc-people/v1\npeople: {}\n")},
			"services/aaa.yaml": {Data: []byte("schema: svc/v1\nid: aaa\n")}, "services/gone.yaml": {}, "services/locked.yaml": {},
			"services/zzz.yaml": {Data: []byte("schema: svc/v1\nid: zzz\n")}, "services/disk.yaml": {},
		},
		errs: map[string]error{
			"services/gone.yaml": fs.ErrNotExist, "services/locked.yaml": fs.ErrPermission, "services/disk.yaml": errors.New("input/output error"),
		},
	}
	c, err := catalogue.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	faults := map[string]string{}
	err = c.Load(t.Context(), 1, func(_ int, f *catalogue.File, s *catalogue.Service, _ *catalogue.Document) {
		if s == nil && len(f.Faults) == 1 {
			faults[f.Name] = f.Faults[0].Text
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids, files []string
	for _, s := range c.Services() {
		ids = append(ids, s.ID)
	}
	for _, f := range c.Files() {
		files = append(files, f.Name)
	}
	if want := []string{"aaa", "zzz"}; !slices.Equal(ids, want) {
		t.Errorf("services %q, want %q", ids, want)
	}
	if slices.Contains(files, "services/gone.yaml") || len(files) != 6 {
		t.Errorf("files %q, want all but the one that is gone", files)
	}
	for name, want := range map[string]string{"services/locked.yaml": "permission denied", "services/disk.yaml": "input/output error"} {
		if !strings.Contains(faults[name], want) {
			t.Errorf("fault of %s is %q, want one about %q", name, faults[name], want)
		}
	}
	if c.Known("gone") || !c.Known("locked") {
		t.Error("want a service that cannot be read to be known, and one that is gone not to be")
	}
}

// TestLoadStopped checks that a stopped load says so.
func TestLoadStopped(t *testing.T) {
	t.Parallel()
	c, err := catalogue.Open(fstest.MapFS{"services/aaa.yaml": {Data: []byte("id: aaa\n")}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := c.Load(ctx, 0, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("Load gives %v, want %v", err, context.Canceled)
	}
}

// TestReuse checks that what another catalogue has read is not read again where it is the same, and that what nobody wants
// is known by its id only.
func TestReuse(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{}
	for _, id := range []string{"aaa", "bbb", "ccc"} {
		files["services/"+id+".yaml"] = &fstest.MapFile{Data: []byte("schema: svc/v1\nid: " + id + "\nname: " + id + "\n")}
	}
	load := func(prepare func(*catalogue.Catalogue)) *catalogue.Catalogue {
		c, err := catalogue.Open(files)
		if err != nil {
			t.Fatal(err)
		}
		prepare(c)
		if err := c.Load(t.Context(), 2, nil); err != nil {
			t.Fatal(err)
		}
		return c
	}
	some := load(func(c *catalogue.Catalogue) { c.Only(func(file string) bool { return file != "services/bbb.yaml" }) })
	if len(some.Services()) != 2 || some.ByID("bbb") != nil || !some.Known("bbb") {
		t.Errorf("%d services, bbb known: %v; want 2 and an id", len(some.Services()), some.Known("bbb"))
	}
	all := load(func(c *catalogue.Catalogue) {
		c.Reuse(some, func(file string) bool { return file != "services/ccc.yaml" })
	})
	if len(all.Services()) != 3 || all.ByID("aaa") != some.ByID("aaa") || all.ByID("ccc") == some.ByID("ccc") || all.ByID("bbb") == nil {
		t.Errorf("aaa shared: %v, ccc shared: %v, want only what is the same", all.ByID("aaa") == some.ByID("aaa"), all.ByID("ccc") == some.ByID("ccc"))
	}
}

// TestSettingsFaults checks that what is wrong with settings is listed as it stands in the file, and not without end.
func TestSettingsFaults(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("schema: svc-settings/v1\nrules:\n")
	for i := range 201 {
		fmt.Fprintf(&text, "  OWN%03d: bad\n", i)
	}
	_, err := catalogue.Open(fstest.MapFS{"svc.yaml": {Data: []byte(text.String())}})
	if err == nil {
		t.Fatal("the settings are accepted")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 201 {
		t.Fatalf("%d lines, want 200 and one more", len(lines))
	}
	for i, line := range lines[:200] {
		if want := fmt.Sprintf("svc.yaml:%d:11: `rules.OWN%03d` is `bad`; ", i+3, i); !strings.HasPrefix(line, want) {
			t.Fatalf("line %d is %q, want %q", i, line, want)
		}
	}
	if want := "svc.yaml: 1 more not listed; mend these, then try again"; lines[200] != want {
		t.Errorf("the last line is %q, want %q", lines[200], want)
	}
}

// TestSettingsFaultLines checks that nothing in settings makes a line of its own of what is wrong with them.
func TestSettingsFaultLines(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`currency: "GBP\nsvc.yaml: fine"`, `"a\nb": 1`, `rules: {OWN008: "error\n"}`, `extends: "a\nb.yaml"`} {
		_, err := catalogue.Open(fstest.MapFS{"svc.yaml": {Data: []byte("schema: svc-settings/v1\n" + text + "\n")}})
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), `\n`) {
			t.Errorf("%s: the error is %v, want it in one line", text, err)
		}
	}
}

// TestCurrencies checks currencies that have come and gone lately.
func TestCurrencies(t *testing.T) {
	t.Parallel()
	for code, current := range map[string]bool{
		"GBP": true, "EUR": true, "SLE": true, "VED": true, "XCG": true, "ZWG": true,
		"ANG": false, "CUC": false, "HRK": false, "SLL": false, "ZWL": false, "GBX": false,
	} {
		_, err := catalogue.Open(fstest.MapFS{"svc.yaml": {Data: []byte("schema: svc-settings/v1\ncurrency: " + code + "\n")}})
		if (err == nil) != current {
			t.Errorf("%s: %v, want it accepted: %t", code, err, current)
		}
	}
}
