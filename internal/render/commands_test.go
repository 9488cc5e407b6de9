package render_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// command is a line of output as a build system takes it apart.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// githubCommand reads a line as the runner of GitHub Actions does.
func githubCommand(tb testing.TB, line string) command {
	tb.Helper()
	rest, ok := strings.CutPrefix(line, "::")
	head, data, closed := strings.Cut(rest, "::")
	if !ok || !closed {
		tb.Fatalf("no command: %q", line)
	}
	name, properties, _ := strings.Cut(head, " ")
	c := command{name, map[string]string{}, strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%").Replace(data)}
	for pair := range strings.SplitSeq(properties, ",") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || c.properties[key] != "" {
			tb.Fatalf("property %q in %q", pair, line)
		}
		c.properties[key] = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
	}
	return c
}

// azureCommand reads a line as the agent of Azure Pipelines does.
func azureCommand(tb testing.TB, line string) command {
	tb.Helper()
	rest, ok := strings.CutPrefix(line, "##vso[")
	head, data, closed := strings.Cut(rest, "]")
	if !ok || !closed {
		tb.Fatalf("no command: %q", line)
	}
	unescape := func(s string) string {
		return strings.NewReplacer("%0D", "\r", "%0A", "\n", "%5D", "]", "%3B", ";", "%AZP25", "%").Replace(s)
	}
	name, properties, _ := strings.Cut(head, " ")
	c := command{name, map[string]string{}, unescape(data)}
	for pair := range strings.SplitSeq(strings.TrimSuffix(properties, ";"), ";") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || c.properties[key] != "" {
			tb.Fatalf("property %q in %q", pair, line)
		}
		c.properties[key] = unescape(value)
	}
	return c
}

// teamcityMessage reads a line as TeamCity does.
func teamcityMessage(tb testing.TB, line string) command {
	tb.Helper()
	if !regexp.MustCompile(`^##teamcity\[[a-zA-Z]+( [a-zA-Z]+='([^|'\[\]]|\|['|\[\]nrxlp])*')*\]$`).MatchString(line) {
		tb.Fatalf("no message: %q", line)
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(line, "##teamcity["), " ")
	c := command{name: name, properties: map[string]string{}}
	for _, pair := range regexp.MustCompile(`([a-zA-Z]+)='((?:[^|']|\|.)*)'`).FindAllStringSubmatch(line, -1) {
		c.properties[pair[1]] = strings.NewReplacer("||", "|", "|'", "'", "|[", "[", "|]", "]", "|n", "\n", "|r", "\r").Replace(pair[2])
	}
	return c
}

// outputLines are the lines of an output.
func outputLines(tb testing.TB, format string, doc *view.Doc) []string {
	tb.Helper()
	out := strings.TrimSuffix(written(tb, format, doc, render.Style{}), "\n")
	if out == "" {
		return nil
	}
	return strings.Split(out, "\n")
}

// open are the findings of a Doc that no waiver covers.
func open(doc *view.Doc) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(doc.Findings), func(f finding.Finding) bool { return f.Waiver != nil })
}

// advice is what a platform is told of a finding.
func advice(f finding.Finding, separator string) string {
	if f.Help == "" {
		return text.Inside(f.Message)
	}
	return text.Inside(f.Message) + separator + text.Inside(f.Help)
}

// TestCommandsAreRead (C3) checks that what each platform reads is what was found, whatever the texts are.
func TestCommandsAreRead(t *testing.T) {
	t.Parallel()
	doc := hostileDoc()
	found := open(doc)
	for i, line := range outputLines(t, "azure", doc) {
		got, f := azureCommand(t, line), found[i]
		want := command{"task.logissue", map[string]string{
			"type": "error", "sourcepath": text.Inside(f.File), "linenumber": "1", "columnnumber": "4", "code": "SCH006",
		}, advice(f, "; help: ")}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("azure: %+q is read as %+q, want %+q", line, got, want)
		}
	}
	for i, line := range outputLines(t, "teamcity", doc)[1:] {
		got, f := teamcityMessage(t, line), found[i]
		want := command{name: "inspection", properties: map[string]string{
			"typeId": "SCH006", "message": advice(f, "; help: "), "file": text.Inside(f.File), "line": "1", "SEVERITY": "ERROR",
		}}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("teamcity: %+q is read as %+q, want %+q", line, got, want)
		}
	}
	for i := range found {
		one := doc
		one.Findings = found[i : i+1]
		line := outputLines(t, "github", one)[0]
		got, f := githubCommand(t, line), found[i]
		want := command{"error", map[string]string{
			"file": text.Inside(f.File), "line": "1", "col": "4", "endColumn": "9", "title": "SCH006 value-not-allowed",
		}, advice(f, "\nhelp: ")}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("github: %+q is read as %+q, want %+q", line, got, want)
		}
	}
}

func TestGitHubCommand(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   finding.Finding
		want string
	}{
		"error": {
			finding.Finding{Severity: finding.Error, Code: "OWN005", Rule: "owner-left", Message: "50% gone: yes, really", File: "a,b:c.yaml", Span: pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}},
			"::error file=a%2Cb%3Ac.yaml,line=3,col=8,endColumn=13,title=OWN005 owner-left::50%25 gone: yes, really",
		},
		"warning with help": {
			finding.Finding{Severity: finding.Warning, Code: "OWN008", Rule: "deputy-missing", Message: "no deputy", Help: "name one", File: "x.yaml"},
			"::warning file=x.yaml,line=1,col=1,endColumn=1,title=OWN008 deputy-missing::no deputy%0Ahelp: name one",
		},
		"info over lines": {
			finding.Finding{Severity: finding.Info, Code: "STY001", Rule: "layout", Message: "a", File: "x.yaml", Span: pos.Span{Line: 2, Col: 4, EndLine: 5, EndCol: 1}},
			"::notice file=x.yaml,line=2,title=STY001 layout::a",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := outputLines(t, "github", &view.Doc{Findings: []finding.Finding{tt.in}}); !slices.Equal(got, []string{tt.want}) {
				t.Errorf("command = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestGitHubLimit (C4) checks what is annotated when there is more than GitHub keeps: 10 of each type, the first ones, and then
// the number of the others in a notice that is kept as well.
func TestGitHubLimit(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		errors, warnings, infos int
		want                    string // commands in order, and the notice at the end
	}{
		"nothing":               {0, 0, 0, ""},
		"as many as there may":  {10, 10, 10, "10 error 10 warning 10 notice"},
		"one error more":        {11, 0, 0, "10 error 1 notice: 1 more finding is not annotated here (1 error)"},
		"notices make room":     {0, 12, 10, "10 warning 10 notice: 3 more findings are not annotated here (2 warnings, 1 info)"},
		"more of every type":    {2000, 2000, 2000, "10 error 10 warning 10 notice: 5971 more findings are not annotated here (1990 errors, 1990 warnings, 1991 infos)"},
		"many infos and waived": {0, 0, 11, "10 notice: 2 more findings are not annotated here (2 infos)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := &view.Doc{}
			for i := range max(tt.errors, tt.warnings, tt.infos) { // as files have them: mixed
				for severity, n := range map[finding.Severity]int{finding.Error: tt.errors, finding.Warning: tt.warnings, finding.Info: tt.infos} {
					if i < n {
						doc.Findings = append(doc.Findings, finding.Finding{Severity: severity, Message: strconv.Itoa(i), File: "x.yaml"})
					}
				}
				doc.Findings = append(doc.Findings, finding.Finding{Severity: finding.Error, Waiver: &finding.Waiver{}})
			}
			if got := annotated(t, doc); got != tt.want {
				t.Errorf("annotations: %s, want %s", got, tt.want)
			}
		})
	}
}

// annotated counts the commands of each type in a row.
func annotated(tb testing.TB, doc *view.Doc) string {
	tb.Helper()
	type run struct {
		name string
		n    int
	}
	var runs []run
	rest := ""
	for _, line := range outputLines(tb, "github", doc) {
		c := githubCommand(tb, line)
		if len(runs) == 0 || runs[len(runs)-1].name != c.name {
			runs = append(runs, run{name: c.name})
		}
		last := &runs[len(runs)-1]
		if c.properties["file"] == "" {
			rest, _, _ = strings.Cut(c.data, "):")
			rest = ": " + rest + ")"
		} else if c.data != strconv.Itoa(last.n) {
			tb.Errorf("finding %s stands at place %d", c.data, last.n)
		}
		last.n++
	}
	var parts []string
	for _, r := range runs {
		parts = append(parts, fmt.Sprintf("%d %s", r.n, r.name))
	}
	return strings.Join(parts, " ") + rest
}

// TestTeamCityTypes checks that every rule is declared once, before its first finding, and that values are cut.
func TestTeamCityTypes(t *testing.T) {
	t.Parallel()
	doc := manyFindings(6000)
	doc.Findings[0].Message = strings.Repeat("é", 5000)
	declared := map[string]int{}
	for _, line := range outputLines(t, "teamcity", doc) {
		m := teamcityMessage(t, line)
		if m.name == "inspectionType" {
			declared[m.properties["id"]]++
		} else if declared[m.properties["typeId"]] != 1 {
			t.Fatalf("%s is declared %d times before it is found", m.properties["typeId"], declared[m.properties["typeId"]])
		}
		if n := len([]rune(m.properties["message"])); n > 4000 {
			t.Errorf("a message of %d characters, want at most 4000", n)
		}
	}
	if len(declared) != 5 {
		t.Errorf("types = %v, want 5", declared)
	}
}

// FuzzCommands checks that whatever the texts are, a finding is one command and is read as it was written.
func FuzzCommands(f *testing.F) {
	for _, seed := range attacks() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		one := finding.Finding{Severity: finding.Error, Code: "SCH006", Rule: "x", Message: in, Help: in, File: in}
		doc := &view.Doc{Findings: []finding.Finding{one}}
		for _, tt := range []struct {
			format, data, file, separator string // properties in which message and file stand; "" is the data
			read                          func(testing.TB, string) command
		}{
			{"github", "", "file", "\nhelp: ", githubCommand},
			{"azure", "", "sourcepath", "; help: ", azureCommand},
			{"teamcity", "message", "file", "; help: ", teamcityMessage},
		} {
			out := outputLines(t, tt.format, doc)
			if why := harm(withoutOwn(tt.format, strings.Join(out, "\n")), false); why != "" {
				t.Errorf("%s: %s", tt.format, why)
			}
			got := tt.read(t, out[len(out)-1])
			got.properties[""] = got.data
			for name, want := range map[string]string{tt.data: advice(one, tt.separator), tt.file: text.Inside(in)} {
				if len(want) < 4000 && got.properties[name] != want {
					t.Errorf("%s: %q is read as %+q, want %+q", tt.format, name, got.properties[name], want)
				}
			}
		}
	})
}
