package catalogue

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// Explain says what is wrong with the form of a file, and what to write instead, in one line each.
func Explain(f *Fault) (text, help string) {
	if f.Text != "" {
		return f.Text, f.Hint
	}
	switch f.Kind {
	case yamldoc.UnknownKey:
		return unknownKey(f)
	case yamldoc.WrongType:
		return fmt.Sprintf("`%s` must be %s, found %s", f.Path, f.Want, foundWords(f)), wrongTypeHelp(f)
	case yamldoc.Required, yamldoc.Advised:
		return required(f)
	case yamldoc.NotAllowed:
		return fmt.Sprintf("`%s` is `%s`; allowed: %s", f.Path, f.Value, f.Want), allowedHelp(f)
	case yamldoc.BadScalar:
		return fmt.Sprintf("`%s` is not a valid %s; write it like %s", f.Value, KindOf(f), f.Example), badScalarHelp(f)
	case yamldoc.Ambiguous:
		return fmt.Sprintf("quote `%s`; YAML may read it as %s", f.Value, f.Got), fmt.Sprintf("write %q", f.Value)
	default: // faults of YAML itself say it in their own words
		return f.Text, f.Hint
	}
}

// foundWords says what stands there: its kind, or the value itself where the kind sounds like what is wanted.
func foundWords(f *Fault) string {
	whole := f.Got == "a number" && strings.HasPrefix(f.Want, "a whole number")
	switch {
	case f.Got == "":
		return "nothing"
	case f.Value != "" && (whole || f.Got == f.Want):
		return "`" + f.Value + "`"
	}
	return f.Got
}

func unknownKey(f *Fault) (text, help string) {
	if name, value, glued := strings.Cut(f.Key, ":"); glued && name != "" && value != "" && !strings.ContainsAny(name, " \n") {
		return fmt.Sprintf("unknown field `%s`: a blank is missing behind the colon", f.Key), fmt.Sprintf("write `%s: %s`", name, value)
	}
	if strings.Trim(f.Key, "0123456789") == "" && f.Got == "nothing" {
		return fmt.Sprintf("unknown field `%s`; within braces a comma begins the next field", f.Key),
			"write numbers without commas: 1200 for one thousand two hundred, 7.5 for seven and a half"
	}
	if len(f.Near) == 0 {
		return fmt.Sprintf("unknown field `%s`%s", f.Key, foreign(f.Key)),
			"remove it, or start its name with x- to keep a field of your own"
	}
	help = fmt.Sprintf("write `%s`, or start the name with x- to keep a field of your own", f.Near[0])
	if f.There {
		help = fmt.Sprintf("`%s` stands here as well: keep what is right in it and remove this one, or start the name with x- to keep a field of your own", f.Near[0])
	}
	return fmt.Sprintf("unknown field `%s`%s; did you mean `%s`?", f.Key, foreign(f.Key), f.Near[0]), help
}

// foreign names the first letter or blank of a key that no field has, since some look like those of fields.
func foreign(key string) string {
	for _, r := range key {
		switch {
		case r < utf8.RuneSelf:
		case unicode.IsSpace(r):
			return fmt.Sprintf(", in which a blank is the character %U", r)
		case unicode.IsLetter(r):
			return fmt.Sprintf(", in which `%c` is the character %U", r, r)
		}
	}
	return ""
}

// wrongTypeHelp says how the kind of value is written that the field takes.
func wrongTypeHelp(f *Fault) string {
	switch scalar := f.Value != "" && !strings.HasSuffix(f.Value, "…"); {
	case f.Example != "":
		return "write it like this: " + f.Example
	case f.Hint != "":
		return f.Hint
	case f.Want == "a list" && scalar && glued(f.Value):
		return "write a blank behind each hyphen: - " + f.Value[1:]
	case f.Want == "a list" && scalar:
		return "put it in square brackets: [" + f.Value + "]"
	case f.Want == "a list":
		return "write one item on a line, each behind a dash, or all of them in square brackets"
	case f.Want == "a mapping":
		return mappingHelp(f.Path)
	case f.Want == "text":
		return "write one text, without dashes, brackets and braces"
	case f.Want == "true or false":
		return "write true or false, without quotes"
	case strings.HasPrefix(f.Want, "a whole number from"):
		return "write a number between these two"
	case strings.HasPrefix(f.Want, "a whole number"):
		return "write it in digits, such as 1, without point and quotes"
	}
	return "write " + f.Want
}

// mappingHelp says how the fields of a mapping are written.
func mappingHelp(path string) string {
	if path == "people" {
		return "write below it " + everybody
	}
	return "write its fields below it, each as `name: value` on a line of its own and indented by two blanks"
}

// everybody says how people are listed in people.yaml.
const everybody = "everybody whom the catalogue names, such as `a-khan: {name: Aisha Khan, email: aisha.khan@example.gov.uk}`, indented by two blanks"

// glued reports whether a text looks like a list item without the blank that makes it one.
func glued(s string) bool { return len(s) > 1 && s[0] == '-' && s[1] != ' ' && s[1] != '-' }

// required says that a field is absent, in which phase it is needed and what for.
func required(f *Fault) (text, help string) {
	text = fmt.Sprintf("`%s` is required", f.Path)
	if f.Got != "" {
		text += " in " + f.Got
	}
	if f.Want != "" {
		text += ": " + f.Want
	}
	switch {
	case f.Key == "people":
		return text, "write `people:` and below it " + everybody
	case f.Key == "schema":
		return text, fmt.Sprintf("write `schema: %s` as the first line", f.Example)
	case f.Example == "" && f.There:
		return text, fmt.Sprintf("write a value behind `%s:`", f.Key)
	case f.Example == "":
		return text, fmt.Sprintf("add `%s:` with a value", f.Key)
	case f.There:
		help = fmt.Sprintf("complete it with your own value, such as `%s: %s`", f.Key, f.Example)
		return text, strings.TrimSuffix(help+"; "+f.Hint, "; ")
	}
	return text, fmt.Sprintf("add `%s: %s` with your own value", f.Key, f.Example)
}

// allowedHelp names the value that was probably meant, or those to choose from.
func allowedHelp(f *Fault) string {
	meant := near.Of(f.Value, f.Near, 1)
	switch {
	case len(meant) > 0:
		return fmt.Sprintf("did you mean `%s`?", meant[0])
	case len(f.Near) == 1 && f.Near[0] == "svc/v1" && sharedFile(f.Value) != "":
		return "write svc/v1 if this is a service; if it is not, move it out of " + ServicesDir + ", and beside svc.yaml call it " + sharedFile(f.Value)
	case len(f.Near) == 1:
		return "write " + f.Near[0]
	case len(f.Near) > 0:
		return "write one of: " + strings.Join(f.Near, ", ")
	case f.Example != "":
		return "write it like this: " + f.Example
	case f.Hint != "":
		return f.Hint
	}
	return "write " + f.Want
}

// sharedFile is the shared file whose documents have that schema, or "".
func sharedFile(schema string) string {
	switch schema {
	case "svc-people/v1":
		return PeopleFile
	case "svc-roles/v1":
		return RolesFile
	case "svc-risk/v1":
		return RiskScaleFile
	case "svc-settings/v1":
		return SettingsFile
	}
	return ""
}

// KindOf is the format in words that a scalar lacks.
func KindOf(f *Fault) string {
	if kind, ok := f.Err.(interface{ Kind() string }); ok {
		return kind.Kind()
	}
	return f.Want
}

func badScalarHelp(f *Fault) string {
	switch KindOf(f) {
	case "date":
		if isDay(f.Value) {
			return "there is no such day in the calendar; write one that there is"
		}
		if meant := meantDay(f.Value); meant != "" {
			return fmt.Sprintf("write `%s` if that is the day", meant)
		}
		return "write the year, the month and the day in digits, with hyphens between them"
	case "month":
		return "write the year and the month, 01 to 12, in digits, with a hyphen between them"
	case "financial year":
		return "write two years that follow each other, the second with two digits"
	case "duration":
		if meant := meantPeriod(f.Value); meant != "" {
			return fmt.Sprintf("write `%s`", meant)
		}
		return "write P and then years (Y), months (M), weeks (W) or days (D), such as P30D for 30 days"
	}
	return "write the number in digits, with a point where there are decimals, and nothing else"
}

// isDay reports whether a text has the form of a day, be it one that does not exist.
func isDay(s string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return 'd'
		}
		return r
	}, s)
	return digits == "dddd-dd-dd"
}
