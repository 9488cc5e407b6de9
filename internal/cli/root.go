package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
)

// shared is what every command has: the process, and the flags of all commands.
type shared struct {
	env       Env
	catalogue string
	asOf      string
	colour    string
	quiet     bool
	verbose   bool
	jobs      int
}

// detail says on standard error what only those want to know who asked for it.
func (s *shared) detail(text string, words ...string) {
	if s.verbose {
		say(s.env.Stderr, "svc: "+fault.New(text, words...).Error())
	}
}

// remark says on standard error what is worth knowing and no reason to stop.
func (s *shared) remark(text string, words ...string) {
	if !s.quiet {
		say(s.env.Stderr, "svc: "+fault.New(text, words...).Error())
	}
}

// Root is the command tree.
func Root(env Env) *cobra.Command {
	flags := &shared{env: env}
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
	}
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.DisableDefaultCmd = true // ours says more

	version := root.Flags().Bool("version", false, "print the version") // a version template of cobra's would cost 1 MB of program
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *version {
			return env.printed(env.versionLine())
		}
		return cmd.Help()
	}
	register(flags, root)

	root.AddGroup(&cobra.Group{ID: "check", Title: "Check the catalogue:"}, &cobra.Group{ID: "edit", Title: "Begin and change it:"}, &cobra.Group{ID: "read", Title: "Read the catalogue:"}, &cobra.Group{ID: "learn", Title: "Learn the rules and the format:"})
	root.AddCommand(
		newLint(flags),
		newFmt(flags),
		newInit(flags),
		newDiff(flags),
		newLog(flags),
		newBlame(flags),
		newDriver(flags),
		newReport(flags),
		newNew(flags),
		newSet(flags),
		newHandover(flags),
		newConfirm(flags),
		newList(flags),
		newShow(flags),
		newGraph(flags),
		newRules(flags),
		newExplain(flags),
		newConfig(flags),
		newSchema(flags),
		newCompletion(flags),
		newVersion(flags),
		exitCodes(),
		whereTopic(),
	)
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	return root
}

// register adds the flags of all commands to the command tree.
func register(s *shared, root *cobra.Command) {
	f := root.PersistentFlags()
	f.VarP(filled(&s.catalogue), "catalogue", "C", "`directory` of the catalogue (default: found from here upwards; SVC_CATALOGUE)")
	f.Var(filled(&s.asOf), "as-of", "day that date rules compare with, as `YYYY-MM-DD` (default: today, UTC; SVC_AS_OF)")
	f.StringVar(&s.colour, "color", "auto", "`WHEN` to colour the output: auto, always or never")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "print findings and tables only: no summary, no remarks on stderr")
	f.BoolVarP(&s.verbose, "verbose", "v", false, "say on stderr what is read and why")
	f.IntVarP(&s.jobs, "jobs", "j", 0, "read `N` files at a time (default: one for each processor)")
	_ = root.RegisterFlagCompletionFunc("color", completeWords("auto", "always", "never"))
	_ = root.RegisterFlagCompletionFunc("as-of", cobra.NoFileCompletions)
	_ = root.RegisterFlagCompletionFunc("jobs", cobra.NoFileCompletions)
	_ = root.MarkPersistentFlagDirname("catalogue")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return checkShared(s) }
}

// checkShared refuses values that no command can work with.
func checkShared(s *shared) error {
	switch {
	case s.jobs < 0:
		return fault.New("--jobs %s: want 1 or more, or 0 for one for each processor", strconv.Itoa(s.jobs))
	case s.quiet && s.verbose:
		return fault.New("--quiet and --verbose contradict each other")
	}
	return oneOf("value for --color", s.colour, "auto", "always", "never")
}

// unknownCommand refuses the name of a command that does not exist, naming the nearest.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	near := orNear(args[0], childNames(cmd))
	if near == "" {
		near = "\n" + cmd.CommandPath() + " --help lists the commands"
	}
	return fmt.Errorf("unknown command %s for %q%s", quoted(args[0]), cmd.CommandPath(), near)
}

// childNames are the commands below one, help topics not among them.
func childNames(cmd *cobra.Command) []string {
	var names []string
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() {
			names = append(names, child.Name())
		}
	}
	return names
}

// atMostOne refuses a second argument.
type atMostOne string

func (what atMostOne) check(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fault.New("%s takes one %s at a time, not %s", cmd.CommandPath(), string(what), strconv.Itoa(len(args)))
	}
	return nil
}

// none refuses arguments.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fault.New("%s takes no arguments, and %s is one", cmd.CommandPath(), quoted(args[0]))
	}
	return nil
}
