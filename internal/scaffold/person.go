package scaffold

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/service-catalogue/svc/internal/edit"
)

// Person is somebody who is to be in people.yaml.
type Person struct{ ID, Name, Email string }

// errPerson says how somebody is named.
var errPerson = errors.New("want a name and a work address, such as Aisha Khan <aisha.khan@example.gov.uk>, with an id in front where the name gives none: a-khan=Aisha Khan <…>")

// ParsePerson reads [ID=]NAME <EMAIL>. Without an id it is the first letter and the last name, a-khan; taken says which ids
// are in use.
func ParsePerson(text string, taken func(id string) bool) (Person, error) {
	id, rest, hasID := strings.Cut(text, "=")
	if !hasID {
		id, rest = "", text
	}
	name, email, ok := strings.Cut(rest, "<")
	email, closed := strings.CutSuffix(strings.TrimSpace(email), ">")
	p := Person{ID: strings.TrimSpace(id), Name: strings.TrimSpace(name), Email: email}
	if !ok || !closed || p.Name == "" || !isAddress(p.Email) {
		return Person{}, errPerson
	}
	if p.ID == "" {
		p.ID = freeID(idOf(p.Name), taken)
	}
	if !isPersonID(p.ID) {
		return Person{}, errPerson
	}
	return p, nil
}

// isAddress reports whether a text could be a work address; what is wrong with it otherwise is for the rules to say.
func isAddress(s string) bool {
	user, domain, ok := strings.Cut(s, "@")
	return ok && user != "" && strings.Contains(domain, ".") && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>,;"`, r)
	})
}

// isPersonID reports whether an id can be written without quotes, and read as nothing else.
func isPersonID(id string) bool {
	if id == "" || len(id) > 63 || id[0] < 'a' || id[0] > 'z' {
		return false
	}
	for _, c := range id {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// idOf is the id that a name suggests: the first letter and the last name, in what letters of it an id may hold.
func idOf(name string) string {
	words := strings.Fields(Plain(name))
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return words[0][:1] + "-" + words[len(words)-1]
}

// Plain keeps of a name what an id may hold, in lower case, and the spaces.
func Plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == ' ' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

// freeID adds a number to an id that is taken.
func freeID(id string, taken func(string) bool) string {
	free := id
	for n := 2; free != "" && taken(free); n++ {
		free = id + strconv.Itoa(n)
	}
	return free
}

// peopleFile is the text of people.yaml.
func peopleFile(people []Person) string {
	text, err := files.ReadFile("files/people.yaml")
	if err != nil {
		return "" // a test reads them all
	}
	if len(people) == 0 {
		return string(text) + "people: {}\n"
	}
	var b strings.Builder
	b.Write(text)
	b.WriteString("people:\n")
	for _, p := range people {
		b.WriteString("  " + edit.Quoted(p.ID) + ": {name: " + edit.Quoted(p.Name) + ", email: " + edit.Quoted(p.Email) + "}\n")
	}
	return b.String()
}
