package yamldoc_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// TestCharacters checks the raw characters that no file may hold, and those that it may.
func TestCharacters(t *testing.T) {
	t.Parallel()
	type want struct {
		value     string // "" for no fault
		line, col int
	}
	tests := map[string]struct {
		in   string
		want want
	}{
		"escape":                    {"a: 1\nb: x\x1b[31m\n", want{"U+001B", 2, 5}},
		"null":                      {"a: \x00\n", want{"U+0000", 1, 4}},
		"bell in a comment":         {"a: 1 # \x07\n", want{"U+0007", 1, 8}},
		"backspace in quotes":       {"a: \"x\x08\"\n", want{"U+0008", 1, 6}},
		"vertical tab":              {"a:\x0b1\n", want{"U+000B", 1, 3}},
		"form feed":                 {"a: 1\n\x0c\n", want{"U+000C", 2, 1}},
		"delete":                    {"a: é\x7f\n", want{"U+007F", 1, 5}},
		"last C0":                   {"a: \x1f\n", want{"U+001F", 1, 4}},
		"C1":                        {"a: \u009b1\n", want{"U+009B", 1, 4}},
		"last C1":                   {"a: \u009f1\n", want{"U+009F", 1, 4}},
		"next line":                 {"# note\u0085owner: evil\n", want{"U+0085", 1, 7}},
		"line separator":            {"# note\u2028owner: evil\n", want{"U+2028", 1, 7}},
		"paragraph separator":       {"# note\u2029owner: evil\n", want{"U+2029", 1, 7}},
		"lone carriage return":      {"# note\rowner: evil\n", want{"U+000D", 1, 7}},
		"carriage return at end":    {"a: 1\r", want{"U+000D", 1, 5}},
		"two carriage returns":      {"a: 1\r\r\n", want{"U+000D", 1, 5}},
		"byte order mark on a line": {"a: 1\n\uFEFFb: 2\n", want{"U+FEFF", 2, 1}},
		"second byte order mark":    {"\uFEFF\uFEFFa: 1\n", want{"U+FEFF", 1, 1}},
		"noncharacter":              {"a: \uFFFE\n", want{"U+FFFE", 1, 4}},
		"Latin-1":                   {"a: caf\xe9\n", want{"byte 0xE9", 1, 7}},
		"overlong":                  {"a: \xc0\xaf\n", want{"byte 0xC0", 1, 4}},
		"surrogate":                 {"a: \xed\xa0\x80\n", want{"byte 0xED", 1, 4}},
		"cut short":                 {"a: \xf0\x9f\x98", want{"byte 0xF0", 1, 4}},
		"beyond Unicode":            {"a: \xf4\x90\x80\x80\n", want{"byte 0xF4", 1, 4}},
		"after other alphabets":     {"ä😀: \x01\n", want{"U+0001", 1, 5}},
		"after a byte order mark":   {"\uFEFFa: \x01\n", want{"U+0001", 1, 4}},
		"far behind":                {strings.Repeat("k: v # 0123456789\n", 3) + "a: 0123456789012345678901234567\x02\n", want{"U+0002", 4, 32}},
		"tab":                       {"a:\t1\t# x\n", want{}},
		"CR LF":                     {"a: 1\r\nb: 2\r\n\r\n", want{}},
		"replacement character":     {"a: \uFFFD\n", want{}},
		"no-break space":            {"a: x\u00a0y\n", want{}},
		"last character":            {"a: \U0010FFFD\n", want{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, faults := yamldoc.Parse([]byte(tt.in))
			if tt.want.value == "" {
				if len(faults) > 0 {
					t.Errorf("Parse(%q) = %v, want no faults", tt.in, faults)
				}
				return
			}
			if len(faults) != 1 {
				t.Fatalf("Parse(%q) = %v, want one fault", tt.in, faults)
			}
			f := faults[0]
			checkFault(t, d, f)
			got := want{f.Value, f.Span.Line, f.Span.Col}
			if f.Kind != yamldoc.Character || got != tt.want || !strings.Contains(f.Text, tt.want.value) {
				t.Errorf("Parse(%q) = %v %v %q, want %v", tt.in, f.Kind, got, f.Text, tt.want)
			}
		})
	}
}

func TestWideEncodings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"little UTF-16": {"\xff\xfea\x00:\x00", "UTF-16"},
		"big UTF-16":    {"\xfe\xff\x00a\x00:", "UTF-16"},
		"little UTF-32": {"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
		"big UTF-32":    {"\x00\x00\xfe\xff\x00\x00\x00a", "UTF-32"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, faults := yamldoc.Parse([]byte(tt.in))
			if len(faults) != 1 || faults[0].Kind != yamldoc.Character || !strings.Contains(faults[0].Text, tt.want) {
				t.Errorf("Parse(%q) = %v, want one fault that names %s", tt.in, faults, tt.want)
			}
		})
	}
}

func TestCharacterFaultsEnd(t *testing.T) {
	t.Parallel()
	_, faults := yamldoc.Parse(bytes.Repeat([]byte("a: \x01\x02\n"), 1000))
	if len(faults) == 0 || len(faults) > 30 {
		t.Errorf("%d faults for 1,000 lines with forbidden characters, want about 20", len(faults))
	}
}

// TestLimits parses a file at each limit, which must pass, and one beyond, which must not.
func TestLimits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in    func(n int) string
		limit int
		kind  yamldoc.Kind
		line  int // of the fault beyond the limit
	}{
		"bytes": {func(n int) string { return "a: 1\n#" + strings.Repeat("x", n-6) }, yamldoc.MaxBytes, yamldoc.TooLarge, 1},
		"depth in brackets": {func(n int) string {
			return "k: 1\na: " + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + "\n"
		}, yamldoc.MaxDepth, yamldoc.TooDeep, 2},
		"depth of hyphens": {func(n int) string { return "a:\n " + strings.Repeat("- ", n-1) + "x\n" }, yamldoc.MaxDepth, yamldoc.TooDeep, 2},
		"depth of lines": {func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
			}
			return b.String()
		}, yamldoc.MaxDepth, yamldoc.TooDeep, 33},
		"keys": {func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "k%d: 1\n", i)
			}
			return b.String()
		}, yamldoc.MaxKeys, yamldoc.TooManyKeys, 1001},
		"nodes":     {func(n int) string { return "a:\n" + strings.Repeat("- x\n", n-3) }, yamldoc.MaxNodes, yamldoc.TooManyNodes, 9999},
		"documents": {func(n int) string { return strings.Repeat("---\na: 1\n", n) }, 1, yamldoc.TooManyDocuments, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, faults := yamldoc.Parse([]byte(tt.in(tt.limit))); len(faults) > 0 {
				t.Errorf("at the limit of %d: %v %q", tt.limit, faults[0].Kind, faults[0].Text)
			}
			d, faults := yamldoc.Parse([]byte(tt.in(tt.limit + 1)))
			if len(faults) != 1 || faults[0].Kind != tt.kind || faults[0].Span.Line != tt.line {
				t.Fatalf("beyond the limit of %d: %v, want %v on line %d", tt.limit, faults, tt.kind, tt.line)
			}
			checkFault(t, d, faults[0])
			if tt.limit > 1 && faults[0].Limit != tt.limit {
				t.Errorf("Limit = %d, want %d", faults[0].Limit, tt.limit)
			}
		})
	}
}

// TestOwnLimits checks a parser whose limits are not those of the package.
func TestOwnLimits(t *testing.T) {
	t.Parallel()
	p := yamldoc.Parser{Limits: yamldoc.Limits{Bytes: 40, Keys: 2, Nodes: 6}}
	tests := map[string]struct {
		in   string
		want []yamldoc.Kind
	}{
		"within":         {"a: 1\nb: 2\n", nil},
		"too large":      {strings.Repeat("#", 41), []yamldoc.Kind{yamldoc.TooLarge}},
		"too many keys":  {"a: 1\nb: 2\nc: 3\n", []yamldoc.Kind{yamldoc.TooManyKeys}},
		"too many nodes": {"a: [1, 2, 3]\nb: 1\n", []yamldoc.Kind{yamldoc.TooManyNodes}},
	}
	for name, tt := range tests {
		_, faults := p.Parse([]byte(tt.in))
		var got []yamldoc.Kind
		for _, f := range faults {
			got = append(got, f.Kind)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// TestCrowded checks that a large file is not handed to the YAML library when it holds far more values than are allowed: of
// brackets alone the tree would take gigabytes. What only looks like marks is let pass.
func TestCrowded(t *testing.T) {
	t.Parallel()
	const limit = 1_000
	large := yamldoc.Limits{Bytes: 4 << 20, Keys: 1_000_000, Nodes: limit}
	text := "a: " + strings.Repeat("x", yamldoc.MaxBytes) + "\n"
	tests := map[string]struct {
		in   string
		line int // of the fault; 0 when there is none
	}{
		"brackets":               {text + "b: " + strings.Repeat("[", 1_300), 2},
		"hyphens":                {text + "b:\n" + strings.Repeat("- x\n", 1_300), 1_251},
		"keys in brackets":       {text + "b: {" + strings.Repeat("a,", 1_300) + "}\n", 2},
		"keys":                   {text + strings.Repeat("b:\n", 1_300), 1_251},
		"question marks":         {text + "b:\n" + strings.Repeat("? ", 1_300), 3},
		"hyphens within words":   {text + "b: " + strings.Repeat("-x:x?x", 1_300) + "\n", 0},
		"a quarter more in text": {text + "b: a" + strings.Repeat(", a", 1_200) + "\n", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := yamldoc.Parser{Limits: large}
			yamldoc.BreakLibrary(&p, func() error { return errors.New("asked") })
			d, faults := p.Parse([]byte(tt.in))
			if len(faults) != 1 || (faults[0].Kind == yamldoc.TooManyNodes) != (tt.line > 0) {
				t.Fatalf("Parse = %v", faults)
			}
			if tt.line > 0 && (faults[0].Span.Line != tt.line || faults[0].Limit != limit) {
				t.Errorf("fault at line %d for a limit of %d, want line %d", faults[0].Span.Line, faults[0].Limit, tt.line)
			}
			checkFault(t, d, faults[0])
		})
	}
}

// TestLibraryFails (Y3) checks that a panic of the YAML library, and an error that nobody has seen yet, become faults.
func TestLibraryFails(t *testing.T) {
	t.Parallel()
	tests := map[string]func() error{
		"panic":         func() error { panic("index out of range") },
		"runtime panic": func() error { var m map[string]int; m["a"] = 1; return nil }, //nolint:staticcheck // the panic is what is wanted
		"unknown error": func() error { return errors.New("yaml: line 7: " + strings.Repeat("nobody knows this one ", 100)) },
		"no line":       func() error { return errors.New("") },
	}
	for name, load := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var p yamldoc.Parser
			yamldoc.BreakLibrary(&p, load)
			d, faults := p.Parse([]byte("a: 1\nb: 2\n"))
			if len(faults) != 1 || faults[0].Kind != yamldoc.Unreadable || d.Readable() {
				t.Fatalf("Parse = %v, want one unreadable file", faults)
			}
			checkFault(t, d, faults[0])
			if strings.Contains(faults[0].Text, "index out of range") {
				t.Errorf("the text repeats a panic: %q", faults[0].Text)
			}
		})
	}
}

// TestParserForgets checks that nothing of one file is left when the next is parsed.
func TestParserForgets(t *testing.T) {
	t.Parallel()
	var p yamldoc.Parser
	d, _ := p.Parse([]byte("a: x\u202ey\nb: {c: [1, 2]}\n"))
	if !d.Has("b.c[1]") {
		t.Fatal("first file not read")
	}
	for _, src := range []string{"", "- a\n", "a: [\n", "a: \x01\n", strings.Repeat("#", yamldoc.MaxBytes+1)} {
		d, faults := p.Parse([]byte(src))
		if len(faults) != 1 || d.Readable() || d.Has("a") || d.Has("b") || d.At("b.c") != pos.Start() || d.Keys("") != nil {
			t.Errorf("after Parse(%.10q): faults %v, keys %q", src, faults, d.Keys(""))
		}
	}
	if d, faults := p.Parse([]byte("a: 1\n")); len(faults) > 0 || d.Text("a") != "1" || d.Lines() != 1 {
		t.Errorf("last file: %v, text %q, %d lines", faults, d.Text("a"), d.Lines())
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want []string
	}{
		"LF":                   {"a: 1\n\nb: 2\n", []string{"a: 1", "", "b: 2"}},
		"CR LF":                {"a: 1\r\nb: 2\r\n", []string{"a: 1", "b: 2"}},
		"no end":               {"a: 1\nb: 2", []string{"a: 1", "b: 2"}},
		"byte order mark":      {"\uFEFFa: 1\n", []string{"a: 1"}},
		"forbidden characters": {"a: \x01\nb: \u2028x\n", []string{"a: \x01", "b: \u2028x"}},
		"not read":             {strings.Repeat("#\n", yamldoc.MaxBytes/2+1), slicesRepeat("#", yamldoc.MaxBytes/2+1)},
		"empty":                {"", nil},
		"UTF-16":               {"\xff\xfea\x00\n\x00", []string{"\xff\xfea\x00", "\x00"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := yamldoc.Parse([]byte(tt.in))
			if d.Lines() != len(tt.want) {
				t.Fatalf("%d lines, want %d", d.Lines(), len(tt.want))
			}
			for i, want := range tt.want {
				if got := d.Line(i + 1); got != want {
					t.Fatalf("Line(%d) = %q, want %q", i+1, got, want)
				}
			}
			if d.Line(0)+d.Line(-1)+d.Line(len(tt.want)+1) != "" {
				t.Error("lines outside the file are not empty")
			}
		})
	}
}

func slicesRepeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}
