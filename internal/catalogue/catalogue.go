// Package catalogue loads a service catalogue and answers questions about it: who owns what, who depends on whom.
//
// A catalogue is opened in two steps. Open reads the settings and the shared files. Load reads the services in parallel
// and shows each one to a visitor while the text of its file is still at hand; afterwards only the typed model is kept.
package catalogue

import (
	"io/fs"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// Names of the files of a catalogue, relative to its root.
const (
	SettingsFile  = "svc.yaml"
	PeopleFile    = "people.yaml"
	RolesFile     = "roles.yaml"
	RiskScaleFile = "risk-scale.yaml"
	ServicesDir   = "services"
)

// Document is the text of a file with its structure and positions.
type Document = yamldoc.Document

// Fault is something wrong with the form of a file.
type Fault = yamldoc.Fault

// Phases are the phases of a service in their order.
func Phases() []string { return []string{"discovery", "alpha", "beta", "live", "retirement"} }

// File is one file of the catalogue.
type File struct {
	Name      string // relative to the root, with /
	ServiceID string // for service files: the id that the file name gives
	Faults    []Fault
	Own       bool // some key starts with x-; what stands there is in no model
}

// Place is the file itself.
func (f *File) Place() *File { return f }

// Service is one service and the file it was read from.
type Service struct {
	schema.Service
	File *File

	slim bool // only what rules across services read is left
}

// Place is the file of the service.
func (s *Service) Place() *File { return s.File }

// OwnerID is the person id of the owner, or "".
//
//go:noinline
func (s *Service) OwnerID() string {
	if s.Owner == nil {
		return ""
	}
	return s.Owner.Person
}

// Catalogue is a loaded catalogue.
type Catalogue struct {
	Settings  *schema.Settings // with the built-in defaults where svc.yaml is silent
	Roles     *schema.Roles
	RiskScale *schema.RiskScale

	HasSettings  bool // svc.yaml exists
	HasPeople    bool // people.yaml exists and could be read
	HasRoles     bool // roles.yaml exists and could be read
	HasRiskScale bool // risk-scale.yaml exists and could be read

	Room Room // where services are read; may be nil

	root       fs.FS
	policy     fs.FS    // settings, roles and risk scale
	layers     []*Layer // what the settings are made of, the strongest last
	binder     *binder
	people     map[string]*schema.Person
	weeks      map[string]*measure.Week
	refs       routes // to texts that name something
	toServices routes // to those that name a service
	past       routes // to dates that record the past
	shared     []*File
	files      []*File
	services   []*Service
	index      index

	reuse   []reuse                // catalogues that share services with this one
	memory  *Memory                // what was read before; may be nil
	content Content                // of the files, for the memory
	wanted  func(file string) bool // which files are read; nil for all
	kept    *kept                  // documents that need no parsing again; may be nil

	// Worked out when first needed.
	directory func() *directory
	groups    func() map[string]bool // ids in people.yaml that stand for no single person
}

// Person looks a person up, and gives nil for an unknown id.
func (c *Catalogue) Person(id string) *schema.Person { return c.people[id] }

// People maps person ids to people. It must not be changed.
func (c *Catalogue) People() map[string]*schema.Person { return c.people }

// LastDay is the last working day of a person, past or planned, or the zero date.
func LastDay(p *schema.Person) schema.Date {
	if !p.Left.IsZero() {
		return p.Left
	}
	return p.Leaves
}

// Services are all services that could be read, ordered by file name.
func (c *Catalogue) Services() []*Service { return c.services }

// Files are all files of the catalogue, shared ones first, then services by name.
func (c *Catalogue) Files() []*File { return c.files }

// Shared are the files beside the services, and what has a name like theirs.
func (c *Catalogue) Shared() []*File { return c.shared }

// SharedFile finds the file of the root with that name, and gives nil when there is none.
func (c *Catalogue) SharedFile(name string) *File {
	for _, f := range c.shared {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// ByID finds a service, and gives nil when there is none with that id or its file could not be read.
func (c *Catalogue) ByID(id string) *Service { return c.index.byID[id] }

// Known reports whether a service has an entry, be it one whose file could not be read or claims another id.
func (c *Catalogue) Known(id string) bool { return c.index.byID[id] != nil || c.index.broken[id] }

// OwnedBy are the services that a person owns.
func (c *Catalogue) OwnedBy(person string) []*Service { return c.index.ownedBy[person] }

// Dependants are the services that depend on one, each once.
func (c *Catalogue) Dependants(id string) []*Service { return c.index.dependants[id] }

// IDs are the ids of all services in order, those that only a file name gives included.
func (c *Catalogue) IDs() []string { return c.index.ids() }

// index answers questions across services.
type index struct {
	byID       map[string]*Service
	broken     map[string]bool
	ownedBy    map[string][]*Service
	dependants map[string][]*Service
	ids        func() []string // in order; worked out when first needed
}
