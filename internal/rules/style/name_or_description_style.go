package style

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// Lengths that people read, in characters.
const (
	maxName        = 80
	minDescription = 20
	maxDescription = 300
)

// NameOrDescriptionStyle reports names that say what a service is called instead of what users do, and descriptions that
// are too short or too long to help them choose (GSM naming).
func NameOrDescriptionStyle() *lint.Rule {
	return &lint.Rule{
		Code: "STY001", Name: "name-or-description-style", Profile: lint.Core, Levels: lint.All(finding.Info),
		Waivable: true, Fix: lint.Manual, Source: "GSM naming",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if problem := nameProblem(strings.TrimSpace(s.Name)); problem != "" {
				p.Report(s, "name", "the name %s; name what users do, starting with a verb", problem).
					Help("write what users come for, such as `name: Renew a fishing licence`, in at most %d characters", maxName)
			}
			description := strings.TrimSpace(s.Description)
			switch n := utf8.RuneCountInString(description); {
			case n == 0: // absent, which is reported as such
			case n < minDescription:
				p.Report(s, "description", "the description has %d characters, fewer than %d", n, minDescription).
					Help("say in a sentence what the service does for whom, and how people reach it")
			case n > maxDescription:
				p.Report(s, "description", "the description has %d characters, more than %d", n, maxDescription).
					Help("keep what customers need to see whether this is what they want, and move the rest to a document")
			}
		},
	}
}

// nameProblem says what a name does that it should not, or "".
func nameProblem(name string) lint.Text {
	var problems []string
	if isShouted(name) {
		problems = append(problems, "is all capitals")
	}
	if last := kindOfThing(name); last != "" {
		problems = append(problems, "ends in `"+last+"`")
	}
	if len(name) > maxName && utf8.RuneCountInString(name) > maxName {
		problems = append(problems, "is longer than 80 characters")
	}
	return lint.Text(lint.List(problems))
}

// isShouted reports whether all letters of a name are capitals, and there is more than one.
func isShouted(name string) bool {
	capitals := 0
	for _, r := range name {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			capitals++
		}
	}
	return capitals > 1
}

// kindOfThing is the last word of a name where that only says what sort of thing a service is, which helps nobody who
// looks for it; "" for any other word.
func kindOfThing(name string) string {
	name = strings.TrimRightFunc(name, func(r rune) bool { return !isLetter(r) })
	for _, word := range []string{"system", "service", "portal"} {
		from := len(name) - len(word)
		if from < 0 || !strings.EqualFold(name[from:], word) {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(name[:from]); from == 0 || !isLetter(before) {
			return name[from:]
		}
	}
	return ""
}

// isLetter reports whether a character is part of a word.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
