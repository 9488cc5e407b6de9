package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
)

func newCompletion(flags *shared) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the completion script of a shell",
		Long: `Print the script with which a shell completes commands, flags, formats and rules. Load it from the start-up file of the
shell:

  bash         source <(svc completion bash)
  zsh          source <(svc completion zsh)
  fish         svc completion fish | source
  PowerShell   svc completion powershell | Out-String | Invoke-Expression

The script for bash needs the package bash-completion, and that for zsh comes behind: autoload -U compinit; compinit

Exit status: 0, or 2 when the shell is unknown.`,
		Example:           "  svc completion bash\n  svc completion zsh > _svc",
		Args:              atMostOne("shell").check,
		ValidArgsFunction: completeOne(shells...),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fault.New("name a shell: bash, zsh, fish or powershell")
			}
			if err := oneOf("shell", args[0], shells...); err != nil {
				return err
			}
			var script bytes.Buffer
			if err := writeCompletion(cmd.Root(), args[0], &script); err != nil {
				return err
			}
			return flags.env.printed(script.String())
		},
	}
}

func writeCompletion(root *cobra.Command, shell string, script *bytes.Buffer) error {
	switch shell {
	case "bash":
		return writeBash(root, script)
	case "zsh":
		return root.GenZshCompletion(script)
	case "fish":
		return root.GenFishCompletion(script, true)
	default:
		return root.GenPowerShellCompletionWithDesc(script)
	}
}

// writeBash writes the script for bash. The script of cobra compares what was typed with candidates whose special
// characters have been escaped, the comma among them, so that nothing would fit behind the first of several rules.
func writeBash(root *cobra.Command, script *bytes.Buffer) error {
	var raw bytes.Buffer
	if err := root.GenBashCompletionV2(&raw, true); err != nil {
		return err
	}
	const escaped, both = `[[ $comp == "$cur"* ]] ||`, `[[ $comp == "$cur"* || $compline == "$cur"* ]] ||`
	_, err := script.Write(bytes.ReplaceAll(raw.Bytes(), []byte(escaped), []byte(both)))
	return err
}
