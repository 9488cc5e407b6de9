package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/schema"
)

func newSchema(flags *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "schema [" + strings.Join(schema.Names(), "|") + "]",
		Short:   "Print a JSON Schema of the format or of the output",
		GroupID: "learn",
		Long: `Print the JSON Schema (2020-12) of a kind of file or of the output of a command. Editors use it to complete and check
what is typed. Without a name, list the names.

Exit status: 0, or 2 when there is no schema of that name.`,
		Example:           "  svc schema\n  svc schema service > service.schema.json",
		Args:              atMostOne("schema").check,
		ValidArgsFunction: completeOne(schema.Names()...),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return flags.env.printed(strings.Join(schema.Names(), "\n") + "\n")
			}
			if err := oneOf("schema", args[0], schema.Names()...); err != nil {
				return err
			}
			text, err := schema.JSON(args[0])
			if err != nil {
				return err
			}
			return flags.env.printed(text)
		},
	}
}
