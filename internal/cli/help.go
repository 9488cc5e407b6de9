package cli

import (
	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
)

// newHelp prints the help of a command or a topic, and refuses what is neither.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command or topic]",
		Short: "Print the help of a command or a topic",
		Long: `Print the help of a command, as --help does, or of a topic. Without a name, list the commands and topics.

Exit status: 0, or 2 when there is no such command or topic.`,
		Example:           "  svc help\n  svc help lint\n  svc help exit-codes",
		ValidArgsFunction: completeHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := topic(cmd.Root(), args)
			if err != nil {
				return err
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// topic finds a command or help topic by its path.
func topic(at *cobra.Command, path []string) (*cobra.Command, error) {
	for _, name := range path {
		next := child(at, name)
		if next == nil {
			return nil, fault.New("no help for %s%s", quoted(name), orNear(name, topicNames(at)))
		}
		at = next
	}
	return at, nil
}

func child(cmd *cobra.Command, name string) *cobra.Command {
	for _, c := range cmd.Commands() {
		if c.Name() == name || c.HasAlias(name) {
			return c
		}
	}
	return nil
}

// topicNames are the commands and help topics below a command.
func topicNames(cmd *cobra.Command) []string {
	names := childNames(cmd)
	for _, c := range cmd.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

func completeHelp(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	at, err := topic(cmd.Root(), args)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return topicNames(at), cobra.ShellCompDirectiveNoFileComp
}
