package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// SettingsError says that the settings cannot be used, and why. Without settings nothing can be judged, so it ends the run.
type SettingsError struct {
	File   string // svc.yaml, or a file that it extends
	Faults []Fault
}

// maxTold is how many faults of settings are told.
const maxTold = 200

// Error is one line for each fault, with its place.
func (e *SettingsError) Error() string {
	told := e.Faults[:min(len(e.Faults), maxTold)]
	lines := make([]string, len(told))
	for i := range told {
		f := &told[i]
		text, hint := Explain(f)
		if hint != "" && !strings.HasSuffix(text, "?") { // a question is its own hint
			text += "; " + hint
		}
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", e.File, f.Span.Line, f.Span.Col, strings.ReplaceAll(text, "\n", `\n`))
	}
	if more := len(e.Faults) - len(told); more > 0 {
		lines = append(lines, fmt.Sprintf("%s: %d more not listed; mend these, then try again", e.File, more))
	}
	return strings.Join(lines, "\n")
}

// SettingsFault is an error about a value of the settings, at its place there.
func (c *Catalogue) SettingsFault(path, text string) error {
	fault := Fault{Kind: yamldoc.Unreadable, Path: path, Text: text, Span: pos.Start()}
	layer := c.layerOf(path)
	if layer == nil {
		return &SettingsError{SettingsFile, []Fault{fault}}
	}
	fault.Span = layer.Doc.AtKey(path)
	return &SettingsError{layer.File.Name, []Fault{fault}}
}

// Layer is one of the files that settings are made of.
type Layer struct {
	File *File // its name is empty for the built-in settings
	Doc  *Document
}

// Layers are the files that the settings are made of, the built-in ones first. Each holds where the later are silent.
func (c *Catalogue) Layers() []*Layer { return c.layers }

// IsPolicy reports whether a file says how the catalogue is judged: settings, those that they extend, roles, risk scale.
func (c *Catalogue) IsPolicy(file string) bool {
	return file == SettingsFile || file == RolesFile || file == RiskScaleFile || file != "" && c.layer(file) != nil
}

// layer is the layer of that name, or nil.
func (c *Catalogue) layer(name string) *Layer {
	for _, l := range c.layers {
		if l.File.Name == name {
			return l
		}
	}
	return nil
}

// layerOf is the layer that a path of the settings comes from, or has the nearest part of. The built-in settings are none.
func (c *Catalogue) layerOf(path string) *Layer {
	path, _, _ = strings.Cut(path, "[") // a list comes from one file as a whole
	for ; ; path = path[:strings.LastIndexByte(path, '.')] {
		for _, l := range slices.Backward(c.layers) {
			if l.File.Name != "" && l.Doc.Written(path) {
				return l
			}
		}
		if !strings.Contains(path, ".") {
			return c.layer(SettingsFile)
		}
	}
}

// Strength orders the files that two values of the settings come from: the stronger has the higher number.
func (c *Catalogue) Strength(path string) int { return slices.Index(c.layers, c.layerOf(path)) }

// SettingsAt is the file that a value of the settings stands in: svc.yaml, or one that it extends. It is nil when there are
// no settings.
func (c *Catalogue) SettingsAt(path string) *File {
	if layer := c.layerOf(path); layer != nil {
		return layer.File
	}
	return nil
}

// How many files may extend each other in a row, and how many may be extended in all: each could name many that name many.
const (
	maxExtends = 5
	maxLayers  = 50
)

// openSettings reads the built-in settings and, over them, svc.yaml and what it extends.
func (c *Catalogue) openSettings() error {
	c.Settings = &schema.Settings{}
	if err := c.builtIn(); err != nil {
		return err
	}
	text, fault := c.readShared(SettingsFile)
	if fault != nil {
		return &SettingsError{SettingsFile, []Fault{*fault}}
	}
	if text == nil {
		return nil
	}
	c.HasSettings = true
	return c.addLayer([]string{SettingsFile}, text)
}

// builtIn makes the built-in settings the first layer.
func (c *Catalogue) builtIn() error {
	text, err := defaults.ReadFile("defaults/" + SettingsFile)
	if err != nil {
		return fmt.Errorf("built-in %s: %w", SettingsFile, err)
	}
	doc, faults := c.parser(yamldoc.Limits{}).Parse(text)
	faults = append(faults, c.binder.bind(doc, c.Settings, nil)...)
	if len(faults) > 0 {
		return fmt.Errorf("built-in settings: %w", &SettingsError{SettingsFile, faults})
	}
	c.layers = []*Layer{{&File{}, doc}}
	return nil
}

// addLayer puts the settings of the last file of a trail, each of which extends the next, over those that there are.
func (c *Catalogue) addLayer(trail []string, text []byte) error {
	file := &File{Name: trail[len(trail)-1]}
	doc, faults := c.parser(yamldoc.Limits{}).Parse(text)
	sayBeginning(file.Name, faults)
	var own schema.Settings
	if usable(doc, faults) {
		faults = append(faults, c.binder.bind(doc, &own, nil)...)
	}
	if serious(faults) {
		var grave []Fault // matters of style do not end the run
		for i := range faults {
			if serious(faults[i : i+1]) {
				grave = append(grave, faults[i])
			}
		}
		faults = grave
		// The values of a mapping are looked at in any order.
		sorting.List(faults, func(i, j int) int {
			a, b := &faults[i], &faults[j]
			return cmp.Or(a.Span.Compare(b.Span), strings.Compare(a.Path, b.Path))
		})
		return &SettingsError{file.Name, faults}
	}
	for i, name := range own.Extends {
		if err := c.extend(trail, name); err != nil {
			fault := Fault{Kind: yamldoc.Unreadable, Path: "extends", Text: err.Error(), Span: doc.At(fmt.Sprintf("extends[%d]", i))}
			if below, ok := errors.AsType[*SettingsError](err); ok {
				return below
			}
			return &SettingsError{file.Name, []Fault{fault}}
		}
	}
	c.overlay(doc, &own)
	file.Faults, file.Own = faults, doc.HasOwn()
	if c.SharedFile(file.Name) == nil { // two files may extend the same
		c.shared = append(c.shared, file)
	}
	c.layers = append(c.layers, &Layer{file, doc})
	return nil
}

// extend adds the settings that the last file of a trail extends.
func (c *Catalogue) extend(trail []string, name string) error {
	full := path.Join(path.Dir(trail[len(trail)-1]), name)
	if slices.Contains(trail, full) {
		return fmt.Errorf("`extends` goes round in a circle: %s", strings.Join(append(trail, full), " extends "))
	}
	switch {
	case otherwise(full):
		return fmt.Errorf("`extends` is `%s`, which holds no settings; name a file like svc.yaml", cutValue(name))
	case len(trail) > maxExtends:
		return fmt.Errorf("more than %d files extend each other in a row; extend fewer", maxExtends)
	case len(c.layers) > maxLayers:
		return fmt.Errorf("more than %d files are extended in all; extend fewer", maxLayers)
	}
	text, err := c.readLayer(full)
	switch {
	case errors.Is(err, source.ErrOutside):
		return fmt.Errorf("`extends` is `%s`, which is outside the repository; only its own files are read", cutValue(name))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("`extends` is `%s`; there is no such file%s", cutValue(name), c.besides(full, name))
	case err != nil:
		return fmt.Errorf("`extends` is `%s`: %s", cutValue(name), readFault(err, MaxBytes(full)).Text)
	}
	return c.addLayer(append(slices.Clone(trail), full), text)
}

// otherwise reports whether a file of the catalogue is there for something else than settings.
func otherwise(name string) bool {
	return name == PeopleFile || name == RolesFile || name == RiskScaleFile || strings.HasPrefix(name, ServicesDir+"/")
}

// besides suggests a file of the catalogue whose name is nearly that of one which is not there, as the path that was written
// would name it; "" where there is none.
func (c *Catalogue) besides(full, written string) string {
	entries, err := fs.ReadDir(c.policy, path.Dir(full))
	if err != nil {
		return ""
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if e.Type().IsRegular() {
			names = append(names, e.Name())
		}
	}
	meant := near.Of(path.Base(full), names, 1)
	if len(meant) == 0 || meant[0] == SettingsFile || otherwise(path.Join(path.Dir(full), meant[0])) {
		return ""
	}
	return fmt.Sprintf(": did you mean `%s`?", cutValue(path.Join(path.Dir(written), meant[0])))
}

// readLayer reads a file of the repository.
func (c *Catalogue) readLayer(name string) ([]byte, error) {
	if strings.HasPrefix(name, "../") {
		return source.Above(c.policy, name, MaxBytes(name))
	}
	return source.Read(c.policy, name, nil, MaxBytes(name))
}

// cutValue shortens a value for a message.
func cutValue(s string) string {
	const most = 80
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
