package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// location is where the catalogue is.
type location struct {
	root   string // absolute directory of the catalogue
	start  string // absolute directory from which it was searched; empty when it was named
	prefix string // path from the git root to it, with /; empty outside git and where the two are the same
	why    string // who said that it is there
}

// prefixed gives errors about svc.yaml the path of the file from the git root.
func (l *location) prefixed(err error) error {
	var settings *catalogue.SettingsError
	if !errors.As(err, &settings) || l.prefix == "" {
		return err
	}
	lines := strings.Split(settings.Error(), "\n")
	for i := range lines {
		lines[i] = path.Join(l.prefix, settings.File) + strings.TrimPrefix(lines[i], settings.File)
	}
	return fault.New(strings.Join(lines, "\n"))
}

// locate finds the catalogue: the flag, the environment, or the nearest directory upwards from start, not beyond the
// root of the git work tree, that holds svc.yaml or catalogue/svc.yaml.
func (s *shared) locate(start string) (*location, error) {
	dir, from := s.catalogue, "--catalogue"
	if dir == "" {
		dir, from = s.env.Getenv("SVC_CATALOGUE"), "SVC_CATALOGUE"
	}
	if dir == "" {
		found, err := search(start)
		if err != nil {
			return nil, err
		}
		return &location{root: found, start: start, prefix: prefix(found), why: "the nearest from here upwards"}, nil
	} else if err := isCatalogue(s.env.absolute(dir), from+" "+shown(dir)); err != nil {
		return nil, err
	}
	root := s.env.absolute(dir)
	return &location{root: root, prefix: prefix(root), why: from}, nil
}

// said is what --verbose tells about it.
func (l *location) said() string { return "catalogue: " + l.root + " (" + l.why + ")" }

// open opens the directory of the catalogue.
func (l *location) open() (*source.Dir, error) {
	dir, err := source.OpenDir(l.root)
	if err != nil {
		return nil, fault.At("open the catalogue", withoutPath(err))
	}
	return dir, nil
}

func (env *Env) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(env.Dir, path)
}

// isCatalogue checks that a directory that was named holds a catalogue.
func isCatalogue(dir, label string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New("%s: no such directory%s", label, orNearFile("", dir))
	case err != nil:
		return fault.At(label, withoutPath(err))
	case !info.IsDir():
		return fault.New("%s: not a directory; name the directory that holds svc.yaml", label)
	}
	for _, name := range []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.ServicesDir} {
		_, err := os.Lstat(filepath.Join(dir, name))
		if err == nil {
			return nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return fault.At(label, withoutPath(err))
		}
	}
	if exists(filepath.Join(dir, "catalogue", catalogue.SettingsFile)) {
		return fault.New("%s: holds no catalogue, but its directory catalogue does; name that one", label)
	}
	return fault.New("%s: holds no catalogue: there is no %s, %s or %s directory in it", label, catalogue.SettingsFile, catalogue.PeopleFile, catalogue.ServicesDir)
}

// search looks for a catalogue upwards.
func search(start string) (string, error) {
	var looked []string
	for dir := start; ; dir = filepath.Dir(dir) {
		for _, candidate := range []string{dir, filepath.Join(dir, "catalogue")} {
			if exists(filepath.Join(candidate, catalogue.SettingsFile)) {
				return candidate, nil
			}
			looked = append(looked, filepath.Join(candidate, catalogue.SettingsFile))
		}
		if exists(filepath.Join(dir, ".git")) || filepath.Dir(dir) == dir {
			break
		}
	}
	if len(looked) > maxLooked {
		looked = append(looked[:maxLooked-1], "… up to "+looked[len(looked)-1])
	}
	for i := range looked {
		looked[i] = shown(filepath.ToSlash(looked[i]))
	}
	return "", fault.New("no catalogue found; looked for\n  " + strings.Join(looked, "\n  ") +
		"\nname its directory with --catalogue, or set SVC_CATALOGUE\nsvc init begins a catalogue")
}

// maxLooked bounds the places that an error lists.
const maxLooked = 8

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// prefix is the path from the root of the git work tree to a directory, or "".
func prefix(root string) string {
	top, found := topOf(root)
	if !found || top == root {
		return ""
	}
	return relative(top, root)
}

// orNearFile names the entries of the directory of a file whose names are nearest, as they would be written in place of
// typed.
func orNearFile(typed, file string) string {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return ""
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if len(names) > maxEntries {
		return ""
	}
	name := filepath.Base(file)
	found := near.Of(name, names, 3)
	if whole := name + ".yaml"; slices.Contains(names, whole) {
		found = []string{whole}
	} else if len(found) == 0 {
		found = near.Of(whole, names, 3)
	}
	for i := range found {
		found[i] = filepath.ToSlash(filepath.Join(filepath.Dir(typed), found[i]))
	}
	return didYouMean(found)
}

// maxEntries is how many names are looked at for a suggestion.
const maxEntries = 100_000

// withoutPath is the reason of a file error without the path, which the message names already.
func withoutPath(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	if linkErr, ok := errors.AsType[*os.LinkError](err); ok {
		return linkErr.Err
	}
	return err
}

// day is the as-of date, and whose word it is: the flag, the environment, or today.
func (s *shared) day() (d schema.Date, whose string, err error) {
	value, from := s.asOf, "--as-of"
	if value == "" {
		value, from = s.env.Getenv("SVC_AS_OF"), "SVC_AS_OF"
	}
	if value == "" {
		return schema.DateOf(s.env.Now().UTC()), "today, UTC", nil
	}
	if err := d.UnmarshalText([]byte(value)); err != nil {
		return d, from, fault.New("%s %s is not a day that exists; write it as 2026-06-15", from, quoted(value))
	}
	return d, from, nil
}

// coloured decides whether output is coloured: flag, NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, terminal.
func (s *shared) coloured() bool {
	forced := slices.ContainsFunc([]string{"CLICOLOR_FORCE", "FORCE_COLOR"}, func(name string) bool {
		value := s.env.Getenv(name)
		return value != "" && value != "0" && value != "false"
	})
	switch {
	case s.colour != "auto":
		return s.colour == "always"
	case s.env.Getenv("NO_COLOR") != "":
		return false
	case forced:
		return true
	}
	return s.env.Term.Stdout && s.env.Getenv("TERM") != "dumb"
}
