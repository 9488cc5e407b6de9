package skills

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// eachOwner is the check of a rule that looks at every owner once, however many services the person owns. Owners who are
// unknown, have left or are no person at all are reported by other rules.
func eachOwner(check func(*lint.Pass, *schema.Role, owner)) func(*lint.Pass) {
	return func(p *lint.Pass) {
		role, file := p.Catalogue.Roles.Roles["service_owner"], p.Catalogue.SharedFile(catalogue.PeopleFile)
		if role == nil || file == nil {
			return
		}
		seen := map[string]bool{}
		for _, s := range p.Services() {
			id := s.OwnerID()
			if id == "" || seen[id] {
				continue
			}
			seen[id] = true
			person := p.Catalogue.Person(id)
			if person == nil || p.Gone(person) {
				continue
			}
			if reading, _ := p.Catalogue.ReadOwner(id); reading == catalogue.OnePerson {
				check(p, role, owner{id, person, file})
			}
		}
	}
}

// owner is somebody who owns a service, and the file that says what the person can do.
type owner struct {
	id string
	*schema.Person
	file *catalogue.File
}

// path is the path of a skill of the owner, or of all skills.
func (o owner) path(skill string) string {
	path := catalogue.Key("people", o.id) + ".skills"
	if skill == "" {
		return path
	}
	return catalogue.Key(path, skill)
}

// levels are the skills of the owner by name.
func (o owner) levels() map[string]string {
	if o.Skills == nil {
		return nil
	}
	return o.Skills.Levels
}
