package ownership

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// longest is how much of a name is repeated, in characters.
const longest = 40

// ownerField is the field that names the owner of the entry at hand: person within a mapping, else owner itself.
func ownerField(p *lint.Pass) (path, key string) {
	if len(p.Keys("owner")) > 0 || p.Document().Len("owner") == 1 && len(p.Keys("owner[0]")) > 0 {
		return "owner.person", "person"
	}
	return "owner", "owner"
}

// ownerOf is the owner as people.yaml has them, and nil where owner does not name one person whom it knows. Other rules
// report that.
func ownerOf(p *lint.Pass, s *catalogue.Service) *schema.Person {
	person := p.Catalogue.Person(s.OwnerID())
	if person == nil {
		return nil
	}
	if reading, _ := p.Catalogue.ReadOwner(s.OwnerID()); reading != catalogue.OnePerson {
		return nil
	}
	return person
}

// stranger reports whether a person should be in people.yaml and is not. Where that file has no list of people, however
// short, its lack is what is wrong.
func stranger(p *lint.Pass, id string) bool {
	return p.Catalogue.Person(id) == nil && p.Catalogue.People() != nil
}

// idOf is the id of whoever a text names, by id, by name or by address; the text itself when that is not one person.
func idOf(p *lint.Pass, text string) string {
	if p.Catalogue.Person(text) == nil {
		if ids := p.Catalogue.PeopleNamed(text); len(ids) == 1 {
			return ids[0]
		}
	}
	return text
}

// idsOf are the ids of all whom some texts name, each once, with texts that join several people taken apart.
func idsOf(p *lint.Pass, texts []string) []string {
	var ids []string
	add := func(text string) {
		if id := idOf(p, strings.TrimSpace(text)); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, text := range texts {
		if reading, parts := p.Catalogue.ReadOwner(text); reading == catalogue.SeveralPeople {
			for _, part := range parts {
				add(part)
			}
			continue
		}
		add(text)
	}
	return ids
}

// nameOf is how a list names somebody: the name in people.yaml, or what is written.
func nameOf(p *lint.Pass, id string) string {
	if person := p.Catalogue.Person(id); person != nil && person.Name != "" {
		return lint.Cut(person.Name, longest)
	}
	return lint.Cut(id, longest)
}

// namesOf lists people for a message, not too many.
func namesOf(p *lint.Pass, ids []string) lint.Text {
	const most = 6
	names := make([]string, 0, most+1)
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, nameOf(p, id))
	}
	if len(ids) > most {
		names = append(names, "others")
	}
	return lint.Text(lint.List(names))
}

// oneAndDeputies says what to write where several people are named as owner: one of them, and the others as deputies.
// Those whom people.yaml does not have are left out as long as there are others.
func oneAndDeputies(p *lint.Pass, key string, ids, deputies []string) lint.Text {
	known := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return stranger(p, id) })
	if len(known) == 0 {
		if slices.ContainsFunc(ids, func(id string) bool { return id != strings.ToLower(id) || strings.ContainsAny(id, " :@#") }) {
			return "name each by the person id that people.yaml has for them"
		}
		known = ids
	}
	text := lint.Text("for " + nameOf(p, known[0]) + " write `" + key + ": " + known[0] + "`")
	if len(known) > 1 {
		others := slices.DeleteFunc(slices.Clone(deputies), func(id string) bool { return id == known[0] })
		text += " and `" + deputiesWith(others, known[1:]) + "`"
	}
	return text
}

// deputiesWith is the line that adds people to the deputies.
func deputiesWith(deputies, ids []string) lint.Text {
	var all []string
	for _, id := range slices.Concat(deputies, ids) {
		if id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return lint.Text("deputies: [" + strings.Join(all, ", ") + "]")
}
