package catalogue

import "strings"

// Claimed reports whether a fault of form is explained by a rule of its own, which says more about it than the general
// rules of form can: a list of owners, a list of contacts, a key that names a second owner, a key that holds personal
// data, an id that breaks the pattern.
func Claimed(f *Fault) bool {
	switch f.Kind {
	case WrongType:
		return f.Got == "a list" && (f.Path == "owner" || f.Path == "contact")
	case UnknownKey:
		return NamesSecondOwner(f.Path) || PersonalData(f.Path)
	case NotAllowed:
		return f.Path == "id" && f.Key == "id"
	default:
		return false
	}
}

// NamesSecondOwner reports whether the path of an unknown key claims ownership for somebody besides the owner, such as
// co_owner.
func NamesSecondOwner(path string) bool {
	key := plainKey(strings.TrimPrefix(path, "owner."))
	switch key {
	case "owners", "coowner", "coowners", "jointowner", "jointowners", "secondowner", "secondaryowner", "otherowner", "sharedowner", "owner2":
		return true
	}
	return false
}

// PersonalData reports whether the path of an unknown key is that of a detail that a catalogue must not hold about a
// person, such as a date of birth.
func PersonalData(path string) bool {
	rest, ok := strings.CutPrefix(path, "people.")
	_, key, nested := strings.Cut(rest, ".")
	if !ok || !nested {
		return false
	}
	for _, part := range []string{
		"birth", "dob", "home", "address", "nino", "ninumber", "nationalinsurance", "private", "personal", "gender",
		"ethnic", "religion", "health", "salary", "passport", "nextofkin", "marital", "nationality", "disability",
	} {
		if strings.Contains(plainKey(key), part) {
			return true
		}
	}
	return false
}

// plainKey is a key in lower case without the marks between its words.
func plainKey(key string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
}
