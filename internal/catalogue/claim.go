package catalogue

import (
	"strings"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// Claimed reports whether a fault of form is explained by a rule of its own, which says more about it than the general
// rules of form can: a list of owners, of contacts or of accountable roles, a key that names a second owner, a key that
// holds personal data, an id that breaks the pattern.
func Claimed(f *Fault) bool {
	switch f.Kind {
	case WrongType:
		return f.Got == "a list" && (f.Path == "owner" || f.Path == "owner.person" || f.Path == "contact") || ClaimsAccountability(f)
	case UnknownKey:
		return ClaimsOwnership(f) || ClaimsPersonalData(f)
	case NotAllowed:
		return f.Path == "id" && f.Key == "id"
	default:
		return false
	}
}

// ClaimsAccountability reports whether a fault is a list of roles where an activity has its one accountable role.
func ClaimsAccountability(f *Fault) bool {
	if f.Kind != WrongType || f.Got != "a list" {
		return false
	}
	rest, ok := strings.CutPrefix(f.Path, "activities")
	name, here := strings.CutSuffix(rest, ".accountable")
	return ok && here && name != ""
}

// ClaimsOwnership reports whether a fault is an unknown key of a service, or of its owner, that names a second owner.
func ClaimsOwnership(f *Fault) bool {
	if f.Kind != UnknownKey || !NamesSecondOwner(f.Key) {
		return false
	}
	return f.Path == yamldoc.Join("", f.Key) || f.Path == yamldoc.Join("owner", f.Key)
}

// Mistyped finds the unknown key that was probably meant for a field that is missing, and gives nil when there is none.
func (f *File) Mistyped(mapping, key string) *Fault {
	for i := range f.Faults {
		if u := &f.Faults[i]; u.Kind == UnknownKey && !u.There && len(u.Near) > 0 && u.Near[0] == key && u.Path == yamldoc.Join(mapping, u.Key) {
			return u
		}
	}
	return nil
}

// ClaimsPersonalData reports whether a fault is an unknown key of a person that holds what a catalogue does not need.
func ClaimsPersonalData(f *Fault) bool {
	return f.Kind == UnknownKey && (strings.HasPrefix(f.Path, "people.") || strings.HasPrefix(f.Path, "people[")) && PersonalData(f.Key)
}

// NamesSecondOwner reports whether a key claims ownership for somebody besides the one owner, such as co_owner, owners,
// owner2 or joint-service-owner.
func NamesSecondOwner(key string) bool {
	letters, digits := lettersOf(key)
	rest, plural := letters, false
	for _, word := range []string{"ownership", "owners", "owner"} {
		if before, after, found := strings.Cut(rest, word); found {
			rest, plural = before+after, word == "owners"
			break
		}
	}
	if rest == letters {
		return false
	}
	rest, service := strings.ReplaceAll(rest, "service", ""), strings.Contains(rest, "service")
	if rest == "" {
		return plural || digits || service
	}
	return among(rest, "|co|joint|second|secondary|third|other|another|additional|extra|shared|first|primary|main|lead|principal|nd|rd|st|a|b|two|one|")
}

// PersonalData reports whether a key of a person holds a private detail, such as a date of birth, a home address or what
// the law calls special category data.
func PersonalData(key string) bool {
	letters, _ := lettersOf(key)
	if among(letters, "|dob|age|address|postaladdress|postcode|street|nino|nin|ni|ssn|sex|race|faith|pay|religion|belief|beliefs|health|"+
		"sickness|salary|wage|wages|iban|sortcode|visa|spouse|partner|children|family|union|politics|") {
		return true
	}
	for _, part := range []string{
		"birth", "home", "private", "personal", "ninumber", "nationalinsurance", "socialsecurity", "gender", "ethnic",
		"religio", "medical", "disab", "salary", "bank", "passport", "nextofkin", "emergency", "marital", "nationality",
		"citizenship", "sexual", "orientation", "tradeunion", "political", "biometric", "criminal", "drivinglicence",
	} {
		if strings.Contains(letters, part) {
			return true
		}
	}
	return false
}

// lettersOf is a key in lower case with its letters only, and whether it has digits besides.
func lettersOf(key string) (letters string, digits bool) {
	letters = strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z':
			return r
		case r >= '0' && r <= '9':
			digits = true
		}
		return -1
	}, key)
	return letters, digits
}
