package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/service-catalogue/svc/internal/cli"
)

// TestTogether has several runs change all services at once. Each run either does so or says why it does not, and no change that
// was reported is lost to another run.
func TestTogether(t *testing.T) {
	t.Parallel()
	first, _, _ := env(t)
	const services, runs = 12, 4
	text := "schema: svc/v1\nid: s-%02d\nname: Catch a fish # of all\ndescription: Lets anglers catch fish online and by phone.\ntype: service\nphase: discovery\nportfolio: main\nowner: a-khan\n"
	for i := range services {
		name := filepath.Join(first.Dir, "services", fmt.Sprintf("s-%02d.yaml", i))
		if err := os.WriteFile(name, fmt.Appendf(nil, text, i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	changed := make([]string, runs)
	var crew sync.WaitGroup
	for run := range runs {
		crew.Go(func() {
			e := first
			var stdout, stderr bytes.Buffer
			e.Stdout, e.Stderr = &stdout, &stderr
			code := cli.Main(t.Context(), e, []string{"set", "--force", "--where", `name != "Bare"`, fmt.Sprintf("x-run%d=done", run)})
			said := stderr.String()
			known := strings.Contains(said, "another svc is writing here") || strings.Contains(said, "it has changed on disk since it was read; run the command again")
			if code != cli.ExitClean && (code != cli.ExitBroken || !known) {
				t.Errorf("run %d ends with %d: %s", run, code, said)
			}
			changed[run] = stdout.String()
		})
	}
	crew.Wait()
	done := 0
	for i := range services {
		name := fmt.Sprintf("services/s-%02d.yaml", i)
		want := fmt.Sprintf(text, i)
		got, err := os.ReadFile(filepath.Join(first.Dir, filepath.FromSlash(name)))
		if err != nil || !strings.HasPrefix(string(got), want) {
			t.Fatalf("%s has become\n%s", name, got)
		}
		lines := strings.Count(string(got), "\n")
		for run := range runs {
			said := strings.Contains(changed[run], "changed "+name+"\n")
			if said != strings.Contains(string(got), fmt.Sprintf("\nx-run%d: done\n", run)) {
				t.Errorf("run %d said %v of a change of %s, which is\n%s", run, said, name, got)
			}
			if said {
				lines--
				done++
			}
		}
		if lines != strings.Count(want, "\n") {
			t.Errorf("%s holds more than was said:\n%s", name, got)
		}
	}
	if done < services {
		t.Errorf("%d changes were made, want at least those of one run: %q", done, changed)
	}
	if left, err := filepath.Glob(filepath.Join(first.Dir, "services", ".svc*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}
