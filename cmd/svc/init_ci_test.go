package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestInitCI runs what the files of svc init --ci have a runner do, with its variables: on main, on a change that breaks
// something, and on the one that brings the catalogue.
func TestInitCI(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the scripts are written for a Unix shell, and bash is not installed")
	}
	for _, host := range []string{"github", "gitlab"} {
		for _, place := range []string{".", "docs/my services"} {
			t.Run(host+" "+place, func(t *testing.T) {
				t.Parallel()
				p := begin(t, host, place)
				script := p.script(t)
				tests := map[string]struct {
					head, base string
					want       int
					says       string
				}{
					"main":   {"main", "", 0, "1 service: 0 errors"},
					"first":  {"main", "empty", 0, "1 service: 0 errors"},
					"breaks": {"change", "main", 1, filepath.ToSlash(filepath.Join(place, "services", "renew-it.yaml")) + ":9:8: error OWN002"},
				}
				for name, tt := range tests {
					dir := filepath.Join(t.TempDir(), "checkout")
					git(t, filepath.Dir(dir), "clone", "-q", "file://"+p.dir, dir)
					git(t, dir, "checkout", "-q", "--detach", "origin/"+tt.head)
					code, out := p.run(t, dir, script, tt.base)
					if code != tt.want || !strings.Contains(out, tt.says) {
						t.Errorf("%s: exit status %d, want %d and %q\n%s", name, code, tt.want, tt.says, out)
					}
					if _, err := os.Stat(filepath.Join(dir, "gl-code-quality-report.json")); (err == nil) != (host == "gitlab") {
						t.Errorf("%s: report for GitLab: %v", name, err)
					}
				}
			})
		}
	}
}

// begun is a repository in which svc init has begun a catalogue.
type begun struct {
	dir, host string
	variables map[string]string // that the file sets
}

func begin(t *testing.T, host, place string) begun {
	t.Helper()
	dir := t.TempDir()
	svc := func(args ...string) {
		cmd := exec.CommandContext(t.Context(), "svc", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "SVC_AS_OF=2026-06-15")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("svc %q: %v\n%s", args, err, out)
		}
	}
	commit := func(branch string) {
		git(t, dir, "add", "-A")
		git(t, dir, "commit", "-q", "--allow-empty", "-m", branch)
		git(t, dir, "branch", "-f", branch)
	}
	git(t, dir, "init", "-q", "-b", "work")
	commit("empty")
	svc("init", place, "--ci", host, "--person", "Aisha Khan <aisha.khan@example.org>", "--person", "Bryn Jones <bryn.jones@example.org>")
	svc("new", "renew-it", "-C", place, "--owner", "a-khan", "--deputy", "b-jones", "--description", "Lets anglers renew a licence.")
	commit("main")
	entry := filepath.Join(dir, place, "services", "renew-it.yaml")
	write(t, entry, strings.Replace(read(t, entry), "owner: a-khan", "owner: [a-khan, b-jones]", 1))
	commit("change")
	return begun{dir: dir, host: host, variables: map[string]string{}}
}

// script is what the runner runs in one shell. It has the program already, so go is left out.
func (p begun) script(t *testing.T) string {
	t.Helper()
	var lines []string
	if p.host == "gitlab" {
		var file struct {
			Catalogue struct {
				Script    []string
				Variables map[string]string
			}
		}
		parse(t, filepath.Join(p.dir, ".gitlab-ci.yml"), &file)
		p.adopt(file.Catalogue.Variables)
		lines = file.Catalogue.Script
	} else {
		var file struct {
			Permissions map[string]string
			Jobs        map[string]struct {
				Steps []struct {
					Uses, Run string
					Env       map[string]string
				}
			}
		}
		parse(t, filepath.Join(p.dir, ".github", "workflows", "catalogue.yaml"), &file)
		if file.Permissions == nil || len(file.Permissions) > 0 {
			t.Errorf("permissions are %v, want none but what a job asks for", file.Permissions)
		}
		for _, step := range file.Jobs["lint"].Steps {
			if step.Uses != "" && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(step.Uses) {
				t.Errorf("%s is not pinned to a commit", step.Uses)
			}
			p.adopt(step.Env)
			lines = append(lines, step.Run)
		}
	}
	return "go() { test \"$1\" = install; }\n" + strings.Join(lines, "\n")
}

// adopt takes variables as the file sets them, but for those that the host fills in.
func (p begun) adopt(variables map[string]string) {
	for name, value := range variables {
		if !strings.Contains(value, "${{") {
			p.variables[name] = value
		}
	}
}

func parse(t *testing.T, name string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, name)), into); err != nil {
		t.Fatal(err)
	}
}

// run runs the script in a checkout, for a change that goes to base or, without one, for a branch.
func (p begun) run(t *testing.T, dir, script, base string) (code int, out string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir = dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "SVC_AS_OF=2026-06-15", "GORACE=atexit_sleep_ms=0", "TMPDIR=" + t.TempDir(), "CI=true",
		"CI_MERGE_REQUEST_TARGET_BRANCH_NAME=" + base, "GITHUB_ACTIONS=" + map[bool]string{true: "true"}[p.host == "github"],
	}
	if base != "" {
		cmd.Env = append(cmd.Env, "BASE="+git(t, p.dir, "rev-parse", base))
	}
	for name, value := range p.variables {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	printed, _ := cmd.CombinedOutput()
	return cmd.ProcessState.ExitCode(), string(printed)
}
