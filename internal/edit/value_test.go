package edit_test

import (
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/edit"
)

func TestQuoted(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"Aisha Khan", "no", "ON", "y", "~", "null", "0777", "1.10", "09:00", "a: b", "a #b", "- a", "[a]", "*a", "&a", "!a", "%a", "@a", "`a`",
		`"quoted"`, "it's", "two\nlines", "tab\there", "\x1b[31m", "\u202eevil", "é", "😀", "", " ", "a ", " a", "{}", "a,b", "a]b", `back\slash`, "\u0085", "\u2028",
	} {
		var got map[string][]string
		if err := yaml.Unmarshal([]byte("k: ["+edit.Quoted(in)+"]\n"), &got); err != nil || len(got["k"]) != 1 || got["k"][0] != in {
			t.Errorf("Quoted(%q) = %s, which reads as %q (%v)", in, edit.Quoted(in), got["k"], err)
		}
		var untyped map[string][]any
		if _ = yaml.Unmarshal([]byte("k: ["+edit.Quoted(in)+"]\n"), &untyped); len(untyped["k"]) != 1 || untyped["k"][0] != in {
			t.Errorf("Quoted(%q) = %s, which reads as %T", in, edit.Quoted(in), untyped["k"])
		}
	}
}
