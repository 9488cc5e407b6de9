package render_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
)

// TestTAP reads the output by the rules of the protocol: a version, numbered tests, blocks below those that failed, and a
// plan that fits.
func TestTAP(t *testing.T) {
	t.Parallel()
	test := regexp.MustCompile(`^(not )?ok (\d+) - ((?:[^\\#]|\\.)*?)( # SKIP .*)?$`)
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lines := outputLines(t, "tap", doc)
			if lines[0] != "TAP version 13" {
				t.Errorf("starts with %q", lines[0])
			}
			n, failed, skipped, inside := 0, 0, 0, false
			for _, line := range lines[1 : len(lines)-1] {
				switch m := test.FindStringSubmatch(line); {
				case line == "  ---" || line == "  ...":
					inside = line == "  ---"
				case inside:
					if !regexp.MustCompile(`^  [a-z]+: "([^"\\#]|#[^#]|\\["\\]|\\x23)*"$`).MatchString(line) {
						t.Errorf("in a block: %q", line)
					}
				case m == nil || m[2] != strconv.Itoa(n+1):
					t.Fatalf("after %d tests: %q", n, line)
				default:
					n++
					if m[1] != "" {
						failed++
					}
					if m[4] != "" {
						skipped++
					}
				}
			}
			if want := len(open(doc)); failed != want || skipped != len(doc.Findings)-want {
				t.Errorf("%d failed and %d skipped, want %d and %d", failed, skipped, want, len(doc.Findings)-want)
			}
			plan := fmt.Sprintf("1..%d", n)
			if n == 0 {
				plan += " # SKIP nothing to check"
			}
			if lines[len(lines)-1] != plan {
				t.Errorf("plan %q, want %q", lines[len(lines)-1], plan)
			}
		})
	}
}

// TestTAPValues checks that values between quotes are read as they were.
func TestTAPValues(t *testing.T) {
	t.Parallel()
	out := written(t, "tap", hostileDoc(), render.Style{})
	for _, f := range open(hostileDoc()) {
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text.Safe(f.Message))
		unhashed := strings.ReplaceAll(out, `\x23`, "#")
		if !strings.Contains(unhashed, "  message: \""+quoted+"\"\n") {
			t.Errorf("message %q is lost", quoted)
		}
	}
}
