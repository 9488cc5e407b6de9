package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/rules"
)

func newExplain(env Env, flags *shared) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "explain [code]",
		Short:   "Explain a rule: what it wants, why, and how to mend it",
		GroupID: "learn",
		Long: `Print the page of a rule: what it wants, whose rule it is and why, an example that it refuses, one that it accepts,
how to mend a finding, and which settings change it. Without a code, list the groups of rules.

Exit status: 0, or 2 when the rule is unknown.`,
		Example:           "  svc explain OWN008\n  svc explain deputy-missing\n  svc explain",
		Args:              atMostOne("rule"),
		ValidArgsFunction: completeRule,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "markdown"); err != nil {
				return err
			}
			if len(args) == 0 {
				return printed(env, groups())
			}
			rule, err := findRule(args[0])
			if err != nil {
				return err
			}
			if format == "markdown" {
				return printed(env, rule.Doc)
			}
			return printed(env, page(rule.Doc, colour(env, flags.colour)))
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "output `format`: text or markdown")
	_ = cmd.RegisterFlagCompletionFunc("format", completeWords("text", "markdown"))
	return cmd
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
	b.WriteString("\nsvc explain CODE prints the page of a rule.\n")
	return b.String()
}

// example is what stands above an example, by its fence.
func example(fence string) string {
	switch fence {
	case "```yaml before":
		return "Before:"
	case "```yaml after":
		return "After:"
	case "```text":
		return "What svc diff says:"
	case "```yaml good":
		return "Like this:"
	}
	return "Not like this:"
}

// page turns the Markdown of a rule page into text for a terminal: headings without marks, examples indented and named.
func page(markdown string, coloured bool) string {
	bold := func(s string) string {
		if coloured {
			return "\x1b[1m" + s + "\x1b[0m"
		}
		return s
	}
	var b strings.Builder
	inside := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```") && inside:
			inside = false
			continue
		case strings.HasPrefix(line, "```"):
			inside = true
			line = bold(example(line))
		case inside:
			line = "    " + line
		case strings.HasPrefix(line, "#"):
			line = bold(strings.TrimLeft(line, "# "))
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
