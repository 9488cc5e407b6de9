package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/text"
)

func TestSafe(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"empty":                     {"", ""},
		"plain":                     {"Renew a licence: 100% online", "Renew a licence: 100% online"},
		"letters of many scripts":   {"Ærø Ελλάδα Київ עברית العربية हिन्दी ไทย 日本語 한국어", "Ærø Ελλάδα Київ עברית العربية हिन्दी ไทย 日本語 한국어"},
		"emoji":                     {"😀 ❤️ 👍🏽 🇬🇧 1️⃣ ©️", "😀 ❤️ 👍🏽 🇬🇧 1️⃣ ©️"},
		"backslash":                 {`C:\new \x1b`, `C:\new \x1b`},
		"wide and fixed spaces":     {"a\u00a0b\u3000c", "a\u00a0b\u3000c"},
		"line ends and tab":         {"a\nb\r\nc\td", `a\nb\r\nc\td`},
		"colour sequence":           {"\x1b[31mred\x1b[0m", `\x1b[31mred\x1b[0m`},
		"link of a terminal":        {"\x1b]8;;https://example.org\x1b\\x", `\x1b]8;;https://example.org\x1b\x`},
		"bell, backspace, NUL":      {"\a\b\x00", `\x07\x08\x00`},
		"delete":                    {"a\x7f", `a\x7f`},
		"C1 as characters":          {"\u009b31m\u0085", `\u009b31m\u0085`},
		"C1 as bytes":               {"\x9b31m", `\x9b31m`},
		"bytes that are not UTF-8":  {"a\xff\xc3(\xed\xa0\x80", `a\xff\xc3(\xed\xa0\x80`},
		"replacement character":     {"\ufffd", "\ufffd"},
		"bidi override and isolate": {"a\u202eb\u2066c\u200f", `a\u202eb\u2066c\u200f`},
		"zero width":                {"pay\u200b\u200c\u200d\ufeff\u00ad", `pay\u200b\u200c\u200d\ufeff\u00ad`},
		"tags":                      {"x\U000e0041\U000e007f", `x\U000e0041\U000e007f`},
		"line separators":           {"a\u2028b\u2029", `a\u2028b\u2029`},
		"blank letters":             {"\u3164\u115f\u2800\u034f", `\u3164\u115f\u2800\u034f`},
		"private use":               {"\ue000\U0010fffd", `\ue000\U0010fffd`},
		"selector after a letter":   {"a\ufe0fb\ufe0f", `a\ufe0fb\ufe0f`},
		"selector at the start":     {"\ufe0f::", `\ufe0f::`},
		"selector after a digit":    {"1\ufe0f2", `1\ufe0f2`},
		"other selectors":           {"猫\ufe01\U000e0100", `猫\ufe01\U000e0100`},
		"eight marks":               {"e" + strings.Repeat("\u0301", 8) + "x", "e" + strings.Repeat("\u0301", 8) + "x"},
		"nine marks":                {"e" + strings.Repeat("\u0301", 9) + "x", "e" + strings.Repeat("\u0301", 8) + "…x"},
		"a thousand marks":          {"e" + strings.Repeat("\u0489", 1000), "e" + strings.Repeat("\u0489", 8) + "…"},
		"family of emoji":           {"The 👨\u200d👩\u200d👧 desk", "The 👨\u200d👩\u200d👧 desk"},
		"skin tone and profession":  {"👩🏽\u200d💻 ❤️\u200d🔥", "👩🏽\u200d💻 ❤️\u200d🔥"},
		"joiner after a picture":    {"👩\u200dx\u200d👩\u200d", `👩\u200dx\u200d👩\u200d`},
		"two joiners":               {"👩\u200d\u200d👩", `👩\u200d\u200d👩`},
		"joiner in Persian":         {"می\u200cخواهم", "می\u200cخواهم"},
		"joiner in Bengali":         {"র\u200d্য", "র\u200d্য"},
		"joiner in Latin and Greek": {"p\u200cay α\u200dβ", `p\u200cay α\u200dβ`},
		"joiner before cut marks":   {"র" + strings.Repeat("্", 8) + "\u200d্", "র" + strings.Repeat("্", 8) + `\u200d্`},
		"marks by different bases":  {strings.Repeat("e\u0301\u0302\u0303", 9), strings.Repeat("e\u0301\u0302\u0303", 9)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Safe(tt.in); got != tt.want {
				t.Errorf("Safe(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func FuzzSafe(f *testing.F) {
	for _, seed := range []string{"", "plain", "\x1b[31m", "a\u202eb", "\xff\xfe", "e\u0301\u0301", "1\ufe0f\u20e3", "❤\ufe0f", "a\nb", "👩\u200d💻"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := text.Safe(in)
		if why := unsafe(got); why != "" {
			t.Errorf("Safe(%+q) = %+q: %s", in, got, why)
		}
		if again := text.Safe(got); again != got {
			t.Errorf("Safe is not idempotent: %+q becomes %+q, then %+q", in, got, again)
		}
		if unsafe(in) == "" && got != in {
			t.Errorf("Safe(%+q) = %+q, want it unchanged", in, got)
		}
	})
}

// unsafe says what is wrong with a text that claims to be safe, by the Unicode categories alone.
func unsafe(s string) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	marks, last, rest := 0, rune(0), []rune(s)
	for i, r := range rest {
		switch {
		case joined(rest, i):
			r = 0
		case unicode.In(r, unicode.C, unicode.Zl, unicode.Zp):
			return "control, format, private or line separator character"
		case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs):
			return "unassigned character"
		case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			return "character that nobody sees"
		case r == '\ufe0e' || r == '\ufe0f':
			keycap := i+1 < len(rest) && rest[i+1] == '\u20e3' && strings.ContainsRune("0123456789#*", last)
			if !keycap && (last < 0x80 || unicode.In(last, unicode.M, unicode.Zs)) {
				return "selector with nothing to select"
			}
		case unicode.Is(unicode.Variation_Selector, r), r == '\u2800':
			return "character that nobody sees"
		}
		marks++
		if !unicode.Is(unicode.M, r) {
			marks = 0
		}
		if marks > 8 {
			return "too many marks"
		}
		last = r
	}
	return ""
}

// joined reports whether a joiner stands between two pictures, or between letters or marks of scripts that need it.
func joined(s []rune, i int) bool {
	if i == 0 || i+1 == len(s) || s[i] != '\u200c' && s[i] != '\u200d' {
		return false
	}
	ignorable := func(r rune) bool {
		return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
	}
	script := func(r rune) bool {
		return (r >= 0x600 && r < 0x10A0 || r >= 0x1780 && r < 0x18B0) && unicode.In(r, unicode.L, unicode.M) && !ignorable(r)
	}
	marks := 0
	for k := i - 1; k >= 0 && (unicode.Is(unicode.M, s[k]) || joined(s, k)); k-- {
		if unicode.Is(unicode.M, s[k]) {
			marks++
		}
	}
	if script(s[i-1]) && script(s[i+1]) {
		return marks < 8 || unicode.Is(unicode.L, s[i+1])
	}
	picture := func(r rune) bool {
		return r > 0x218F && (unicode.Is(unicode.So, r) || r == '↔' || r == '↕') && r != '\u2800' && r != '\ufffd'
	}
	before := i - 1
	if before > 0 && (s[before] == '\ufe0e' || s[before] == '\ufe0f' || unicode.Is(unicode.Sk, s[before])) {
		before--
	}
	return s[i] == '\u200d' && picture(s[i+1]) && picture(s[before])
}

func BenchmarkSafe(b *testing.B) {
	plain := strings.Repeat("an ordinary message ", 5)
	b.ReportAllocs()
	for b.Loop() {
		text.Safe(plain)
	}
}
