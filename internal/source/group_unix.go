//go:build unix

package source

import (
	"os/exec"
	"syscall"
)

// ownGroup gives a program a process group, which ends as a whole with everything that the program has started.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
