package cli_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/cli"
	"github.com/service-catalogue/svc/internal/text"
)

// TestExplainWidth checks that the prose of pages fits the terminal, that examples stay whole, and that no word is lost.
func TestExplainWidth(t *testing.T) {
	t.Parallel()
	explain := func(term cli.Term, args ...string) string {
		env, stdout, _ := env(t)
		env.Term = term
		if code := cli.Main(t.Context(), env, append([]string{"explain"}, args...)); code != cli.ExitClean {
			t.Fatalf("exit status %d", code)
		}
		return strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(stdout.String())
	}
	for _, args := range [][]string{{"ESC003"}, {"DIF013"}, {"OWN"}, {"role", "service_owner"}} {
		whole := explain(cli.Term{}, args...)
		if strings.Contains(whole, "**") {
			t.Errorf("explain %q shows marks of Markdown:\n%s", args, whole)
		}
		for width, most := range map[int]int{32: 32, 40: 40, 0: 80, 300: 100} {
			got := explain(cli.Term{Stdout: true, Width: width}, args...)
			if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(whole), " ") {
				t.Errorf("explain %q in %d columns loses words:\n%s", args, width, got)
			}
			for line := range strings.Lines(got) {
				line = strings.TrimSuffix(line, "\n")
				example := strings.HasPrefix(line, "    ")
				if text.Width(line) > most && strings.Contains(strings.TrimSpace(line), " ") && !example {
					t.Errorf("explain %q in %d columns has a line of %d: %s", args, width, text.Width(line), line)
				}
				if example && !strings.Contains(whole, line+"\n") {
					t.Errorf("explain %q in %d columns breaks the example %s", args, width, line)
				}
			}
		}
	}
}
