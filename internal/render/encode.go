package render

import (
	"bytes"
	"encoding/json"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// encoder turns values into JSON that can be shown anywhere: exact to whoever parses it, harmless to a terminal and to the
// log of a build.
type encoder struct {
	raw  bytes.Buffer
	json *json.Encoder
	row  []byte
	safe []byte
}

func newEncoder(indent string) *encoder {
	e := &encoder{}
	e.json = json.NewEncoder(&e.raw)
	e.json.SetEscapeHTML(false)
	e.json.SetIndent("", indent)
	return e
}

// encode returns the JSON of a value without a line end. It is valid until the next call.
func (e *encoder) encode(value any) ([]byte, error) {
	e.raw.Reset()
	if row, ok := value.(view.Row); ok { // there may be very many
		e.row = row.AppendJSON(e.row[:0])
		e.safe = harmless(e.safe[:0], e.row)
		return e.safe, nil
	}
	if err := e.json.Encode(value); err != nil {
		return nil, err
	}
	e.safe = harmless(e.safe[:0], bytes.TrimRight(e.raw.Bytes(), "\n"))
	return e.safe, nil
}

// harmless appends JSON with every character escaped that is not seen where it stands, and every # that follows another,
// so that no `##[` is left. Both occur in strings only. The json package escapes C0 but neither DEL, C1 nor bidi controls.
func harmless(out, in []byte) []byte {
	done, hash := 0, false
	for i := 0; i < len(in); {
		if c := in[i]; c < utf8.RuneSelf && c != '#' && c != 0x7F {
			hash = false
			i++
			continue
		}
		r, size := utf8.DecodeRune(in[i:])
		if r == '#' && hash || r != '#' && !text.Visible(r) {
			out = appendEscape(append(out, in[done:i]...), r)
			done = i + size
		}
		// Marks between two # are passed over by those who look for commands.
		hash = r == '#' || hash && unicode.Is(unicode.M, r)
		i += size
	}
	return append(out, in[done:]...)
}

// appendEscape appends a character as JSON writes it in ASCII.
func appendEscape(out []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	units := [...]rune{r}
	list := units[:]
	if r > 0xFFFF {
		r -= 0x10000
		list = []rune{0xD800 + r>>10, 0xDC00 + r&0x3FF}
	}
	for _, unit := range list {
		out = append(out, '\\', 'u', digits[unit>>12&15], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
	}
	return out
}
