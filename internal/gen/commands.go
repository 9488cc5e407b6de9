//go:build !bootstrap

package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/cli"
)

// commandTree is the command line as everybody gets it: nothing in it depends on where it was made.
func commandTree() *cobra.Command {
	root := cli.Root(cli.Env{
		Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Dir: ".",
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Unix(0, 0).UTC() },
	})
	root.DisableAutoGenTag = true
	return root
}

// commandReference is the page with the help of every command.
func commandReference(string) ([]byte, error) {
	root := commandTree()
	var b strings.Builder
	b.WriteString(generatedPage + "# Command reference\n\nThe same as `svc help COMMAND` prints.\n")
	writeCommand(&b, root)
	return []byte(b.String()), nil
}

// writeCommand writes the help of a command, of the help topics and of the commands below it.
func writeCommand(b *strings.Builder, cmd *cobra.Command) {
	fmt.Fprintf(b, "\n## %s\n\n%s.\n", cmd.CommandPath(), strings.TrimSuffix(cmd.Short, "."))
	if text := prose(cmd); text != "" {
		fmt.Fprintf(b, "\n```text\n%s\n```\n", text)
	}
	if cmd.Runnable() && cmd.HasParent() {
		fmt.Fprintf(b, "\nUsage: `%s`\n", cmd.UseLine())
	}
	if cmd.Example != "" {
		fmt.Fprintf(b, "\nExamples:\n\n```sh\n%s\n```\n", dedent(cmd.Example))
	}
	writeFlags(b, cmd)
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() || child.IsAdditionalHelpTopicCommand() {
			writeCommand(b, child)
		}
	}
}

func writeFlags(b *strings.Builder, cmd *cobra.Command) {
	flags := cmd.NonInheritedFlags()
	what := "Flags"
	if !cmd.HasParent() {
		what, flags = "Flags of every command", cmd.PersistentFlags()
	}
	if flags.HasAvailableFlags() {
		fmt.Fprintf(b, "\n%s:\n\n```text\n%s\n```\n", what, dedent(flags.FlagUsages()))
	}
}

// prose is the long description, where it says more than the short one.
func prose(cmd *cobra.Command) string {
	text := strings.TrimSpace(cmd.Long)
	if text == cmd.Short {
		return ""
	}
	return text
}

// dedent takes away the blanks that all lines start with, and those at the ends.
func dedent(text string) string {
	text = strings.Trim(text, "\n")
	common := -1
	for line := range strings.Lines(text) {
		if blank := len(line) - len(strings.TrimLeft(line, " ")); strings.TrimSpace(line) != "" && (common < 0 || blank < common) {
			common = blank
		}
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(line, strings.Repeat(" ", max(common, 0))))
	}
	return strings.TrimRight(b.String(), " \n")
}
