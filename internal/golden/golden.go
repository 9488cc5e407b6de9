// Package golden compares output with files that stand beside the tests, and rewrites them on request.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

// update is a variable because the testing package offers no other way to add a flag to a test binary.
var update = flag.Bool("update", false, "rewrite golden files instead of comparing with them")

// Updating reports whether the tests run with -update, for helpers that keep expectations in files of their own.
func Updating() bool { return *update }

// Equal fails the test when got differs from the content of file, and names the first line that differs.
// Under -update it writes got to the file instead. The path is relative to the folder of the test.
func Equal(tb testing.TB, got []byte, file string) {
	tb.Helper()
	if *update {
		write(tb, got, file)
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		tb.Errorf("read golden file: %v; run the test with -update to write it", err)
		return
	}
	if bytes.Equal(got, want) {
		return
	}
	line, gotLine, wantLine := firstDifference(got, want)
	tb.Errorf("%s differs from line %d on\n got: %q\nwant: %q\nrun the test with -update if the new output is right", file, line, gotLine, wantLine)
}

func write(tb testing.TB, got []byte, file string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		tb.Errorf("create folder of golden file: %v", err)
		return
	}
	if err := os.WriteFile(file, got, 0o644); err != nil {
		tb.Errorf("write golden file: %v", err)
	}
}

// firstDifference returns the number (from 1) and both texts of the first line that differs, line ends included.
func firstDifference(got, want []byte) (line int, gotLine, wantLine []byte) {
	for line = 1; ; line++ {
		gotLine, got = cutLine(got)
		wantLine, want = cutLine(want)
		if !bytes.Equal(gotLine, wantLine) || len(gotLine) == 0 {
			return line, gotLine, wantLine
		}
	}
}

func cutLine(text []byte) (line, rest []byte) {
	end := bytes.IndexByte(text, '\n') + 1
	if end == 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}
