package edit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// awkward are the files of testdata/awkward and of the catalogue that we ship.
func awkward(tb testing.TB) map[string][]byte {
	tb.Helper()
	out := map[string][]byte{}
	for _, pattern := range []string{"testdata/awkward/*", "../cli/testdata/awkward/*.yaml", "../../catalogue/services/b*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			tb.Fatal(pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			out[filepath.Base(name)] = text
		}
	}
	return out
}

// commentsOf are the comments of a text, found without the code that is tested: by the lines of the library's own tokens
// they are what follows a # that begins a line or stands behind a blank, outside quotes and block text. It is only asked
// about texts in which no scalar holds a #.
func commentsOf(text []byte) []string {
	var out []string
	for line := range strings.Lines(string(text)) {
		if at := strings.IndexByte(line, '#'); at >= 0 {
			out = append(out, strings.TrimSpace(line[at:]))
		}
	}
	slices.Sort(out)
	return out
}

// checkFormat holds the promises of Format to one text.
func checkFormat(t *testing.T, text []byte) {
	t.Helper()
	f, err := edit.Open("services/x.yaml", text)
	if err != nil {
		return
	}
	var before, after schema.Service
	yamldoc.Bind(f.Document(), &before)
	slips := new(edit.Inspector).Slips(f.Document(), &schema.Service{})
	hash := strings.Contains(scalars(f.Document()), "#")
	if err := f.Format(); err != nil {
		if !bytes.Equal(f.Text(), text) {
			t.Fatalf("refused and changed: %v", err)
		}
		return
	}
	once := f.Text()
	if changed := !bytes.Equal(once, text); changed != (len(slips) > 0) {
		t.Fatalf("changed %v, slips %v:\n%q\n%q", changed, slips, text, once)
	}
	again, err := edit.Open("services/x.yaml", once)
	if err != nil {
		t.Fatalf("%v: %q becomes %q", err, text, once)
	}
	yamldoc.Bind(again.Document(), &after)
	if !reflect.DeepEqual(before, after) {
		t.Fatalf("another meaning:\n%q\n%q", text, once)
	}
	if was, is := decoded(text), decoded(once); !reflect.DeepEqual(was, is) {
		t.Fatalf("another meaning to another reader:\n%q\n%q\n%v\n%v", text, once, was, is)
	}
	if !hash && !slices.Equal(commentsOf(text), commentsOf(once)) {
		t.Fatalf("other comments:\n%q\n%q", text, once)
	}
	if err := again.Format(); err != nil || !bytes.Equal(again.Text(), once) {
		t.Fatalf("%v: formatted twice:\n%q\n%q\n%q", err, text, once, again.Text())
	}
}

// decoded is the data of a text as the YAML library decodes it, without any of the code that is tested. Short and long forms,
// which say the same, come out the same.
func decoded(text []byte) any {
	var data any
	if err := yaml.Unmarshal(text, &data); err != nil {
		return err.Error()
	}
	return shortened(data)
}

func shortened(data any) any {
	switch data := data.(type) {
	case map[string]any:
		if person, ok := data["person"].(string); ok && len(data) == 1 {
			return person
		}
		for key, value := range data {
			data[key] = shortened(value)
		}
	case []any:
		for i, value := range data {
			data[i] = shortened(value)
		}
	}
	return data
}

// scalars are all keys and scalars of a document in one text.
func scalars(d *yamldoc.Document) string {
	var b strings.Builder
	d.Walk(func(n yamldoc.Node) bool {
		key, _, _, _ := n.Key()
		b.WriteString(key + n.Text())
		return true
	})
	return b.String()
}

func TestFormatAwkward(t *testing.T) {
	t.Parallel()
	for name, text := range awkward(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, variant := range variants(text) {
				checkFormat(t, variant)
			}
		})
	}
}

// variants are a text and its ways of being awkward: line ends, a byte order mark, no end, other indents.
func variants(text []byte) [][]byte {
	crlf := bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	return [][]byte{
		text, crlf, append([]byte("\uFEFF"), text...), bytes.TrimRight(text, "\n"), bytes.TrimRight(crlf, "\r\n"),
		bytes.ReplaceAll(text, []byte("  "), []byte("    ")), bytes.ReplaceAll(text, []byte("\n"), []byte(" \n")),
		bytes.ReplaceAll(text, []byte("\n  - "), []byte("\n- ")), bytes.ReplaceAll(text, []byte("- "), []byte("-   ")),
		bytes.ReplaceAll(text, []byte("\n"), []byte("\n# c\n")), bytes.ReplaceAll(text, []byte("\n"), []byte("\n     # c\n")),
		bytes.ReplaceAll(text, []byte("\n"), []byte(" # c\n")), bytes.ReplaceAll(text, []byte("\n"), []byte("\n\n")),
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range awkward(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		checkFormat(t, text)
	})
}

// FuzzSetGet sets a field to a text: another reader then finds that text in the field, and everything else as it was.
func FuzzSetGet(f *testing.F) {
	for _, text := range awkward(f) {
		f.Add(text, "Nobody: fishes # unlicensed")
		f.Add(text, "no")
		f.Add(text, "it's \"quoted\"\n and - over\tlines ")
	}
	f.Fuzz(func(t *testing.T, text []byte, value string) {
		before, ok := decoded(text).(map[string]any)
		file, err := edit.Open("services/x.yaml", text)
		if err != nil || !ok || !utf8.ValidString(value) {
			return
		}
		if err := file.Apply(edit.Set("vision", edit.Scalar(value))); err != nil {
			if !bytes.Equal(file.Text(), text) {
				t.Fatalf("refused and changed: %v", err)
			}
			return
		}
		before["vision"] = value
		if after := decoded(file.Text()); !reflect.DeepEqual(after, any(before)) {
			t.Fatalf("set to %q:\n%q\n%q\n%v\nwant %v", value, text, file.Text(), after, before)
		}
	})
}

// FuzzApply makes one change after the other: each either leaves the file as it was or says exactly what was meant.
func FuzzApply(f *testing.F) {
	for _, text := range awkward(f) {
		f.Add(text, "owner.since", "2026-07-01", uint8(0))
		f.Add(text, "deputies", "b-jones", uint8(1))
		f.Add(text, "slas[0].rto_minutes", "5", uint8(2))
	}
	f.Fuzz(func(t *testing.T, text []byte, path, value string, kind uint8) {
		file, err := edit.Open("services/x.yaml", text)
		if err != nil {
			return
		}
		hash := strings.Contains(scalars(file.Document())+path+value, "#")
		ops := []edit.Op{edit.Set(path, edit.Scalar(value)), edit.Append(path, edit.Scalar(value)), edit.Remove(path), edit.RemoveValue(path, value), edit.Quote(path), edit.Rename(path, value)}
		err = file.Apply(ops[int(kind)%len(ops)])
		after := file.Text()
		switch {
		case err != nil && !bytes.Equal(after, text):
			t.Fatalf("refused and changed: %v", err)
		case err == nil && !hash && !slices.Equal(commentsOf(text), commentsOf(after)):
			t.Fatalf("other comments:\n%q\n%q", text, after)
		case err == nil && int(kind)%len(ops) == 0:
			if got, ok := file.Value(path); !ok || got.Text() != value {
				t.Fatalf("set %q to %q and read %q:\n%q\n%q", path, value, got, text, after)
			}
		}
	})
}
