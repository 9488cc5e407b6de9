package yamldoc_test

import (
	"encoding/json"
	"testing"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// TestValue checks that plain scalars mean what YAML 1.2 says, and that quotes make text.
func TestValue(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"nothing":        {"a:\nb: ~\nc: null\n", `{"a":null,"b":null,"c":null}`},
		"truth":          {"a: true\nb: False\nc: yes\nd: \"true\"\n", `{"a":true,"b":false,"c":"yes","d":"true"}`},
		"whole numbers":  {"a: 0\nb: -12\nc: +7\nd: 007\ne: 0x1F\nf: 0o17\n", `{"a":0,"b":-12,"c":7,"d":7,"e":31,"f":15}`},
		"other numbers":  {"a: 2.10\nb: .5\nc: -1.\nd: 1e3\ne: -0.5E-2\n", `{"a":2.10,"b":0.5,"c":-1,"d":1e3,"e":-0.5E-2}`},
		"no numbers":     {"a: 1_000\nb: .inf\nc: 1.2.3\nd: \"12\"\ne: '1.5'\n", `{"a":"1_000","b":".inf","c":"1.2.3","d":"12","e":"1.5"}`},
		"dates and text": {"a: 2026-06-15\nb: |\n  two\n  lines\nc: \"\"\n", `{"a":"2026-06-15","b":"two\nlines\n","c":""}`},
		"inside others":  {"a: [1, {b: []}, {}]\n1: x\n", `{"1":"x","a":[1,{"b":[]},{}]}`},
		"written twice":  {"a: 1\na: 2\n", `{"a":1}`},
		"no mapping":     {"- a\n", `null`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, _ := yamldoc.Parse([]byte(test.in))
			got, err := json.Marshal(doc.Value())
			if err != nil || string(got) != test.want {
				t.Errorf("Value of %q = %s, %v, want %s", test.in, got, err, test.want)
			}
		})
	}
}
