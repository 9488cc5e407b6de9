package yamldoc_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// hostile generates files that are as costly as the size limit allows.
func hostile() map[string]string {
	const size = yamldoc.MaxBytes - 64
	fill := func(head, unit, tail string) string { return head + strings.Repeat(unit, size/len(unit)) + tail + "\n" }
	var bomb, anchors, keys, mappings, indents strings.Builder
	bomb.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := range 12 {
		fmt.Fprintf(&bomb, "a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), ", "))
	}
	anchors.WriteString("big: &big \"" + strings.Repeat("x", 100_000) + "\"\nlist:\n" + strings.Repeat("  - *big\n", 900))
	for i := range 20_000 {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	for i := range 9 {
		fmt.Fprintf(&mappings, "m%d:\n", i)
		for k := range 500 {
			fmt.Fprintf(&mappings, "  same-length-key-%04d: x\n", k)
		}
	}
	for i := range 700 {
		fmt.Fprintf(&indents, "%sa:\n", strings.Repeat(" ", i))
	}
	return map[string]string{
		"alias bomb":              bomb.String(),
		"scalar blow-up":          anchors.String(),
		"alias in itself":         "x: &a [*a]\n",
		"unknown aliases":         fill("a: [", "*a,", "]"),
		"ten thousand brackets":   "a: " + strings.Repeat("[", 10_000) + "\n",
		"closed brackets":         "a: " + strings.Repeat("[", 9_990) + strings.Repeat("]", 9_990) + "\n",
		"brackets all over":       fill("a: ", "[", ""),
		"braces all over":         fill("a: ", "{", ""),
		"pairs in brackets":       fill("", "[a: ", ""),
		"hyphens":                 "a:\n  " + strings.Repeat("- ", 10_000) + "\n",
		"hyphens all over":        fill("", "- ", ""),
		"question marks":          fill("", "? ", ""),
		"colons":                  fill("", ": ", ""),
		"question and colon":      fill("", "? : ", ""),
		"lines deeper and deeper": indents.String(),
		"many keys":               keys.String(),
		"many mappings":           mappings.String(),
		"many nodes":              fill("a: [", "x,", "x]"),
		"empty nodes":             fill("a: {", "a,", "a}"),
		"long scalar":             fill("a: ", "x", ""),
		"long quoted scalar":      fill("a: \"", "x", "\""),
		"escapes":                 fill("a: \"", `\x41`, "\""),
		"open quote":              fill("a: \"", "x\n", ""),
		"long key":                fill("? ", "x", "\n: 1"),
		"long quoted key":         fill("\"", "x", "\": 1"),
		"comments":                fill("", "#\n", "a: 1"),
		"comments after values":   fill("", "a: 1 # x\n", ""),
		"indented comments":       fill("a:\n", "  # x\n", "  b: 1"),
		"comments in a list":      fill("a:\n", "- x\n# y\n", ""),
		"comments in brackets":    fill("a: [", "x, # y\n", "]"),
		"blank lines":             fill("a: 1\n", "\n", "b: 1"),
		"blank lines in text":     fill("a: x\n", "\n", "  b"),
		"blanks":                  fill("a:", " ", "1"),
		"directives":              fill("", "%TAG !a! x\n", "---\na: 1"),
		"documents":               fill("", "---\n", "a: 1"),
		"tags":                    fill("a: [", "! a,", "]"),
		"tag handles":             fill("a: ", "!", " a"),
		"bidi":                    fill("a: ", "\u202e", ""),
		"joined":                  fill("a: ", "ä\u200d", "ä"),
		"invisible lines":         fill("", "# \u202e\n", "a: 1"),
		"control characters":      fill("a: ", "\x01", ""),
		"control lines":           fill("", "\x01\n", ""),
		"bad bytes":               fill("a: ", "\xff", ""),
		"tabs":                    fill("a: [\n", "\tx,\n", "]"),
		"bad indentation":         fill("a:\n    b: 1\n   c: 2\n", "d: 3\n", ""),
		"late bad indentation":    fill("", "- a: 1\n", "   b: 2\n  c: 3"),
		"colon at the end":        fill("", "- a: 1\n", "- b: c: d"),
		"block text":              fill("a: |\n", "  x\n", ""),
		"folded text":             fill("a: >\n", "  x\n\n", ""),
		"64 MB":                   strings.Repeat("a: 1\n", 64<<20/5),
	}
}

// patience is a second on an idle machine without the race detector, which alone costs a factor of ten.
const patience = 4 * time.Second

// TestHostile checks that no file takes long or much memory, and that everything said about it is short. The slowest of
// these files takes a tenth of a second when nothing else runs.
//
//nolint:paralleltest // measures time and memory of the process
func TestHostile(t *testing.T) {
	for name, in := range hostile() {
		//nolint:paralleltest // as above
		t.Run(name, func(t *testing.T) {
			src := []byte(in)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			var p yamldoc.Parser
			d, faults := p.Parse(src)
			faults = append(faults, yamldoc.Bind(d, &service{})...)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			t.Logf("%6d ms %4d MB allocated %5d faults", took.Milliseconds(), (after.TotalAlloc-before.TotalAlloc)>>20, len(faults))
			for range 2 { // other work on the machine is no fault of the file
				if took > patience {
					start = time.Now()
					d, _ := p.Parse(src)
					yamldoc.Bind(d, &service{})
					took = min(took, time.Since(start))
				}
			}
			if took > patience {
				t.Errorf("took %v", took)
			}
			if grown := (after.TotalAlloc - before.TotalAlloc) >> 20; grown > 128 {
				t.Errorf("allocated %d MB", grown)
			}
			for _, f := range faults {
				checkFault(t, d, f)
			}
		})
	}
}
