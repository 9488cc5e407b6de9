package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/cli"
)

// TestAskLeft has somebody leave in the middle of the questions: Ctrl-C is an interrupt, Ctrl-D no answer, and nothing is
// written either way.
func TestAskLeft(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  error
		want int
	}{
		"Ctrl-C": {cli.ErrInterrupted, cli.ExitInterrupted},
		"Ctrl-D": {cli.ErrNoAnswer, cli.ExitBroken},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, _, stderr := env(t)
			people, err := os.ReadFile(filepath.Join(e.Dir, "people.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			e.Ask = func(question string, _ []string) (string, error) {
				switch {
				case strings.HasPrefix(question, "Description"):
					return "Lets anglers leave at any time.", nil
				case strings.HasPrefix(question, "Portfolio"):
					return "main", nil
				case strings.HasPrefix(question, "Deputies"):
					return "Gone Soon <gone@example.org>", nil
				case strings.HasPrefix(question, "Contact"):
					return "", tt.err
				}
				return "", nil
			}
			if got := cli.Main(t.Context(), e, []string{"new", "leave-early"}); got != tt.want || stderr.String() != "svc: "+tt.err.Error()+"\n" {
				t.Errorf("svc new ends with %d, want %d: %s", got, tt.want, stderr)
			}
			if _, err := os.Stat(filepath.Join(e.Dir, "services", "leave-early.yaml")); err == nil {
				t.Error("a file was written")
			}
			if now, _ := os.ReadFile(filepath.Join(e.Dir, "people.yaml")); string(now) != string(people) {
				t.Errorf("people.yaml has changed:\n%s", now)
			}
		})
	}
}
