package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tricks are what a change may try so that the build says yes, or does something for it. Each is done to a checkout of the
// proposal of testdata/proposal that it needs.
func tricks() map[string]trick {
	return map[string]trick{
		// The rule that the change breaks was introduced after the branch was begun.
		"an old base": {proposal: "outdated", code: 1, want: "SCH003"},
		"a tag in the place of the branch": {proposal: "loosened", code: 1, want: "SCH003", play: func(t *testing.T, dir string) {
			t.Helper()
			git(t, dir, "tag", "origin/main", "HEAD")
		}},
		"another catalogue that is found first": {proposal: "loosened", code: 2, want: "the catalogue is in catalogue", play: func(t *testing.T, dir string) {
			t.Helper()
			write(t, filepath.Join(dir, "svc.yaml"), "schema: svc-settings/v1\n")
			git(t, dir, "add", "svc.yaml")
			git(t, dir, "commit", "-q", "-m", "another one")
		}},
		"a link in the place of the catalogue": {proposal: "loosened", code: 2, want: "catalogue is not a directory", play: func(t *testing.T, dir string) {
			t.Helper()
			git(t, dir, "mv", "catalogue", "elsewhere")
			link(t, "elsewhere", filepath.Join(dir, "catalogue"))
			git(t, dir, "add", "-A")
			git(t, dir, "commit", "-q", "-m", "a link")
		}},
		"a filter": {proposal: "loosened", code: 1, want: "SCH003", play: func(t *testing.T, dir string) {
			t.Helper()
			write(t, filepath.Join(dir, ".gitattributes"), "*.yaml -diff filter=x export-ignore working-tree-encoding=UTF-16\n")
			for _, setting := range []string{"filter.x.clean", "filter.x.smudge", "diff.external", "core.fsmonitor"} {
				git(t, dir, "config", setting, "touch pwned; cat")
			}
		}},
		"no history in common": {proposal: "loosened", code: 2, want: "have no commit in common", play: func(t *testing.T, dir string) {
			t.Helper()
			git(t, dir, "checkout", "-q", "--orphan", "fresh")
			git(t, dir, "commit", "-q", "-m", "all at once")
		}},
		"no base": {proposal: "loosened", code: 2, want: "unknown revision", play: func(t *testing.T, dir string) {
			t.Helper()
			git(t, dir, "update-ref", "-d", "refs/remotes/origin/main")
		}},
	}
}

type trick struct {
	proposal string
	play     func(t *testing.T, dir string)
	code     int    // the exit status
	want     string // part of the log
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip(err)
	}
}

// TestTricks (K1, K5, G1, G2, G5) plays every trick against the scripts for the hosts.
func TestTricks(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the scripts are written for a Unix shell, and bash is not installed")
	}
	a := readAction(t)
	hosts := map[string]func(t *testing.T, p proposal, dir string) (code int, out string){
		"github": func(t *testing.T, p proposal, dir string) (int, string) {
			t.Helper()
			r := newRunner(t, a, dir, map[string]string{"github.event.pull_request.base.sha": p.base})
			code := r.run(t, a)
			r.checkFailed(t, code)
			return code, r.log.String()
		},
	}
	for host, script := range map[string]string{"gitlab": gitlabScript(t), "azure": azureScript(t), "jenkins": jenkinsScript(t)} {
		hosts[host] = func(t *testing.T, _ proposal, dir string) (int, string) {
			t.Helper()
			return runTemplate(t, dir, script)
		}
	}
	for name, tt := range tricks() {
		p := propose(t, filepath.Join("testdata", "proposal", tt.proposal+".txtar"))
		for host, run := range hosts {
			if host == "github" && name == "no base" {
				continue // there the base is a commit, and part of the history
			}
			t.Run(host+"/"+name, func(t *testing.T) {
				t.Parallel()
				dir := p.checkout(t, "50")
				if tt.play != nil {
					tt.play(t, dir)
				}
				code, out := run(t, p, dir)
				if code != tt.code || !strings.Contains(out, tt.want) {
					t.Errorf("exit status %d, want %d and %q\n%s", code, tt.code, tt.want, out)
				}
				if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
					t.Error("something was run")
				}
			})
		}
	}
}

// TestOutputLink (W3) checks that a link in the checkout leads what the scripts write nowhere else.
func TestOutputLink(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the scripts are written for a Unix shell, and bash is not installed")
	}
	p := propose(t, filepath.Join("testdata", "proposal", "loosened.txtar"))
	for host, script := range map[string]string{"gitlab": gitlabScript(t), "azure": azureScript(t), "jenkins": jenkinsScript(t)} {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			dir := p.checkout(t, "50")
			victim := filepath.Join(filepath.Dir(dir), ".profile")
			write(t, victim, "PATH=/usr/bin\n")
			link(t, victim, filepath.Join(dir, "svc-junit.xml"))
			code, out := runTemplate(t, dir, script)
			if code != 2 || !strings.Contains(out, "a link leads out of the repository") {
				t.Errorf("exit status %d, want 2 and the reason\n%s", code, out)
			}
			if text := read(t, victim); text != "PATH=/usr/bin\n" {
				t.Errorf("somebody's profile holds\n%s", text)
			}
		})
	}
}
