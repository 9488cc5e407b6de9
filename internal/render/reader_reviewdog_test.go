package render_test

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// reviewdog is what reviewdog makes of an output.
func reviewdog(t *testing.T, format, out string) (found []rdDiagnostic, code int) {
	t.Helper()
	stdout, stderr, code := run(t, out, installed(t, "bin", "reviewdog"), "-f="+format, "-name=svc", "-reporter=rdjson", "-filter-mode=nofilter", "-diff=true")
	if code != 0 {
		t.Logf("reviewdog: %.500s", stderr)
		return nil, code
	}
	var report struct{ Diagnostics []rdDiagnostic }
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v: %.500s%s", err, stdout, stderr)
	}
	return report.Diagnostics, code
}

//nolint:paralleltest // see forDocs
func TestReviewdogReads(t *testing.T) {
	tests := map[string]struct {
		code    string // before the code of a rule
		message func(f finding.Finding) string
		ends    bool // whether a stretch has an end
		waived  bool // whether waived findings are among the others
	}{
		"rdjson":     {"", inComment, true, false},
		"rdjsonl":    {"", inComment, true, false},
		"checkstyle": {"svc.", func(f finding.Finding) string { return advice(f, "; help: ") }, false, false},
		"sarif":      {"", inSARIF, true, true},
	}
	for format, tt := range tests {
		forDocs(t, format, func(t *testing.T, doc *view.Doc, out string) {
			t.Helper()
			got, code := reviewdog(t, format, out)
			if code != 0 {
				t.Fatalf("exit %d", code)
			}
			found := open(doc)
			if tt.waived {
				found = doc.Findings
			}
			if len(got) != len(found) {
				t.Fatalf("%d findings are read, want %d", len(got), len(found))
			}
			for i, f := range found {
				if want := wanted(format, doc, f); got[i].Location.Path != want {
					t.Errorf("file %+q, want %+q", got[i].Location.Path, want)
				}
				if got[i].Code.Value != tt.code+f.Code || got[i].Severity != map[finding.Severity]string{finding.Error: "ERROR", finding.Warning: "WARNING", finding.Info: "INFO"}[f.Severity] {
					t.Errorf("%s %s, want those of %+v", got[i].Code.Value, got[i].Severity, f)
				}
				if plain(got[i].Message) != plain(tt.message(f)) {
					t.Errorf("message %+q, want %+q", got[i].Message, tt.message(f))
				}
				r := got[i].Location.Range
				if r.Start.Line != max(f.Span.Line, 1) || tt.ends && r.End.Column < r.Start.Column {
					t.Errorf("range %s, want that of %+v", r, f.Span)
				}
			}
		})
	}
}

// plain is a message without what marks code in it, and with single blanks.
func plain(message string) string { return strings.Join(strings.Fields(withoutTicks(message)), " ") }

func inComment(f finding.Finding) string {
	message := text.Safe(f.Message)
	if f.Help != "" {
		message += "\nhelp: " + text.Safe(f.Help)
	}
	return message
}

// inSARIF is a message as a sentence, in which nothing is a link.
func inSARIF(f finding.Finding) string {
	message := f.Message
	if f.Help != "" {
		message = ended(text.Inside(f.Message)) + " Help: " + text.Inside(f.Help)
	}
	return strings.ReplaceAll(ended(text.Inside(message)), "](", "] (")
}

func ended(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// wanted is the path that is read from a format.
func wanted(format string, doc *view.Doc, f finding.Finding) string {
	name := path.Clean(doc.Path(f.File)) // it cleans the path
	if format == "checkstyle" {
		return inXML(name)
	}
	return string([]rune(name))
}

func TestReviewdogRefuses(t *testing.T) {
	t.Parallel()
	for format, mistake := range map[string][2]string{
		"rdjson": {`"severity":"ERROR"`, `"severity":7.5`}, "rdjsonl": {`{"message"`, `{"message`},
		"checkstyle": {"</file>", "</fiel>"}, "sarif": {`"startLine":3`, `"startLine":"x"`},
	} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			out := written(t, format, findingsDoc(), render.Style{})
			whole, _ := reviewdog(t, format, out)
			if left, code := reviewdog(t, format, broken(t, out, mistake[0], mistake[1])); code == 0 && len(left) == len(whole) {
				t.Errorf("%s instead of %s is not noticed: %v", mistake[1], mistake[0], fmt.Sprint(left))
			}
		})
	}
}
