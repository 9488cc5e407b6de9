package schema

// Format is a form of values with a name. The validator and the JSON Schemas both take it from here.
type Format struct {
	// Pattern is a regular expression for the whole of a text, in the syntax that Go and JavaScript share.
	// It is empty for numbers.
	Pattern string
	// Min and Max are the bounds of a number; an absent one is no bound.
	Min, Max Decimal
	// Places is how many digits of a number may stand after the point; 0 is no limit.
	Places int
	// Say completes "write …".
	Say string
	// Example is a value of that form.
	Example string
}

// Allows reports whether a number is within the bounds and has no more places than allowed. It is meant for formats
// without Pattern.
func (f Format) Allows(d Decimal) bool {
	switch {
	case f.Min.IsSet() && d.Compare(f.Min) < 0, f.Max.IsSet() && d.Compare(f.Max) > 0:
		return false
	}
	return f.Places == 0 || d.Decimals() <= f.Places
}

// Formats are the formats that a validate tag may name.
func Formats() map[string]Format {
	out := map[string]Format{}
	for _, f := range [...]struct {
		name   string
		format Format
	}{
		{"id", Format{
			Pattern: `^[a-z][a-z0-9-]{2,62}$`,
			Say:     "3 to 63 lower-case letters, digits and hyphens, a letter first, such as renew-fishing-licence",
			Example: "renew-fishing-licence",
		}},
		{"link", Format{
			Pattern: `^https?://[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?$`,
			Say:     "an address such as https://docs.example.gov.uk/plan",
			Example: "https://docs.example.gov.uk/plan",
		}},
		{"mail", Format{
			Pattern: `^[^\s@<>()",:;\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`,
			Say:     "one e-mail address such as fishing-licence@example.gov.uk",
			Example: "fishing-licence@example.gov.uk",
		}},
		{"phone", Format{
			Pattern: `^\+[1-9][0-9]{6,14}$`, // E.164: at most 15 digits
			// In quotes, since YAML takes it for a number otherwise.
			Say:     `an international number in quotes and without spaces, such as "+441632960000"`,
			Example: "+441632960000",
		}},
		{"currency", Format{
			Pattern: `^[A-Z]{3}$`, // ISO 4217
			Say:     "the three capital letters of a currency, such as GBP",
			Example: "GBP",
		}},
		{"settingsfile", Format{
			Pattern: `^[^/~\\:][^\\:]*\.yaml$`,
			Say:     "the path from this file to settings in the same repository, such as ../shared/svc.yaml",
			Example: "../shared/svc.yaml",
		}},
		{"monthday", Format{
			// 29 February is missing on purpose: a financial year starts every year.
			Pattern: `^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$`,
			Say:     `a month and a day in quotes, such as "04-01"`,
			Example: "04-01",
		}},
		{"clock", Format{
			Pattern: `^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$`,
			Say:     `a time from "00:00" to "24:00" in quotes, such as "09:00"`,
			Example: "09:00",
		}},
		{"timezone", Format{
			// The form only: the names themselves change with every edition of the time zone database.
			Pattern: `^(UTC|GMT|[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]+){1,2})$`,
			Say:     "a time zone such as Europe/London or UTC",
			Example: "Europe/London",
		}},
		{"money", Format{
			Min: Decimal{places: 1}, Places: 2,
			Say: "an amount from 0 with at most 2 digits after the point, such as 1250.50", Example: "1250.50",
		}},
		{"percent", Format{
			Min: Decimal{places: 1}, Max: Decimal{100, 1},
			Say: "a number from 0 to 100, such as 99.5", Example: "99.5",
		}},
		{"positive", Format{
			Min: Decimal{places: 1}, Say: "a number from 0, such as 7.5", Example: "7.5",
		}},
	} {
		out[f.name] = f.format
	}
	return out
}

// ScalarFormats are the formats of the scalar types that are written as text, by the kind that their FormatError names.
// The types check more than a pattern can: that a day exists, that the second year of 2026-27 follows the first, that a
// duration is not zero.
func ScalarFormats() map[string]Format {
	const (
		year  = `(19|[2-9][0-9])[0-9]{2}`
		month = `(0[1-9]|1[0-2])`
		days  = `([0-9]{1,4}D)?`
		weeks = `([0-9]{1,4}W)?` + days
	)
	return map[string]Format{
		"date": {
			Pattern: `^` + year + `-` + month + `-(0[1-9]|[12][0-9]|3[01])$`,
			Say:     "a day as YYYY-MM-DD", Example: "2026-06-15",
		},
		"month": {
			Pattern: `^` + year + `-` + month + `$`,
			Say:     "a month as YYYY-MM", Example: "2026-06",
		},
		"financial year": {
			Pattern: `^` + year + `-[0-9]{2}$`,
			Say:     "a financial year as YYYY-YY", Example: "2026-27",
		},
		"duration": {
			Pattern: `^P([0-9]{1,4}Y([0-9]{1,4}M)?` + weeks + `|[0-9]{1,4}M` + weeks + `|[0-9]{1,4}W` + days + `|[0-9]{1,4}D)$`,
			Say:     "a length of time in years, months, weeks and days (ISO 8601), such as P6M", Example: "P6M",
		},
	}
}
