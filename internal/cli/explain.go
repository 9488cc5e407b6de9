package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/text"
)

func newExplain(flags *shared) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "explain [code | group | role [role]]",
		Short:   "Explain a rule or a role: what it wants, why, and how to mend it",
		GroupID: "learn",
		Long: `Print the page of a rule: what it wants, whose rule it is and why, an example that it refuses, one that it accepts,
how to mend a finding, and which settings change it. Of a group such as OWN, or a profile such as core, print what each rule
wants. Without a code, list the groups of rules.

With role and its id or title, print what that role is accountable and responsible for under the roles in force, the skills
that it needs, and where it collides with other roles; without an id, list the roles.

Exit status: 0, or 2 when the rule or role is unknown or the roles cannot be read.`,
		Example:           "  svc explain OWN008\n  svc explain deputy-missing\n  svc explain OWN\n  svc explain\n  svc explain role service_owner",
		Args:              ruleOrRole,
		ValidArgsFunction: completer{flags}.explain,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "markdown"); err != nil {
				return err
			}
			if len(args) == 0 {
				return flags.env.printed(groups())
			}
			doc, err := explained(flags, args)
			if err != nil {
				return err
			}
			if format == "markdown" && args[0] == roleWord {
				doc = strings.NewReplacer("<", "&lt;", "@", "@\u200b", "[", "\\[").Replace(doc) // titles are texts of the catalogue
			}
			if format == "markdown" {
				return flags.env.printed(doc)
			}
			return flags.env.printed(page(doc, flags.coloured(), flags.env.proseWidth()))
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "output `format`: text or markdown")
	_ = cmd.RegisterFlagCompletionFunc("format", completeWords("text", "markdown"))
	return cmd
}

// ruleOrRole refuses more than a rule, or a role behind its word.
func ruleOrRole(cmd *cobra.Command, args []string) error {
	if len(args) == 2 && args[0] == roleWord {
		return nil
	}
	return atMostOne("rule").check(cmd, args)
}

// roleWord says that a role is meant.
const roleWord = "role"

// explained is the page of the rule or role that the arguments name, as Markdown.
func explained(flags *shared, args []string) (string, error) {
	if args[0] == roleWord {
		role := ""
		if len(args) > 1 {
			role = args[1]
		}
		doc, err := rolePage(flags, role)
		return lines(doc), err
	}
	if doc := overview(args[0]); doc != "" {
		return doc, nil
	}
	rule, err := findRule(args[0])
	if err != nil {
		return "", err
	}
	return rules.Pages()(rule), nil
}

// overview says in a sentence what each rule of a group or profile wants, as Markdown; nothing for another name.
func overview(name string) string {
	var b strings.Builder
	page := rules.Pages()
	for _, r := range rules.All() {
		called := r.Group()
		if profile := string(r.Profile); strings.EqualFold(profile, name) {
			called = profile
		}
		if strings.EqualFold(called, name) {
			if b.Len() == 0 {
				b.WriteString("# Rules: " + called + "\n\n")
			}
			first, _, _ := strings.Cut(page(r), "\n## ")
			b.WriteString("#" + first + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// lines makes the texts of a catalogue in a page harmless, line by line.
func lines(doc string) string {
	var b strings.Builder
	for line := range strings.Lines(doc) {
		b.WriteString(text.Inert(text.Safe(strings.TrimSuffix(line, "\n"))) + "\n")
	}
	return b.String()
}

// explain completes a rule, or behind its word a role.
func (c completer) explain(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 1 && args[0] == roleWord {
		in, _, err := rolesInForce(c.flags)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return sorting.Keys(in.Roles.Roles), cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	found := rulesLike(word)
	if strings.HasPrefix(roleWord, word) {
		found = append(found, roleWord)
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// groups lists the groups of rules with their codes.
func groups() string {
	var b strings.Builder
	last := ""
	for _, r := range rules.All() {
		if group := r.Group(); group != last {
			if last != "" {
				b.WriteByte('\n')
			}
			b.WriteString(group + " (" + string(r.Profile) + ")\n")
			last = group
		}
		b.WriteString("  " + r.Code + " " + r.Name + "\n")
	}
	b.WriteString("\nsvc explain CODE prints the page of a rule, svc explain role that of the roles.\n")
	return b.String()
}
