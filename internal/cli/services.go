package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
)

// oneID wants the id of one service.
func oneID(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fault.New("name a service: " + cmd.CommandPath() + " renew-fishing-licence")
	}
	return atMostOne("service").check(cmd, args)
}

// service completes the id of the only service, from the names of their files.
func (c completer) service(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c.services(cmd, args, word)
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
	return fault.New("--path %s: a service has no such field%s", quoted(path), orNear(path, names))
}
