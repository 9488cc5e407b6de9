package cli

import (
	"runtime"

	"github.com/spf13/cobra"
)

func newVersion(flags *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Long:    "Print the version of svc, of Go and of the platform, as svc --version does.\n\nExit status: 0.",
		Example: "  svc version",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			return flags.env.printed(flags.env.versionLine())
		},
	}
}

func (env *Env) versionLine() string {
	return "svc " + env.Version + " (" + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")\n"
}

// exitCodes is a help topic, not a command: it has nothing to run.
func exitCodes() *cobra.Command {
	return &cobra.Command{
		Use:   "exit-codes",
		Short: "What the exit status says",
		Long: `The exit status is the same for every command.

  0    nothing at or above the gate
  1    the gate tripped: findings, breaking changes, or a file that a check would change
  2    the job could not be done: a wrong flag or argument, settings that cannot be read, a path that does not exist,
       trouble with git, output that cannot be written, or a mistake in svc itself
  130  interrupted

A service file that cannot be read is a finding (SCH001, status 1), so that it does not hide the others. Faults of svc.yaml
end the run with status 2: without settings there is nothing to judge by.`,
	}
}
