package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/service-catalogue/svc/internal/near"
)

// shared holds the flags that every command has.
type shared struct {
	catalogue string
	asOf      string
	colour    string
	quiet     bool
	verbose   bool
	jobs      int
}

// Root is the command tree.
func Root(env Env) *cobra.Command {
	flags := &shared{}
	root := &cobra.Command{
		Use:   "svc",
		Short: "Check who is accountable for what in a service catalogue",
		Long: `svc reads a service catalogue kept in git, one YAML file per service, and checks who is accountable for what:
one owner, deputies, service levels that hold, risks that somebody manages. It works offline, before the merge.

Start with svc lint. svc explain tells what a rule wants and why.`,
		Example:           "  svc lint\n  svc explain OWN008\n  svc rules",
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              unknownCommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.HiddenDefaultCmd = false
	persistent := root.PersistentFlags()
	persistent.StringVarP(&flags.catalogue, "catalogue", "C", "", "directory of the catalogue (default: found from here upwards; SVC_CATALOGUE)")
	persistent.StringVar(&flags.asOf, "as-of", "", "day that date rules compare with, as YYYY-MM-DD (default: today, UTC; SVC_AS_OF)")
	persistent.StringVar(&flags.colour, "color", "auto", "colour the output: auto, always or never")
	persistent.BoolVarP(&flags.quiet, "quiet", "q", false, "print results only, no remarks on stderr")
	persistent.BoolVarP(&flags.verbose, "verbose", "v", false, "say on stderr what is read")
	persistent.IntVarP(&flags.jobs, "jobs", "j", 0, "how many files to read at a time (default: one for each processor)")
	_ = root.RegisterFlagCompletionFunc("color", completeWords("auto", "always", "never"))

	root.AddGroup(&cobra.Group{ID: "check", Title: "Check the catalogue:"}, &cobra.Group{ID: "learn", Title: "Learn the rules and the format:"})
	root.AddCommand(
		newLint(env, flags),
		newRules(env, flags),
		newExplain(env, flags),
		newSchema(env, flags),
		newVersion(env, flags),
		exitCodes(),
	)
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	strict(root)
	return root
}

// strict makes every command of a group refuse what it does not know, instead of printing help and succeeding.
func strict(cmd *cobra.Command) {
	for _, child := range cmd.Commands() {
		if child.HasSubCommands() && child.RunE == nil && child.Run == nil {
			child.Args = unknownCommand
			child.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
		strict(child)
	}
}

// unknownCommand refuses arguments of a command that only groups others, naming the nearest command.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() {
			names = append(names, child.Name())
		}
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], cmd.CommandPath(), orNear(args[0], names))
}

// orNear is ": did you mean …?" with the nearest candidates, or all of them when none is near and they are few.
func orNear(word string, candidates []string) string {
	close := near.Of(word, candidates, 3)
	switch {
	case len(close) > 0:
		return ": did you mean " + strings.Join(close, ", ") + "?"
	case len(candidates) <= 20 && len(candidates) > 0:
		return ": want one of " + strings.Join(candidates, ", ")
	}
	return ""
}

// flagError names the nearest flag when one does not exist.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return fmt.Errorf("%w\nsvc %s --help lists the flags", err, cmd.Name())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return fmt.Errorf("unknown flag --%s%s", missing.GetSpecifiedName(), orNearFlag("--"+missing.GetSpecifiedName(), names, cmd))
}

func orNearFlag(word string, names []string, cmd *cobra.Command) string {
	if close := near.Of(word, names, 3); len(close) > 0 {
		return ": did you mean " + strings.Join(close, ", ") + "?"
	}
	return fmt.Sprintf("\n%s --help lists the flags", cmd.CommandPath())
}

// completeWords completes a flag with fixed words.
func completeWords(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

// oneOf refuses a value that is not in a list, naming the nearest.
func oneOf(what, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return fmt.Errorf("unknown %s %q%s", what, value, orNear(value, allowed))
}
