package source

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
)

// listed is one line of what git ls-tree or git ls-files lists.
type listed struct {
	path string // from the top
	mode fs.FileMode
	id   string
}

// parseTree reads the output of git ls-tree -r -z.
func parseTree(out string) ([]listed, error) {
	return parseListing(out, func(words []string) (mode, id string, err error) {
		if len(words) != 3 {
			return "", "", fault.New("git ls-tree prints %s", quote(strings.Join(words, " ")))
		}
		return words[0], words[2], nil
	})
}

// parseIndex reads the output of git ls-files --stage -z.
func parseIndex(out string) ([]listed, error) {
	return parseListing(out, func(words []string) (mode, id string, err error) {
		if len(words) != 3 {
			return "", "", fault.New("git ls-files prints %s", quote(strings.Join(words, " ")))
		}
		if words[2] != "0" {
			return "", "", errConflict
		}
		return words[0], words[1], nil
	})
}

// errConflict tells that a file is in the index in several versions.
var errConflict = errors.New("a merge has left it in conflict; resolve that and git add the file")

// parseListing reads lines of words, a tab and a path, each ended by a zero byte.
func parseListing(out string, pick func(words []string) (mode, id string, err error)) ([]listed, error) {
	list := make([]listed, 0, strings.Count(out, "\x00"))
	for out != "" {
		line, rest, ended := strings.Cut(out, "\x00")
		head, path, tabbed := strings.Cut(line, "\t")
		if !ended || !tabbed {
			return nil, fault.New("git prints %s where a file should be", quote(line))
		}
		out = rest
		octal, id, err := pick(strings.Split(head, " "))
		if err != nil {
			return nil, fault.At(quote(path), err)
		}
		if !isID(id) || !plainPath(path) {
			return nil, fault.New("the repository holds an entry that no work tree can hold: %s", quote(path))
		}
		list = append(list, listed{path, fileMode(octal), id})
	}
	return list, nil
}

// plainPath reports whether a path leads down, and to one place only. Unlike fs.ValidPath it takes names in any encoding.
func plainPath(path string) bool {
	for name := range strings.SplitSeq(path, "/") {
		if name == "" || name == "." || name == ".." {
			return false
		}
	}
	return true
}

// fileMode is the kind of file that git writes with this mode.
func fileMode(octal string) fs.FileMode {
	switch octal {
	case "100644", "100664":
		return 0o644
	case "100755":
		return 0o755
	case "120000":
		return fs.ModeSymlink | 0o777
	case "160000":
		return fs.ModeDir | fs.ModeIrregular | 0o555
	}
	return fs.ModeIrregular
}
