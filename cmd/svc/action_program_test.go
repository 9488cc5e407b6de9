package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// named is the step of an action that has a name.
func (a action) named(t *testing.T, name string) step {
	t.Helper()
	for _, s := range a.Runs.Steps {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("action.yml has no step %q", name)
	return step{}
}

// alone runs one script of the action with more in its environment than the runner gives.
func (r *runner) alone(t *testing.T, s step, env ...string) int {
	t.Helper()
	r.env = env
	return r.script(t, s)
}

// TestActionBuild runs the step that builds the program, from somewhere else.
func TestActionBuild(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the steps are written for bash, which is not installed")
	}
	a := readAction(t)
	r := newRunner(t, a, t.TempDir(), nil)
	program := filepath.Join(r.temp, "svc-program", "svc")
	if err := os.Remove(program); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "go", "env", "GOCACHE", "GOMODCACHE", "GOFLAGS", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Split(string(out), "\n")
	env := []string{"GOCACHE=" + paths[0], "GOMODCACHE=" + paths[1], "GOFLAGS=" + paths[2], "GOPROXY=" + paths[3]}
	if code := r.alone(t, a.named(t, "Build svc"), env...); code != 0 {
		t.Fatalf("exit status %d\n%s", code, &r.log)
	}
	if out, err := exec.CommandContext(t.Context(), program, "version").Output(); err != nil || !strings.HasPrefix(string(out), "svc ") {
		t.Errorf("the program says %q (%v)", out, err)
	}
}

// TestActionDownload (S1, S4) runs the step that downloads a release, with a program in the place of gh that has one: what
// does not have the checksum or the provenance of the release is not unpacked.
func TestActionDownload(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"bash", "sha256sum", "tar"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("the step needs " + tool + ", which is not installed")
		}
	}
	tests := map[string]struct {
		version      string
		sum, genuine bool
		code         int
	}{
		"a release":               {version: "v1.2.0", sum: true, genuine: true},
		"a release candidate":     {version: "v1.2.0-rc.1", sum: true, genuine: true},
		"other bytes":             {version: "v1.2.0", genuine: true, code: 1},
		"built by somebody else":  {version: "v1.2.0", sum: true, code: 1},
		"a command":               {version: "v1.2.0;touch pwned", sum: true, genuine: true, code: 2},
		"a command in a new line": {version: "v1.2.0\ntouch pwned", sum: true, genuine: true, code: 2},
		"a flag":                  {version: "--repo=evil/svc", sum: true, genuine: true, code: 2},
		"a branch":                {version: "main", sum: true, genuine: true, code: 2},
	}
	a := readAction(t)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRunner(t, a, t.TempDir(), map[string]string{"inputs.version": tt.version, "github.token": "none"})
			program := filepath.Join(r.temp, "svc-program", "svc")
			if err := os.Remove(program); err != nil {
				t.Fatal(err)
			}
			bin := filepath.Join(t.TempDir(), "bin")
			released(t, bin, tt.sum, tt.genuine)
			code := r.alone(t, a.named(t, "Download svc"), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), "RUNNER_OS=Linux", "RUNNER_ARCH=X64")
			if code != tt.code {
				t.Errorf("exit status %d, want %d\n%s", code, tt.code, &r.log)
			}
			if _, err := os.Stat(program); (err == nil) != (tt.code == 0) {
				t.Errorf("unpacked: %t\n%s", err == nil, &r.log)
			}
			if left, err := filepath.Glob(filepath.Join(r.dir, "*")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v (%v)", left, err)
			}
		})
	}
}

// released makes a gh which has a release with one archive and its checksum, right or wrong, genuine or not.
func released(t *testing.T, bin string, sum, genuine bool) {
	t.Helper()
	const name = "svc_1.2.0_linux_amd64.tar.gz"
	write(t, filepath.Join(bin, "release", "README"), "")
	archive := filepath.Join(bin, "release", name)
	f, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	zipped := gzip.NewWriter(f)
	files := tar.NewWriter(zipped)
	const text = "#!/bin/sh\n"
	if err := files.WriteHeader(&tar.Header{Name: "svc", Mode: 0o755, Size: int64(len(text))}); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	for _, closer := range []interface{ Close() error }{files, zipped, f} {
		if err := closer.Close(); err != nil {
			t.Fatal(err)
		}
	}
	hash := sha256.Sum256([]byte(read(t, archive)))
	if !sum {
		hash[0]++
	}
	write(t, filepath.Join(bin, "release", "checksums.txt"), hex.EncodeToString(hash[:])+"  "+name+"\n"+strings.Repeat("0", 64)+"  svc_1.2.0_darwin_arm64.tar.gz\n")
	verdict := "exit 1"
	if genuine {
		verdict = "exit 0"
	}
	gh := filepath.Join(bin, "gh")
	write(t, gh, "#!/bin/sh\ncase $1 in\nrelease) cp \""+bin+"\"/release/* . ;;\nattestation) "+verdict+" ;;\nesac\n")
	if err := os.Chmod(gh, 0o755); err != nil {
		t.Fatal(err)
	}
}
