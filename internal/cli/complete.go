package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
)

// completeWords completes a flag with fixed words.
func completeWords(words ...string) cobra.CompletionFunc { return choices(words).complete }

// completeOne completes the only argument of a command with fixed words.
func completeOne(words ...string) cobra.CompletionFunc { return choices(words).completeOne }

// choices are fixed words.
type choices []string

func (c choices) complete(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return c, cobra.ShellCompDirectiveNoFileComp
}

func (c choices) completeOne(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c, cobra.ShellCompDirectiveNoFileComp
}

// completeRules completes codes and names of rules, groups and profiles.
func completeRules(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return append(groupsLike(word), rulesLike(word)...), cobra.ShellCompDirectiveNoFileComp
}

// completeRuleList is completeRules for the last of several names with commas between them.
func completeRuleList(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	before, last := "", word
	if comma := strings.LastIndexByte(word, ','); comma >= 0 {
		before, last = word[:comma+1], word[comma+1:]
	}
	found, directive := completeRules(cmd, args, last)
	for i := range found {
		found[i] = before + found[i]
	}
	return found, directive
}

// completeSeverity completes CODE=LEVEL.
func completeSeverity(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	code, _, hasLevel := strings.Cut(word, "=")
	if hasLevel {
		var out []string
		for _, level := range levelWords() {
			out = append(out, code+"="+level)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	out := rulesLike(word)
	for i, one := range out {
		name, about, _ := strings.Cut(one, "\t")
		out[i] = name + "=\t" + about
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// rulesLike are the codes that start with a word, in any case, and the names that do.
func rulesLike(word string) []string {
	var out []string
	for _, r := range rules.All() {
		switch {
		case strings.HasPrefix(r.Code, strings.ToUpper(word)):
			out = append(out, r.Code+"\t"+r.Name)
		case strings.HasPrefix(r.Name, word):
			out = append(out, r.Name+"\t"+r.Code)
		}
	}
	return out
}

// groupsLike are the groups that start with a word, in any case, and the profiles that do.
func groupsLike(word string) []string {
	var out []string
	for _, profile := range []lint.Profile{lint.Core, lint.Governance, lint.Digital} {
		if strings.HasPrefix(string(profile), word) {
			out = append(out, string(profile)+"\tprofile")
		}
	}
	for _, r := range rules.All() {
		group := r.Group() + "\tgroup"
		if strings.HasPrefix(group, strings.ToUpper(word)) && !slices.Contains(out, group) {
			out = append(out, group)
		}
	}
	return out
}

// completeFormats completes names of formats, and leaves the file after NAME= to the shell.
func completeFormats(names ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		if strings.Contains(word, "=") {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFiles completes files of the catalogue.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml"}, cobra.ShellCompDirectiveFilterFileExt
}
