package catalogue

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// defaults are the files that stand in for absent ones.
//
//go:embed defaults/*.yaml
var defaults embed.FS

// Open reads the settings and the shared files of a catalogue. Faults of svc.yaml come back as a *SettingsError; those
// of the other files are kept with the files.
func Open(fsys fs.FS) (*Catalogue, error) { return OpenUnder(fsys, fsys) }

// OpenUnder opens the catalogue of one place under the policy of another: settings, roles and risk scale.
func OpenUnder(policy, fsys fs.FS) (*Catalogue, error) { return OpenBeside(nil, policy, fsys) }

// OpenBeside opens another state of a catalogue, under a policy. The two share the people where both have the same. The
// other may be nil.
func OpenBeside(other *Catalogue, policy, fsys fs.FS) (*Catalogue, error) {
	c := &Catalogue{root: fsys, policy: policy, binder: newBinder(), refs: routes{wants: isRef}, toServices: routes{wants: isServiceRef}, past: routes{wants: isPast}}
	c.directory, c.groups = sync.OnceValue(c.newDirectory), sync.OnceValue(c.newGroups)
	if err := c.openSettings(); err != nil {
		return nil, err
	}
	c.weeks = newWeeks(c.Settings.Schedules)
	if err := c.openPeople(other); err != nil {
		return nil, err
	}
	var err error
	c.Roles = &schema.Roles{}
	if c.HasRoles, err = c.openShared(RolesFile, c.Roles); err != nil {
		return nil, err
	}
	c.RiskScale = &schema.RiskScale{}
	if c.HasRiskScale, err = c.openShared(RiskScaleFile, c.RiskScale); err != nil {
		return nil, err
	}
	c.lookAlikes()
	c.files = c.shared
	c.index = newIndex(nil, nil)
	return c, nil
}

// serious reports whether a fault is more than a matter of style.
func serious(faults []Fault) bool {
	for i := range faults {
		if kind := faults[i].Kind; kind != yamldoc.Ambiguous && kind != yamldoc.Invisible {
			return true
		}
	}
	return false
}

// openPeople reads people.yaml, or takes the people of another catalogue whose file is the same.
func (c *Catalogue) openPeople(other *Catalogue) error {
	if other != nil && c.notRegular(PeopleFile) == nil && other.HasPeople && SameFile(c, other, PeopleFile) {
		c.people, c.HasPeople = other.people, other.HasPeople
		c.shared = append(c.shared, other.SharedFile(PeopleFile))
		return nil
	}
	people := &schema.People{}
	found, err := c.openShared(PeopleFile, people)
	if c.HasPeople = found; people.People != nil {
		c.people = people.People
	}
	return err
}

// SameShared reports whether two catalogues have the same shared files, so that what is said of one service alone does not
// depend on which of them it stands in.
func SameShared(a, b *Catalogue) bool {
	if len(a.layers) != len(b.layers) {
		return false
	}
	names := []string{PeopleFile, RolesFile, RiskScaleFile}
	for i, l := range a.layers {
		if name := l.File.Name; name != b.layers[i].File.Name {
			return false
		} else if name != "" {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if absent := a.SharedFile(name) == nil && b.SharedFile(name) == nil; !absent && !SameFile(a, b, name) {
			return false
		}
	}
	return true
}

// SameFile reports whether two catalogues have the same bytes in a file that both have.
func SameFile(a, b *Catalogue, name string) bool {
	one, known := a.Bytes(name)
	other, found := b.Bytes(name)
	return known && found && bytes.Equal(one, other)
}

// openShared reads a shared file into v, with the built-in one in its place where it is absent or unreadable.
func (c *Catalogue) openShared(name string, v any) (bool, error) {
	limits := Limits(name)
	text, fault := c.readShared(name)
	if fault != nil {
		c.shared = append(c.shared, &File{Name: name, Faults: []Fault{*fault}})
		return false, c.useDefaults(name, v)
	}
	if text == nil {
		if name == PeopleFile {
			c.refuse(name, "people.yaml is missing, so nobody named in the catalogue can be looked up",
				"write one that begins with `schema: svc-people/v1`, and in it `people:` and below that "+everybody)
		}
		return false, c.useDefaults(name, v)
	}
	parser := c.parser(limits)
	doc, faults := parser.Parse(text)
	sayBeginning(name, faults)
	file := &File{Name: name, Faults: faults}
	c.shared = append(c.shared, file)
	if !usable(doc, faults) {
		return false, c.useDefaults(name, v)
	}
	file.Faults = append(file.Faults, c.binder.bind(doc, v, nil)...)
	file.Own = doc.HasOwn()
	return true, nil
}

// sayBeginning says how a file of that name begins, where nothing of the kind is in it.
func sayBeginning(name string, faults []Fault) {
	hint := "begin with `schema: svc-settings/v1`; every other line may be left out"
	switch name {
	case PeopleFile:
		hint = "begin with `schema: svc-people/v1`, and write `people:` and below it " + everybody
	case RolesFile:
		hint = "begin with `schema: svc-roles/v1`, or delete the file: the built-in roles stand in"
	case RiskScaleFile:
		hint = "begin with `schema: svc-risk/v1`, or delete the file: the built-in scale stands in"
	}
	for i := range faults {
		if faults[i].Kind == yamldoc.Empty || faults[i].Kind == yamldoc.NotMapping {
			faults[i].Hint = hint
		}
	}
}

// refuse notes a file of which nothing is read.
func (c *Catalogue) refuse(name, text, hint string) {
	c.shared = append(c.shared, &File{Name: name, Faults: []Fault{*unreadable(text, hint)}})
}

// MaxBytes is how large the file of that name may be.
func MaxBytes(name string) int {
	if name == PeopleFile {
		return peopleLimits().Bytes
	}
	return yamldoc.MaxBytes
}

// Limits are those within which the file of that name is read.
func Limits(name string) yamldoc.Limits {
	if name == PeopleFile {
		return peopleLimits()
	}
	return yamldoc.Limits{}
}

// peopleLimits let people.yaml grow with the organisation: it is one file for everybody, while services have one each.
func peopleLimits() yamldoc.Limits {
	return yamldoc.Limits{Bytes: 16 << 20, Keys: 100_000, Nodes: 1_000_000}
}

func (c *Catalogue) parser(limits yamldoc.Limits) *yamldoc.Parser {
	return &yamldoc.Parser{Plans: &c.binder.plans, Limits: limits}
}

// useDefaults binds the built-in file of that name; there is none for people.yaml.
func (c *Catalogue) useDefaults(name string, v any) error {
	text, err := defaults.ReadFile("defaults/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("built-in %s: %w", name, err)
	}
	parser := c.parser(yamldoc.Limits{})
	doc, faults := parser.Parse(text)
	faults = append(faults, c.binder.bind(doc, v, nil)...)
	if len(faults) > 0 {
		return fmt.Errorf("built-in %s: %w", name, &SettingsError{name, faults})
	}
	return nil
}

// readShared reads a shared file; nil text without a fault means that it does not exist.
func (c *Catalogue) readShared(name string) ([]byte, *Fault) {
	if fault := c.notRegular(name); fault != nil {
		return nil, fault
	}
	limit := MaxBytes(name)
	text, err := c.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		fault := readFault(err, limit)
		if fault.Kind == yamldoc.TooLarge {
			fault.Hint = "link to long texts instead of copying them in"
		}
		return nil, fault
	}
	return text, nil
}

// notRegular refuses a shared file that is a link, a directory or a device. Its target is never looked at.
func (c *Catalogue) notRegular(name string) *Fault {
	entries, err := fs.ReadDir(c.place(name), ".")
	if err != nil {
		return unreadable("the directory of the catalogue cannot be read: "+plain(err).Error(), "check its permissions")
	}
	for _, e := range entries {
		if e.Name() == name && !e.Type().IsRegular() {
			return unreadable(name+" is not a regular file, so it is not read", "put the file itself here")
		}
	}
	return nil
}

// lookAlikes adds a fault for every file of the root whose name is nearly that of a shared file, such as people.yml.
func (c *Catalogue) lookAlikes() {
	entries, err := fs.ReadDir(c.root, ".")
	if err != nil {
		return
	}
	for _, e := range entries {
		for _, want := range []string{SettingsFile, PeopleFile, RolesFile, RiskScaleFile} {
			if e.Name() != want && suggestedName(e.Name()) == want && (looksAlike(e.Name()) || isYAML(e.Name())) {
				c.refuse(e.Name(), "the file looks like "+want+" but is not read", renamed(want, entries))
			}
		}
		if lower := strings.ToLower(e.Name()); e.IsDir() && e.Name() != ServicesDir && (lower == ServicesDir || lower == "service") {
			c.refuse(e.Name(), "the directory looks like "+ServicesDir+" but is not read", "rename it to "+ServicesDir)
		}
	}
}

// Reread parses one file again, for positions that were not known to be needed while it was at hand. It gives nil when
// the file cannot be read any more.
func (c *Catalogue) Reread(name string) *Document {
	if doc := c.kept.get(name); doc != nil {
		return doc
	}
	limits := Limits(name)
	text, err := c.read(name)
	if err != nil {
		return nil
	}
	parser := c.parser(limits)
	doc, faults := parser.Parse(text)
	if usable(doc, faults) {
		c.binder.rebind(doc, name)
	}
	return doc
}

// place is where the file of that name stands.
func (c *Catalogue) place(name string) fs.FS {
	switch name {
	case SettingsFile, RolesFile, RiskScaleFile:
		return c.policy
	}
	return c.root
}

// read reads one file of the catalogue, or of the repository around it when settings are extended.
func (c *Catalogue) read(name string) ([]byte, error) {
	if strings.HasPrefix(name, "../") {
		return source.Above(c.policy, name, MaxBytes(name))
	}
	if c.layer(name) != nil {
		return source.Read(c.policy, name, nil, MaxBytes(name))
	}
	return source.Read(c.place(name), name, nil, MaxBytes(name))
}

// Bytes is one file as it is, if it can be read.
func (c *Catalogue) Bytes(name string) ([]byte, bool) {
	text, err := c.read(name)
	return text, err == nil
}

// Text is one file as its lines, for snippets. It gives nil when the file cannot be read.
func (c *Catalogue) Text(name string) *Document {
	text, err := c.read(name)
	if err != nil {
		return nil
	}
	return yamldoc.Lines(text)
}
