package cli

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/source"
)

// oneID wants the id of one service.
func oneID(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("name a service: " + cmd.CommandPath() + " renew-fishing-licence")
	}
	return atMostOne("service")(cmd, args)
}

// completeServices completes the ids of services, from the names of their files.
func completeServices(env Env, flags *shared) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return serviceIDs(env, flags), cobra.ShellCompDirectiveNoFileComp
	}
}

// isField refuses a path that begins with no field of a service.
func isField(path string) error {
	steps := catalogue.Steps(path)
	if path == "" {
		return nil
	}
	names := catalogue.ServiceFields()
	if len(steps) > 0 && slices.Contains(names, steps[0].Name) {
		return nil
	}
	return fmt.Errorf("--path %s: a service has no such field%s", quoted(path), orNear(path, names))
}

// serviceIDs are the ids of the services of the catalogue, as far as the names of files tell.
func serviceIDs(env Env, flags *shared) []string {
	where, err := locate(env, flags.catalogue, env.Dir)
	if err != nil {
		return nil
	}
	dir, err := source.OpenDir(where.root)
	if err != nil {
		return nil
	}
	defer func() { _ = dir.Close() }()
	entries, err := dir.ReadDir(catalogue.ServicesDir)
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(path.Base(e.Name()), ".yaml"); ok {
			ids = append(ids, id)
		}
	}
	return ids
}
