package lint

// Malformed reports whether something at or below a path of a service or file has a fault of form. Rules ask it before they call
// the lack of one thing a mistake of another: agreements that cannot be read are not absent ones.
func (p *Pass) Malformed(at Place, path string) bool {
	return echoes(path, p.faulty[at.Place()])
}
