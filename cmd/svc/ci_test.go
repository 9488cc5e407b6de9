package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"
)

// proposal is a repository in which a pull request is checked out as hosts do it: HEAD merges a branch into the newest main.
type proposal struct {
	dir  string
	base string // the commit of main that was merged into
}

// propose makes a repository out of an archive: the files below base/ are on main, those below change/ replace them on a
// branch; a file that is empty there is gone. Something else happens on main meanwhile.
func propose(t *testing.T, archive string) proposal {
	t.Helper()
	files, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	git(t, dir, "init", "-q", "-b", "main")
	put := func(side string) {
		for _, f := range files.Files {
			name, found := strings.CutPrefix(f.Name, side+"/")
			switch {
			case !found:
			case len(f.Data) == 0:
				git(t, dir, "rm", "-q", name)
			default:
				write(t, filepath.Join(dir, filepath.FromSlash(name)), string(f.Data))
			}
		}
		git(t, dir, "add", "-A")
		git(t, dir, "commit", "-q", "-m", side)
	}
	put("base")
	git(t, dir, "checkout", "-q", "-b", "change")
	put("change")
	git(t, dir, "checkout", "-q", "main")
	put("meanwhile")
	base := git(t, dir, "rev-parse", "HEAD")
	git(t, dir, "checkout", "-q", "--detach")
	git(t, dir, "merge", "-q", "--no-ff", "-m", "merge", "change")
	return proposal{dir: dir, base: base}
}

// git runs git on its own, without the settings of the machine, and gives what it prints.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Bryn Jones", "GIT_AUTHOR_EMAIL=bryn.jones@example.gov.uk", "GIT_AUTHOR_DATE=2026-06-15T12:00:00Z",
		"GIT_COMMITTER_NAME=Bryn Jones", "GIT_COMMITTER_EMAIL=bryn.jones@example.gov.uk", "GIT_COMMITTER_DATE=2026-06-15T12:00:00Z",
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// checkout copies the repository as CI does it, with some of its history.
func (p proposal) checkout(t *testing.T, depth string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "checkout")
	git(t, filepath.Dir(dir), "clone", "-q", "--depth", depth, "--no-single-branch", "file://"+p.dir, dir)
	git(t, dir, "fetch", "-q", "--depth", depth, "origin", git(t, p.dir, "rev-parse", "HEAD"))
	git(t, dir, "checkout", "-q", "FETCH_HEAD")
	return dir
}

// TestTemplates runs the scripts of the templates for other hosts on a pull request, as far as that is possible here: in a
// shell, with the variables that the host would set.
func TestTemplates(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the scripts are written for a Unix shell, and bash is not installed")
	}
	p := propose(t, filepath.Join("testdata", "proposal", "loosened.txtar"))
	tests := map[string]struct {
		script string
		files  []string
	}{
		"gitlab":  {gitlabScript(t), []string{"svc-quality.json", "svc-junit.xml", "svc-comment.md"}},
		"azure":   {azureScript(t), []string{"svc-junit.xml", "svc-comment.md", "svc-issues.txt"}},
		"jenkins": {jenkinsScript(t), []string{"svc-junit.xml", "svc-checkstyle.xml", "svc-comment.md"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := p.checkout(t, "50")
			code, out := runTemplate(t, dir, tt.script)
			if code != 1 {
				t.Errorf("exit status %d, want 1\n%s", code, out)
			}
			for _, want := range []string{"unknown field `deputees`", "DIF023"} {
				if !strings.Contains(out, want) {
					t.Errorf("no %q in the log\n%s", want, out)
				}
			}
			if says := strings.Contains(out, "\n##vso[task.logissue type=error;"); says != (name == "azure") || !strings.Contains(out, "\n  help: ") {
				t.Errorf("the log lacks issues, or how to mend them, or has those of another host\n%s", out)
			}
			for _, file := range tt.files {
				if text := read(t, filepath.Join(dir, file)); text == "" {
					t.Errorf("%s is empty", file)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
				t.Error("a value of the catalogue was run")
			}
		})
	}
}

// runTemplate runs a script in a checkout, with the variables that the hosts would set.
func runTemplate(t *testing.T, dir, script string) (code int, out string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-e", "-c", script)
	cmd.Dir = dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "SVC_AS_OF=2026-06-15", "GORACE=atexit_sleep_ms=0", "TMPDIR=" + t.TempDir(),
		"CI_PROJECT_DIR=" + dir, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main",
		"TARGET=refs/heads/main", "BUILD_ARTIFACTSTAGINGDIRECTORY=.",
		"CHANGE_TARGET=main",
	}
	printed, _ := cmd.CombinedOutput()
	return cmd.ProcessState.ExitCode(), string(printed)
}

func template(t *testing.T, name string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, filepath.Join("../../.ci/templates", name))), into); err != nil {
		t.Fatal(err)
	}
}

// gitlabScript is what the job runs, in one shell.
func gitlabScript(t *testing.T) string {
	t.Helper()
	var file struct {
		Svc struct {
			BeforeScript []string `yaml:"before_script"`
			Script       []string
		}
	}
	template(t, "gitlab.yaml", &file)
	return strings.Join(append(file.Svc.BeforeScript, file.Svc.Script...), "\n")
}

// azureScript is the step that checks; go, of which it asks a path, is not what is tried.
func azureScript(t *testing.T) string {
	t.Helper()
	var file struct {
		Steps []struct{ Script, DisplayName string }
	}
	template(t, "azure.yaml", &file)
	for _, s := range file.Steps {
		if strings.Contains(s.Script, "svc lint") {
			return "go() { echo /nowhere; }\n" + s.Script
		}
	}
	t.Fatal("no step of the template for Azure runs svc lint")
	return ""
}

// jenkinsScript is what stands between the quotes of the only script.
func jenkinsScript(t *testing.T) string {
	t.Helper()
	parts := strings.Split(read(t, "../../.ci/templates/Jenkinsfile"), "'''")
	if len(parts) != 3 {
		t.Fatalf("%d parts in the Jenkinsfile, want one script", len(parts))
	}
	return parts[1]
}
