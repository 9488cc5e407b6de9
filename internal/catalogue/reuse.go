package catalogue

// Reuse makes Load take services from an earlier catalogue instead of reading their files, where a file is known to be the
// same in both. The two then share the services in memory, and none of them may be slimmed.
func (c *Catalogue) Reuse(earlier *Catalogue, same func(file string) bool) {
	c.same = same
	c.known = make(map[string]*Service, len(earlier.services))
	for _, s := range earlier.services {
		c.known[s.File.Name] = s
	}
}

// reused is the service that an earlier catalogue has for a file that is the same, or nil.
func (c *Catalogue) reused(file string) *Service {
	s := c.known[file]
	if s == nil || !c.same(file) {
		return nil
	}
	return s
}
