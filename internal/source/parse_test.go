package source //nolint:testpackage // the parsers are not part of what others see

import (
	"strings"
	"testing"
)

const (
	anID      = "0123456789abcdef0123456789abcdef01234567"
	anotherID = "89abcdef0123456789abcdef0123456789abcdef"
)

func TestParseTree(t *testing.T) {
	t.Parallel()
	good := "100644 blob " + anID + "\ta b\nc\x00120000 blob " + anotherID + "\td/\xff\t\x00"
	list, err := parseTree(good)
	if err != nil || len(list) != 2 || list[0].path != "a b\nc" || list[1].path != "d/\xff\t" || list[1].id != anotherID {
		t.Errorf("%v, %v", list, err)
	}
	tests := map[string]string{
		"no end":             "100644 blob " + anID + "\ta",
		"no path":            "100644 blob " + anID + "\x00",
		"two words":          "100644 " + anID + "\ta\x00",
		"a short id":         "100644 blob 0123\ta\x00",
		"an empty path":      "100644 blob " + anID + "\t\x00",
		"a path upwards":     "100644 blob " + anID + "\ta/../../b\x00",
		"an absolute path":   "100644 blob " + anID + "\t/etc/passwd\x00",
		"a path in place":    "100644 blob " + anID + "\ta/./b\x00",
		"a path with no end": "100644 blob " + anID + "\ta/\x00",
	}
	for name, in := range tests {
		if list, err := parseTree(in); err == nil {
			t.Errorf("%s: %v, want an error", name, list)
		}
	}
}

// TestTreeDamaged checks that entries which contradict each other are errors.
func TestTreeDamaged(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"twice":                 {"c/a", "c/a"},
		"a file and directory":  {"c/a", "c/a/b"},
		"a directory and file":  {"c/a/b", "c/a"},
		"the directory a file":  {"c"},
		"outside the directory": {"ca/b"},
	}
	for name, paths := range tests {
		var list []listed
		for _, path := range paths {
			list = append(list, listed{path, 0o644, anID})
		}
		if _, err := (&Repo{}).tree(list, "c"); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
}

func TestBlobSize(t *testing.T) {
	t.Parallel()
	if size, err := blobSize(anID+" blob 12\n", anID); err != nil || size != 12 {
		t.Errorf("%d, %v, want 12", size, err)
	}
	for _, line := range []string{
		"", "\n", anID + "\n", anID + " missing\n", anID + " ambiguous\n", anID + " tree 12\n", anID + " blob -1\n", anID + " blob 1e3\n",
		anID + " blob 99999999999999999999\n", anotherID + " blob 12\n", anID + " blob 12 13\n", anID + " blob \n",
	} {
		if size, err := blobSize(line, anID); err == nil {
			t.Errorf("blobSize(%q) = %d, want an error", line, size)
		}
	}
	if _, err := blobSize(anID+" missing\n", anID); err == nil || !strings.Contains(err.Error(), "fetch the blobs first") {
		t.Errorf("a missing object: %v, want what to do", err)
	}
}

func FuzzListing(f *testing.F) {
	f.Add("100644 blob " + anID + "\ta\x00")
	f.Add("100644 " + anID + " 0\ta/b\x00100644 " + anID + " 2\ta\x00")
	f.Fuzz(func(t *testing.T, out string) {
		for _, parse := range []func(string) ([]listed, error){parseTree, parseIndex} {
			list, err := parse(out)
			if err != nil {
				continue
			}
			tree, err := (&Repo{}).tree(list, ".")
			if err == nil && len(tree.nodes) < len(list) {
				t.Errorf("%q makes %d nodes", out, len(tree.nodes))
			}
			for _, l := range list {
				if !plainPath(l.path) || !isID(l.id) {
					t.Errorf("%q gives %v", out, l)
				}
			}
		}
	})
}

func FuzzBlobSize(f *testing.F) {
	f.Add(anID+" blob 12\n", anID)
	f.Add(anID+" missing\n", anID)
	f.Fuzz(func(t *testing.T, line, id string) {
		if size, err := blobSize(line, id); err == nil && (size < 0 || !strings.HasPrefix(line, id+" blob ")) {
			t.Errorf("blobSize(%q, %q) = %d", line, id, size)
		}
	})
}

func FuzzRevArgument(f *testing.F) {
	for _, seed := range []string{"main", "--all", "HEAD~1", "a..b", "\n", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rev string) {
		arg, err := revArgument(rev)
		switch {
		case err != nil && (arg != "" || len(err.Error()) > 600):
			t.Errorf("revArgument(%q) = %q, %v", rev, arg, err)
		case err == nil && (strings.HasPrefix(arg, "-") || strings.ContainsAny(arg, "\n\r\x00") || arg != rev+"^{commit}"):
			t.Errorf("revArgument(%q) = %q", rev, arg)
		}
	})
}

func FuzzLog(f *testing.F) {
	f.Add(anID + "\x00" + anotherID + "\x00A\x00a@b.example\x002026-01-05T09:00:00+00:00\x002026-01-05T09:00:00+00:00\x00s\x00")
	f.Add("")
	f.Fuzz(func(t *testing.T, out string) {
		list, err := parseLog(out)
		if err == nil && len(list) != strings.Count(out, "\x00")/7 {
			t.Errorf("%q gives %d commits", out, len(list))
		}
	})
}
