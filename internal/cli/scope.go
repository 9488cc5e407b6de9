package cli

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
)

// scope is what is reported: the files of these names and those below them. Without names it is everything.
type scope struct{ names []string }

func (s scope) has(file string) bool {
	if len(s.names) == 0 {
		return true
	}
	for _, name := range s.names {
		if rest, ok := strings.CutPrefix(file, name); ok && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}

// count is how many findings of a list are reported.
func (s scope) count(list []finding.Finding) int {
	n := 0
	for i := range list {
		if s.has(list[i].File) {
			n++
		}
	}
	return n
}

// newScope turns paths, relative to the working directory, into names below the root.
func (env *Env) newScope(root string, paths []string) (scope, error) {
	var s scope
	for _, path := range paths {
		full := env.absolute(path)
		if path == "" {
			return scope{}, fault.New("a path is empty; leave it out to see the whole catalogue")
		}
		if !exists(full) {
			return scope{}, fault.New("%s: no such file or directory%s", shown(path), cmp.Or(orNearFile(path, full), env.orService(root, full)))
		}
		if within(full, root) {
			return scope{}, nil // the catalogue itself, or a directory around it
		}
		name, err := env.insideRoot(root, path)
		if err != nil {
			return scope{}, err
		}
		s.names = append(s.names, name)
	}
	return s, nil
}

// orService names the service files whose names are nearest, where somebody gave an id in place of a path.
func (env *Env) orService(root, file string) string {
	meant := filepath.Join(root, catalogue.ServicesDir, filepath.Base(file))
	typed, err := filepath.Rel(env.Dir, meant)
	if err != nil {
		typed = meant
	}
	return orNearFile(typed, meant)
}

// insideRoot is the name below the root of a path that is relative to the working directory.
func (env *Env) insideRoot(root, path string) (string, error) {
	full := env.absolute(path)
	rel, err := filepath.Rel(followed(root), resolved(full))
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return "", fault.New("%s: outside the catalogue %s", shown(path), shown(filepath.ToSlash(root)))
	}
	return filepath.ToSlash(rel), nil
}

// within reports whether a path, or what it links to, is a directory or lies below it.
func within(dir, path string) bool {
	for _, path := range []string{resolved(path), followed(path)} {
		if rel, err := filepath.Rel(followed(dir), path); err == nil && filepath.IsLocal(rel) {
			return true
		}
	}
	return false
}

// followed follows all symbolic links of a path; of one that is not there, those of its directory.
func followed(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return resolved(path)
}

// resolved follows the symbolic links of a path's directory, as far as it exists, and leaves the last name as it is.
func resolved(path string) string {
	dir, name := filepath.Dir(path), filepath.Base(path)
	if dir == path {
		return path
	}
	return filepath.Join(followed(dir), name)
}
