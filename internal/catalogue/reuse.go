package catalogue

// Reuse makes Load take services from another catalogue instead of reading their files, where a file is known to be the
// same in both. The two then share the services in memory, slimmed ones as they are. It may be called for several
// catalogues; the first that has a file provides it.
func (c *Catalogue) Reuse(other *Catalogue, same func(file string) bool) {
	known := make(map[string]*Service, len(other.services))
	for _, s := range other.services {
		known[s.File.Name] = s
	}
	c.reuse = append(c.reuse, reuse{known, same})
}

// reuse is another catalogue and what is known to be the same in it.
type reuse struct {
	known map[string]*Service
	same  func(file string) bool
}

// reused is the service that another catalogue has for a file that is the same, or nil.
func (c *Catalogue) reused(file string) *Service {
	for _, r := range c.reuse {
		if s := r.known[file]; s != nil && r.same(file) {
			return s
		}
	}
	return nil
}

// Only makes Load read only some of the files. The ids of the others are known, and nothing else of them.
func (c *Catalogue) Only(wanted func(file string) bool) { c.wanted = wanted }

// passedOver reports whether a file is one that nobody wants to have read.
func (c *Catalogue) passedOver(file string) bool { return c.wanted != nil && !c.wanted(file) }
