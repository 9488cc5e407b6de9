package render_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// multitool is what the SARIF Multitool of Microsoft objects to, by its rules for the standard and for GitHub. It exits
// with 0 whatever it finds, so its own report is read.
func multitool(t *testing.T, out string) []string {
	t.Helper()
	if runtime.GOOS != "linux" {
		absent(t, "the SARIF Multitool for Linux")
	}
	tool := installed(t, "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
	report := filepath.Join(t.TempDir(), "report.sarif")
	stdout, stderr, _ := run(t, "", tool, "validate", saved(t, "out.sarif", out), "--rule-kind", "Sarif;Ghas", "--output", report, "--log", "ForceOverwrite")
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("%v: %s%s", err, stdout, stderr)
	}
	var log struct {
		Runs []struct {
			Invocations []struct{ ExecutionSuccessful bool }
			Results     []struct {
				RuleID  string
				Message struct {
					ID        string
					Arguments []string
				}
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil || len(log.Runs) != 1 || len(log.Runs[0].Invocations) != 1 || !log.Runs[0].Invocations[0].ExecutionSuccessful {
		t.Fatalf("the tool did not finish: %v %s", err, text)
	}
	var said []string
	for _, r := range log.Runs[0].Results {
		said = append(said, fmt.Sprint(r.RuleID, " ", r.Message.ID, " ", r.Message.Arguments))
	}
	return said
}

//nolint:paralleltest // see forDocs
func TestMultitoolReadsSARIF(t *testing.T) {
	forDocs(t, "sarif", func(t *testing.T, _ *view.Doc, out string) {
		t.Helper()
		if said := multitool(t, out); len(said) > 0 {
			t.Errorf("%d objections, the first: %.1000s", len(said), said[0])
		}
	})
}

func TestMultitoolRefusesSARIF(t *testing.T) {
	t.Parallel()
	out := written(t, "sarif", findingsDoc(), render.Style{})
	tests := map[string][2]string{
		"no line":        {`"startLine":3`, `"startLine":0`},
		"no such rule":   {`"ruleIndex":1`, `"ruleIndex":77`},
		"no message":     {`"message":{"text":`, `"message":{"txet":`},
		"absolute path":  {`"uri":"catalogue/people.yaml","uriBaseId":"%SRCROOT%"`, `"uri":"/catalogue/people.yaml","uriBaseId":"%SRCROOT%"`},
		"no fingerprint": {`"partialFingerprints":`, `"partialFingreprints":`},
		"results missed": {`"results": [`, `"resluts": [`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if said := multitool(t, broken(t, out, tt[0], tt[1])); len(said) == 0 {
				t.Errorf("%s instead of %s: no objection", tt[1], tt[0])
			}
		})
	}
	if said := multitool(t, out); slices.ContainsFunc(said, func(string) bool { return true }) {
		t.Errorf("the whole output is refused too: %s", said)
	}
}
