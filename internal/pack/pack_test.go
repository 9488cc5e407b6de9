package pack_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/pack"
)

func TestText(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"empty": "", "short": "Every service has one owner.\n", "long": strings.Repeat("Every service has one owner.\n", 10_000)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := pack.Packed([]byte(want))
			if err != nil {
				t.Fatal(err)
			}
			if len(file) > 60+len(want)/10 {
				t.Errorf("%d bytes are packed into %d", len(want), len(file))
			}
			got, err := pack.Text(fstest.MapFS{"packed/text.gz": {Data: file}}, "packed/text.gz")
			if err != nil || got != want {
				t.Errorf("Text() has %d bytes and %v, want %d", len(got), err, len(want))
			}
			if _, err := pack.Text(fstest.MapFS{"text.gz": {Data: file[:len(file)-1]}}, "text.gz"); !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("of half a file: %v", err)
			}
		})
	}
}

func TestTextOfNoFile(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"text.gz": {Data: []byte("not packed")}}
	if _, err := pack.Text(files, "other.gz"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a file that is not there: %v", err)
	}
	if got, err := pack.Text(files, "text.gz"); err == nil {
		t.Errorf("of a file that is not packed: %q", got)
	}
}
