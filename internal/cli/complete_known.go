package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/source"
)

// completeKnown completes names of what is in the catalogue, the last of several with commas between them.
func completeKnown(env Env, flags *shared, names func(*catalogue.Catalogue) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		before := word[:strings.LastIndexByte(word, ',')+1]
		var out []string
		for _, name := range knownNames(cmd, env, flags, names) {
			out = append(out, before+name)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// knownNames are names from the catalogue here, and none when it cannot be read.
func knownNames(cmd *cobra.Command, env Env, flags *shared, names func(*catalogue.Catalogue) []string) []string {
	where, err := locate(env, flags.catalogue, env.Dir)
	if err != nil {
		return nil
	}
	dir, err := source.OpenDir(where.root)
	if err != nil {
		return nil
	}
	defer func() { _ = dir.Close() }()
	c, err := catalogue.Open(dir)
	if err != nil || c.Load(cmd.Context(), flags.jobs, nil) != nil {
		return nil
	}
	return names(c)
}

func portfolioKeys(c *catalogue.Catalogue) []string {
	return slices.Sorted(maps.Keys(c.Settings.Portfolios))
}

// personIDs are the ids of all people, with their names.
func personIDs(c *catalogue.Catalogue) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(c.People())) {
		if p := c.Person(id); p != nil && p.Name != "" {
			id += "\t" + p.Name
		}
		out = append(out, id)
	}
	return out
}

// idsOfServices are the ids of all services, with their names.
func idsOfServices(c *catalogue.Catalogue) []string {
	var out []string
	for _, id := range c.IDs() {
		if s := c.ByID(id); s != nil && s.Name != "" {
			id += "\t" + s.Name
		}
		out = append(out, id)
	}
	return out
}
