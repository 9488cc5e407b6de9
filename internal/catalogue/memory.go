package catalogue

import (
	"io/fs"
	"strings"
	"sync"
)

// Memory is what was read from catalogues that are opened one after the other, such as those of many commits. A file whose
// content was read before is not read again, wherever and whenever it stands. The catalogues share their services, none of
// which may be slimmed.
type Memory struct {
	mu     sync.Mutex
	files  map[string]remembered // by content
	opened map[string]*Catalogue // by the content of the shared files
}

// remembered is what a file holds; without a service it could not be read.
type remembered struct {
	file    *File
	service *Service
}

// Content is the id of the content of a file, the same for the same content, and empty for a file that there is none of.
type Content func(file string) string

// Knows reports whether a content was read before.
func (m *Memory) Knows(content string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, known := m.files[content]
	return known
}

// Open is Open with a memory.
func (m *Memory) Open(fsys fs.FS, content Content) (*Catalogue, error) {
	var ids []string
	for _, name := range []string{SettingsFile, PeopleFile, RolesFile, RiskScaleFile} {
		ids = append(ids, content(name))
	}
	key := strings.Join(ids, " ")
	if before := m.opened[key]; before != nil {
		return before.again(fsys, content), nil
	}
	c, err := Open(fsys)
	if err != nil {
		return nil, err
	}
	c.memory, c.content = m, content
	if len(c.layers) <= 2 && c.readable() { // what it extends may change while svc.yaml stays the same
		if m.opened == nil {
			m.opened = map[string]*Catalogue{}
		}
		m.opened[key] = c
	}
	return c, nil
}

// readable reports whether nothing is wrong with the shared files that depends on more than their content.
func (c *Catalogue) readable() bool {
	for _, f := range c.shared {
		if serious(f.Faults) {
			return false
		}
	}
	return true
}

// again is a catalogue with other services under the same shared files.
func (c *Catalogue) again(fsys fs.FS, content Content) *Catalogue {
	next := &Catalogue{
		Settings: c.Settings, Roles: c.Roles, RiskScale: c.RiskScale,
		HasSettings: c.HasSettings, HasPeople: c.HasPeople, HasRoles: c.HasRoles, HasRiskScale: c.HasRiskScale,
		root: fsys, policy: fsys, layers: c.layers, binder: c.binder, people: c.people, weeks: c.weeks,
		refs: routes{wants: isRef}, toServices: routes{wants: isServiceRef}, past: routes{wants: isPast}, shared: c.shared, files: c.shared, memory: c.memory, content: content,
	}
	next.directory, next.groups = sync.OnceValue(next.newDirectory), sync.OnceValue(next.newGroups)
	next.index = newIndex(nil, nil)
	return next
}

// recall gives what a file held when its content was read, with the file in its place.
func (c *Catalogue) recall(e *entry) (*Service, bool) {
	if c.memory == nil {
		return nil, false
	}
	id := c.content(e.file.Name)
	c.memory.mu.Lock()
	defer c.memory.mu.Unlock()
	r, known := c.memory.files[id]
	if !known || id == "" {
		return nil, false
	}
	if r.file.Name == e.file.Name {
		e.file = r.file
		return r.service, true
	}
	e.file.Faults, e.file.Own = r.file.Faults, r.file.Own
	if r.service == nil {
		return nil, true
	}
	return &Service{Service: r.service.Service, File: e.file}, true // it was renamed
}

// remember keeps what was read from a file.
func (c *Catalogue) remember(f *File, s *Service) {
	if c.memory == nil {
		return
	}
	c.memory.mu.Lock()
	defer c.memory.mu.Unlock()
	if c.memory.files == nil {
		c.memory.files = map[string]remembered{}
	}
	if id := c.content(f.Name); id != "" {
		c.memory.files[id] = remembered{f, s}
	}
}
