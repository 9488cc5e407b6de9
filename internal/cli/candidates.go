package cli

import (
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
)

// completer completes words with what a catalogue or its repository holds.
type completer struct{ flags *shared }

// services completes ids of services.
func (c completer) services(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return fromCatalogue(c.flags, word, servicesOf), cobra.ShellCompDirectiveNoFileComp
}

// people completes ids of people.
func (c completer) people(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return fromCatalogue(c.flags, word, peopleOf), cobra.ShellCompDirectiveNoFileComp
}

// portfolios completes keys of portfolios.
func (c completer) portfolios(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return fromCatalogue(c.flags, word, portfoliosOf), cobra.ShellCompDirectiveNoFileComp
}

// fromCatalogue gives what pick finds and starts with a word, or with the last of several with commas between them.
func fromCatalogue(flags *shared, word string, pick func(c *catalogue.Catalogue, root fs.FS) []string) []string {
	where, err := flags.locate(flags.env.Dir)
	if err != nil {
		return nil
	}
	dir, err := where.open()
	if err != nil {
		return nil
	}
	defer func() { _ = dir.Close() }()
	c, err := catalogue.Open(dir)
	if err != nil {
		return nil
	}
	before := word[:strings.LastIndexByte(word, ',')+1]
	var out []string
	for _, one := range pick(c, dir) {
		if strings.HasPrefix(one, word[len(before):]) {
			out = append(out, before+one)
		}
	}
	return out
}

// peopleOf are the ids in people.yaml, with names behind them.
func peopleOf(c *catalogue.Catalogue, _ fs.FS) []string {
	var out []string
	for _, id := range sorting.Keys(c.People()) {
		if p := c.Person(id); p != nil && p.Name != "" {
			id += "\t" + oneLine(p.Name)
		}
		out = append(out, id)
	}
	return out
}

// oneLine is a text without what a shell would take for the end of a completion.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// servicesOf are the ids that file names give; nothing is read for them.
func servicesOf(_ *catalogue.Catalogue, root fs.FS) []string {
	var out []string
	_ = fs.WalkDir(root, catalogue.ServicesDir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir
		}
		if id, ok := strings.CutSuffix(path.Base(name), ".yaml"); ok && !e.IsDir() && catalogue.IsID(id) {
			out = append(out, id)
		}
		return nil
	})
	return out
}

// portfoliosOf are the portfolios of svc.yaml.
func portfoliosOf(c *catalogue.Catalogue, _ fs.FS) []string {
	return sorting.Keys(c.Settings.Portfolios)
}

// completeAnswers completes the flag of a newQuestion.
func completeAnswers(flags *shared, q *newQuestion) cobra.CompletionFunc {
	switch {
	case q.people:
		return completer{flags}.people
	case q.services:
		return completer{flags}.services
	case q.portfolio:
		return completer{flags}.portfolios
	case len(q.choices) > 0:
		return completeWords(q.choices...)
	}
	return cobra.NoFileCompletions
}

// completeFields completes FIELD= with the fields of a service.
func completeFields(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, name := range sorting.Keys(fieldPaths()) {
		if strings.HasPrefix(name, word) {
			out = append(out, name+"=")
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// set completes ids of services, fields, and the values that a field is known to take.
func (c completer) set(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if name, value, ok := strings.Cut(word, "="); ok {
		return valuesOf(c.flags, name, value), cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) == 0 {
		return fromCatalogue(c.flags, word, servicesOf), cobra.ShellCompDirectiveNoFileComp
	}
	return completeFields(cmd, args, word)
}

// valuesOf are the values of a field that start with a word, as FIELD=VALUE.
func valuesOf(flags *shared, name, word string) []string {
	field := fieldPaths()[strings.TrimRight(name, "+-")]
	if field == nil {
		return nil
	}
	var values []string
	switch {
	case field.Ref == "person" || field.Short == "person":
		values = fromCatalogue(flags, word, peopleOf)
	case field.Ref == "service" || field.Ref == "dependency":
		values = fromCatalogue(flags, word, servicesOf)
	case field.Ref == "portfolio":
		values = fromCatalogue(flags, word, portfoliosOf)
	default:
		for rule := range strings.SplitSeq(field.Tag.Get("validate"), ",") {
			if choices, ok := strings.CutPrefix(rule, "oneof="); ok {
				values = strings.Fields(choices)
			}
		}
	}
	var out []string
	for _, v := range values {
		if strings.HasPrefix(v, word) {
			out = append(out, name+"="+v)
		}
	}
	return out
}
