package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// rulesOptions are the flags of rules.
type rulesOptions struct {
	*shared
	formats   []string
	selection lint.Selection
}

func newRules(flags *shared) *cobra.Command {
	o := &rulesOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "rules [code…]",
		Short:   "List every rule, and which are on",
		GroupID: "learn",
		Long: `List every rule with its profile, severity, the phases in which it applies, whether it can be mended by a tool or
waived, and whether it is on and why: by default, by the settings of the catalogue, or by a flag. Codes, names, groups and
profiles narrow the list.

Exit status: 0, or 2 when a rule is unknown or the settings of the catalogue cannot be read.`,
		Example:           "  svc rules\n  svc rules OWN\n  svc rules governance -f json",
		ValidArgsFunction: completeRules,
		RunE:              func(_ *cobra.Command, args []string) error { return runRules(o, args) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	addSelection(cmd, &o.selection, "show as on", "show as off", "show these as on and no others")
	return cmd
}

func runRules(o *rulesOptions, names []string) error {
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	status, err := ruleStatus(o, out)
	if err != nil {
		return err
	}
	wanted, err := lint.Resolve(rules.All(), nil, nil, lint.Selection{Only: names})
	if err != nil {
		return err
	}
	t := table.New("Rules", "Code, Name, Profile, Severity, On, Why, Fixable, Waivable, Source")
	for i := range status {
		s := &status[i]
		if len(names) > 0 && !wanted[i].On {
			continue
		}
		t.AddTexts(s.Rule.Code, s.Rule.Name, string(s.Rule.Profile), levels(s), yesNo(s.On), string(s.Why), string(s.Rule.Fix), yesNo(s.Rule.Waivable), s.Rule.Source)
	}
	return out.writeTable("rules", t)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// levels is the severity by phase in words: "error", or "warning in beta, error from live".
func levels(s *lint.Status) string {
	if s.Replaced {
		return s.Override.String()
	}
	return s.Rule.LevelWords()
}

// ruleStatus tells which rules are on by the settings of the catalogue, if there is one here, and by default otherwise.
func ruleStatus(o *rulesOptions, out *outputs) ([]lint.Status, error) {
	where, err := o.locate(o.env.Dir)
	if err != nil {
		if o.catalogue == "" && o.env.Getenv("SVC_CATALOGUE") == "" {
			return lint.Resolve(rules.All(), nil, nil, o.selection)
		}
		return nil, err
	}
	if err := out.notInputs(where.root); err != nil {
		return nil, err
	}
	dir, err := where.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = dir.Close() }()
	o.detail(where.said())
	c, err := catalogue.Open(dir)
	if err != nil {
		return nil, where.prefixed(err)
	}
	status, err := lint.Rules(c, rules.All(), o.selection)
	return status, where.prefixed(err)
}

// findRule finds a rule by code or name.
func findRule(name string) (*lint.Rule, error) {
	var names []string
	for _, r := range rules.All() {
		if strings.EqualFold(r.Code, name) || strings.EqualFold(r.Name, name) {
			return r, nil
		}
		names = append(names, r.Code, r.Name)
	}
	for _, r := range rules.All() {
		if group := r.Group(); !slices.Contains(names, group) {
			names = append(names, group)
		}
		if profile := string(r.Profile); !slices.Contains(names, profile) {
			names = append(names, profile)
		}
	}
	hint := onlyNear(name, names)
	if hint == "" {
		hint = "\nsvc rules lists every rule"
	}
	return nil, fault.New("unknown rule %s%s", quoted(name), hint)
}
