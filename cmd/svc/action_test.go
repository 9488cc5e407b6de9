package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// action is what action.yml says, as far as its scripts are concerned.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct{ Steps []step }
}

type step struct {
	ID, Name, If, Uses, Shell, Run string
	Env                            map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	if err := yaml.Unmarshal([]byte(read(t, "../../action.yml")), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// TestActionPinned (S3, S4) checks that the action runs no code that can change under its users, and that no text of theirs
// gets into a script other than through the environment.
func TestActionPinned(t *testing.T) {
	t.Parallel()
	pinned := regexp.MustCompile(`^[a-z]+/[a-z/-]+@[0-9a-f]{40}$`)
	for _, s := range readAction(t).Runs.Steps {
		if s.Uses != "" && !pinned.MatchString(s.Uses) {
			t.Errorf("step %q uses %s: want a commit", s.Name, s.Uses)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("step %q has an expression in its script", s.Name)
		}
		if s.Run != "" && s.Shell != "bash" {
			t.Errorf("step %q runs in %q, want bash", s.Name, s.Shell)
		}
	}
}

// runner runs the steps of an action as the runner of GitHub does, but for those that use another action.
type runner struct {
	dir     string            // the work tree
	temp    string            // RUNNER_TEMP
	context map[string]string // what expressions may name
	env     []string          // more than the runner gives
	log     strings.Builder
}

func newRunner(t *testing.T, a action, dir string, context map[string]string) *runner {
	t.Helper()
	r := &runner{dir: dir, temp: t.TempDir(), context: map[string]string{"github.action_path": absolute(t, "../..")}}
	for name, input := range a.Inputs {
		r.context["inputs."+name] = input.Default
	}
	maps.Copy(r.context, context)
	program, err := exec.LookPath("svc")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(r.temp, "svc-program"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(r.temp, "svc-program", "svc")); err != nil {
		t.Fatal(err)
	}
	return r
}

// run runs the steps but for those that get the program, and gives the exit status of the last.
func (r *runner) run(t *testing.T, a action) int {
	t.Helper()
	code := 0
	for _, s := range a.Runs.Steps {
		if code != 0 {
			break
		}
		if s.Run != "" && s.If == "" {
			code = r.script(t, s)
		}
	}
	return code
}

func (r *runner) script(t *testing.T, s step) int {
	t.Helper()
	output := filepath.Join(r.temp, "output-"+s.ID)
	cmd := exec.CommandContext(t.Context(), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
	cmd.Dir = r.dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + r.temp, "RUNNER_TEMP=" + r.temp, "GITHUB_OUTPUT=" + output, "SVC_AS_OF=2026-06-15",
		"GITHUB_STEP_SUMMARY=" + filepath.Join(r.temp, "summary.md"), "GITHUB_ACTIONS=true", "GORACE=atexit_sleep_ms=0",
	}
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+r.expand(t, value))
	}
	cmd.Env = append(cmd.Env, r.env...)
	cmd.Stdout, cmd.Stderr = &r.log, &r.log
	_ = cmd.Run()
	if text, err := os.ReadFile(output); err == nil {
		for line := range strings.Lines(string(text)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			r.context["steps."+s.ID+".outputs."+name] = value
		}
	}
	return cmd.ProcessState.ExitCode()
}

// expand fills in expressions: names, and the first of several that is not empty.
func (r *runner) expand(t *testing.T, text string) string {
	t.Helper()
	return regexp.MustCompile(`\$\{\{(.*?)\}\}`).ReplaceAllStringFunc(text, func(expression string) string {
		for name := range strings.SplitSeq(expression[3:len(expression)-2], "||") {
			if value := r.context[strings.TrimSpace(name)]; value != "" {
				return value
			}
		}
		return ""
	})
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAction runs the steps of the action on pull requests, as the runner does.
func TestAction(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the steps are written for bash, which is not installed")
	}
	tests := map[string]struct {
		proposal, depth string
		context         map[string]string
		code            int
		log             []string // what is in the log, and
		not             []string // what is not
	}{
		"nothing new": {
			proposal: "clean", depth: "50", code: 0,
			log: []string{"0 errors", "DIF004"}, not: []string{"SCH003", "::error"},
		},
		"somebody else's file": {
			proposal: "orphaned", depth: "50", code: 1,
			log: []string{"OWN005", "::error file=catalogue/services/renew-fishing-licence.yaml", "DIF022"}, not: []string{"SCH003"},
		},
		"rules loosened": {
			proposal: "loosened", depth: "50", code: 1,
			log: []string{"error SCH003 unknown-field", "DIF023"}, not: []string{"\n::error::x", "##vso["},
		},
		"a merge queue": {
			proposal: "orphaned", depth: "50", code: 1, log: []string{"OWN005", "DIF022"}, not: []string{"SCH003"},
			context: map[string]string{"github.event.pull_request.base.sha": "", "github.event.merge_group.base_sha": "BASE"},
		},
		"a gate on changes": {
			proposal: "clean", depth: "50", context: map[string]string{"inputs.diff-fail-on": "minor"}, code: 1,
		},
		"after a push": {
			proposal: "clean", depth: "1", context: map[string]string{"github.event.pull_request.base.sha": ""}, code: 1,
			log: []string{"SCH003"}, not: []string{"DIF004"},
		},
		"too little history": {
			proposal: "clean", depth: "1", code: 2, log: []string{"fetch-depth: 0"},
		},
		"a base that wants to be a command": {
			proposal: "clean", depth: "50", context: map[string]string{"inputs.base": "$(touch pwned)`touch pwned`;touch pwned"}, code: 2,
			log: []string{"unknown revision"},
		},
		"a base that wants to be a flag": {
			proposal: "clean", depth: "50", context: map[string]string{"inputs.base": "--output=pwned"}, code: 2,
		},
		"a file name that wants to be an output": {
			proposal: "clean", depth: "50", context: map[string]string{"inputs.comment-file": "x\nstatus=0"}, code: 2,
		},
	}
	a := readAction(t)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := propose(t, filepath.Join("testdata", "proposal", tt.proposal+".txtar"))
			context := map[string]string{"github.event.pull_request.base.sha": p.base}
			maps.Copy(context, tt.context)
			for name, value := range context {
				context[name] = strings.ReplaceAll(value, "BASE", p.base)
			}
			r := newRunner(t, a, p.checkout(t, tt.depth), context)
			code, log := r.run(t, a), &r.log
			if code != tt.code {
				t.Errorf("exit status %d, want %d\n%s", code, tt.code, log)
			}
			for _, want := range tt.log {
				if !strings.Contains(log.String(), want) {
					t.Errorf("no %q in the log\n%s", want, log)
				}
			}
			for _, not := range append(tt.not, "\n::set-output") {
				if strings.Contains(log.String(), not) {
					t.Errorf("%q in the log\n%s", not, log)
				}
			}
			r.check(t)
			r.checkFailed(t, code)
		})
	}
}

// check looks at what the steps left behind.
func (r *runner) check(t *testing.T) {
	t.Helper()
	if out := git(t, r.dir, "status", "--porcelain"); out != "" {
		t.Errorf("the work tree has changed:\n%s", out)
	}
	if name := r.context["steps.check.outputs.comment-file"]; name != "" && strings.Contains(r.log.String(), "DIF") {
		if comment := read(t, name); !strings.HasPrefix(comment, "<!-- svc diff -->\n") {
			t.Errorf("the comment starts with %.40q, want the hidden marker", comment)
		}
		if summary := read(t, filepath.Join(r.temp, "summary.md")); !strings.Contains(summary, "### Findings") || !strings.Contains(summary, "DIF") {
			t.Errorf("the summary lacks findings or changes:\n%s", summary)
		} else if strings.Index(summary, "### Findings") < strings.Index(summary, "### Changes") {
			t.Error("the findings, which take all room that is left in the summary, come before the changes")
		}
	}
}

// checkFailed looks at what says that nothing could be checked: an annotation in one line, the summary, and the last step.
func (r *runner) checkFailed(t *testing.T, code int) {
	t.Helper()
	failed := code > 1 && r.context["steps.check.outputs.status"] != ""
	const title = "The catalogue could not be checked"
	if strings.Contains(r.log.String(), "\n::error title="+title+"::svc: ") != failed || strings.Contains(r.log.String(), title+". The step before says why") != failed {
		t.Errorf("exit status %d, and the log says\n%s", code, &r.log)
	}
	if !failed {
		return
	}
	if summary := read(t, filepath.Join(r.temp, "summary.md")); !strings.Contains(summary, "### "+title+"\n\n    svc: ") {
		t.Errorf("the summary does not say why:\n%s", summary)
	}
	if name := r.context["steps.check.outputs.comment-file"]; name != "" && !strings.Contains(r.log.String(), "DIF") {
		t.Errorf("%s is named as the comment, and nothing was compared", name)
	}
}
