package catalogue

import (
	"slices"
	"strings"
)

// Reading is what the text of an owner turns out to name.
type Reading uint8

// The readings. One person may still be somebody whom people.yaml does not know.
const (
	OnePerson Reading = iota
	SeveralPeople
	NotAPerson // a group, a role, a mailbox, or a sign that nobody is named yet
)

// ReadOwner tells what the text of an owner names, and in the case of several people, their names as written.
func (c *Catalogue) ReadOwner(text string) (Reading, []string) {
	if c.people[text] != nil {
		if c.groups()[text] {
			return NotAPerson, nil
		}
		return OnePerson, nil
	}
	if saysNobody(text) || c.isRole(text) || strings.Contains(text, "://") || strings.HasPrefix(text, "#") { // a chat channel
		return NotAPerson, nil
	}
	if parts := splitNames(text); len(parts) > 1 && !c.nameOfOne(text) {
		labelled := strings.Contains(text, ": ") && strings.Contains(text, "@") // such as "Rods and reels: rods@example.gov.uk"
		if !labelled && !isGroup(words(text)) || slices.ContainsFunc(parts, c.knows) {
			return SeveralPeople, parts
		}
		return NotAPerson, nil
	}
	if strings.Contains(text, "@") || isGroup(words(text)) {
		return NotAPerson, nil
	}
	return OnePerson, nil
}

// newGroups are the ids in people.yaml behind which there is no single person.
func (c *Catalogue) newGroups() map[string]bool {
	groups := map[string]bool{}
	for id, person := range c.people {
		if plural(person.Name) || isGroup(words(person.Name)) || c.isRole(person.Name) {
			groups[id] = true
		}
	}
	return groups
}

// knows reports whether a text is the id, the name or the address of somebody.
func (c *Catalogue) knows(text string) bool {
	return c.people[text] != nil || len(c.PeopleNamed(text)) > 0
}

// nameOfOne reports whether a text with joining marks is yet the name of one person, such as "Khan, Aisha".
func (c *Catalogue) nameOfOne(text string) bool {
	ids := c.PeopleNamed(text)
	return len(ids) > 0 && !c.groups()[ids[0]]
}

// isRole reports whether a text is a role: its id, its title or another title of it.
func (c *Catalogue) isRole(text string) bool {
	for id, role := range c.Roles.Roles {
		if sameWords(text, id) || sameWords(text, role.Title) {
			return true
		}
		for _, title := range role.AlsoKnownAs {
			if sameWords(text, title) {
				return true
			}
		}
	}
	return false
}

// sameWords reports whether two texts have the same words, in whatever case and however they are joined.
func sameWords(a, b string) bool {
	if len(a) != len(b) || a == "" {
		return false
	}
	for i := range len(a) {
		if plainByte(a[i]) != plainByte(b[i]) {
			return false
		}
	}
	return true
}

// plainByte is a byte in lower case, with one blank for everything that joins words.
func plainByte(b byte) byte {
	switch {
	case b >= 'A' && b <= 'Z':
		return b + 'a' - 'A'
	case b == '_', b == '-', b == '.':
		return ' '
	}
	return b
}

// words are the words of a text in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80
	})
}

// saysNobody reports whether a text says that nobody is named yet.
func saysNobody(text string) bool {
	parts := words(text)
	if len(parts) == 0 {
		return true // such as ? or --
	}
	return among(parts[0], "|tbc|tbd|tba|todo|vacant|vacancy|unassigned|unknown|nobody|none|") ||
		among(strings.Join(parts, " "), "|n a|na|nil|null|no one|noone|not known|not assigned|not applicable|pending|x|xx|xxx|to be confirmed|"+
			"to be decided|to be determined|to be appointed|to be announced|to be agreed|")
}

// among reports whether a text without bars is one of those between the bars of a list.
func among(text, list string) bool { return strings.Contains(list, "|"+text+"|") }

// isGroup reports whether words name a group or a post. Two words of which the first is a single letter are an id such
// as j-board, whatever the second means.
func isGroup(parts []string) bool {
	if len(parts) == 2 && len(parts[0]) == 1 {
		return false
	}
	for i, word := range parts {
		if word == "head" && i+1 < len(parts) && parts[i+1] == "of" ||
			among(word, "|team|teams|board|desk|helpdesk|servicedesk|group|unit|office|directorate|department|division|committee|panel|squad|"+
				"centre|center|council|agency|authority|secretariat|forum|hub|mailbox|inbox|staff|everyone|everybody|all|supplier|vendor|"+
				"contractor|manager|director|officer|owner|owners|sponsor|coordinator|administrator|") {
			return true
		}
	}
	return false
}

// plural reports whether the name of an entry joins several people.
func plural(name string) bool {
	return strings.ContainsAny(name, "&/;+") || len(splitNames(strings.ReplaceAll(name, ",", " "))) > 1
}

// splitNames are the names that a text joins by a comma, a slash, an ampersand and the like, or by the word "and".
func splitNames(text string) []string {
	joins := ",;/&+|\n"
	if strings.Contains(text, "@") {
		joins = ",;/&|\n" // a plus is part of an address
	}
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(joins, r) }) {
		var name []string
		for word := range strings.FieldsSeq(part) {
			if strings.EqualFold(word, "and") {
				out, name = addName(out, name), nil
				continue
			}
			name = append(name, word)
		}
		out = addName(out, name)
	}
	return out
}

func addName(names, words []string) []string {
	if len(words) == 0 {
		return names
	}
	return append(names, strings.Join(words, " "))
}
