package cli

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

func newConfig(flags *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Look at the settings in force",
		GroupID: "learn",
		Long: `Look at the settings of the catalogue as they are in force.

Exit status: 2 without a command, since there is nothing else to do.`,
		Example: "  svc config show",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return fault.New("want a command: %s", strings.Join(childNames(cmd), ", "))
		},
	}
	cmd.AddCommand(newConfigShow(flags))
	return cmd
}

func newConfigShow(flags *shared) *cobra.Command {
	var formats []string
	cmd := &cobra.Command{
		Use:   "show",
		Short: "List every setting in force, and where it comes from",
		Long: `List every value of the settings in force with its origin: default, or the file and the line that has it. What svc.yaml
is silent about comes from the files that it names in extends, the later before the earlier, and then from the default values.

Exit status: 0, or 2 when there is no catalogue or its settings cannot be read.`,
		Example: "  svc config show\n  svc config show -f json",
		Args:    none,
		RunE:    func(*cobra.Command, []string) error { return runConfigShow(flags, formats) },
	}
	addFormat(cmd, &formats, view.Tables|view.Data)
	return cmd
}

func runConfigShow(flags *shared, formats []string) error {
	out, err := newOutputs(flags, formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	where, err := flags.locate(flags.env.Dir)
	if err != nil {
		return err
	}
	if err := out.notInputs(where.root); err != nil {
		return err
	}
	dir, err := where.open()
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }()
	flags.detail(where.said())
	c, err := catalogue.Open(dir)
	if err != nil {
		return where.prefixed(err)
	}
	t := table.New("Settings", "Setting, Value, Origin")
	for _, s := range effective(c) {
		origin := "default"
		if s.File != "" {
			origin = fmt.Sprintf("%s:%d", path.Join(where.prefix, s.File), s.Line)
		}
		t.AddTexts(s.Path, plainText(s.Value), origin)
	}
	return out.writeTable("settings", t)
}

// effective are the settings in force, the profiles included when no file names them.
func effective(c *catalogue.Catalogue) []catalogue.Setting {
	list := c.Effective()
	if c.Settings.Profiles == nil {
		list = append([]catalogue.Setting{{Path: "profiles", Value: []any{string(lint.Core)}}}, list...)
	}
	return list
}

// plainText writes a value in one line: a text as it is, everything else as JSON, which is YAML too.
func plainText(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}
