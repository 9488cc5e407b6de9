package catalogue

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/schema"
)

// meantDay is the day that a text gives in another form, as YYYY-MM-DD: with a time behind it, with other marks or none, or with
// the day or the month first where it can only be that. Other texts give "".
func meantDay(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "T")
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(text) == len("20260615") && len(parts) == 1 {
		parts = []string{text[:4], text[4:6], text[6:]}
	}
	if len(parts) != 3 {
		return ""
	}
	if len(parts[2]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
		if month, err := strconv.Atoi(parts[1]); err == nil && month > 12 {
			parts[1], parts[2] = parts[2], parts[1]
		} else if day, err := strconv.Atoi(parts[2]); err != nil || day <= 12 && parts[1] != parts[2] {
			return "" // which of the two is the month?
		}
	}
	day := fmt.Sprintf("%s-%02s-%02s", parts[0], parts[1], parts[2])
	var d schema.Date
	if d.UnmarshalText([]byte(day)) != nil {
		return ""
	}
	return day
}

// meantPeriod is the duration that a text gives in everyday words, such as monthly or 30 days. Other texts give "".
func meantPeriod(text string) string {
	words := strings.Fields(strings.ToLower(text))
	switch len(words) {
	case 1:
		switch words[0] {
		case "daily":
			return "P1D"
		case "weekly":
			return "P1W"
		case "fortnightly", "biweekly":
			return "P2W"
		case "monthly":
			return "P1M"
		case "quarterly":
			return "P3M"
		case "yearly", "annually", "annual":
			return "P1Y"
		}
	case 2:
		n, err := strconv.Atoi(words[0])
		switch unit := strings.TrimSuffix(words[1], "s"); {
		case err != nil || n < 1:
		case unit == "day" || unit == "week" || unit == "month" || unit == "year":
			return fmt.Sprintf("P%d%c", n, unit[0]-'a'+'A')
		}
	}
	return ""
}
