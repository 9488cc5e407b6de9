package lint_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// some are rules of all profiles, two of them of one group.
func some() []*lint.Rule {
	rule := func(code, name string, profile lint.Profile) *lint.Rule {
		r := everywhere(code, "owner")
		r.Name, r.Profile = name, profile
		return r
	}
	return []*lint.Rule{
		rule("CHN001", "channels-missing", lint.Digital),
		rule("GOV001", "activity-not-covered", lint.Governance),
		rule("GOV002", "ambiguous-role-title", lint.Governance),
		rule("OWN001", "owner-missing", lint.Core),
		rule("OWN008", "deputy-missing", lint.Core),
		rule("SLA001", "sla-missing", lint.Core),
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	type list = []string
	tests := map[string]struct {
		profiles   list
		severities map[string]string
		in         lint.Selection
		want       string // the codes that are on, each with its reason
	}{
		"nothing said": {want: "OWN001 default, OWN008 default, SLA001 default"},
		"profiles of the settings": {
			profiles: list{"core", "digital"}, want: "CHN001 settings, OWN001 settings, OWN008 settings, SLA001 settings",
		},
		"one profile without core":   {profiles: list{"governance"}, want: "GOV001 settings, GOV002 settings"},
		"no profile in the settings": {profiles: list{}, want: ""},
		"select a code":              {in: lint.Selection{Select: list{"GOV002"}}, want: "GOV002 flag, OWN001 default, OWN008 default, SLA001 default"},
		"select a name":              {in: lint.Selection{Select: list{"channels-missing"}}, want: "CHN001 flag, OWN001 default, OWN008 default, SLA001 default"},
		"select a group":             {in: lint.Selection{Select: list{"GOV"}}, want: "GOV001 flag, GOV002 flag, OWN001 default, OWN008 default, SLA001 default"},
		"select a profile":           {in: lint.Selection{Select: list{"digital"}}, want: "CHN001 flag, OWN001 default, OWN008 default, SLA001 default"},
		"select what is on":          {in: lint.Selection{Select: list{"OWN008"}}, want: "OWN001 default, OWN008 flag, SLA001 default"},
		"any case":                   {in: lint.Selection{Only: list{"own001", "Deputy-Missing", "gov", "DIGITAL"}}, want: "CHN001 flag, GOV001 flag, GOV002 flag, OWN001 flag, OWN008 flag"},
		"ignore a code":              {in: lint.Selection{Ignore: list{"OWN008"}}, want: "OWN001 default, SLA001 default"},
		"ignore a name":              {in: lint.Selection{Ignore: list{"deputy-missing"}}, want: "OWN001 default, SLA001 default"},
		"ignore a group":             {in: lint.Selection{Ignore: list{"OWN"}}, want: "SLA001 default"},
		"ignore a profile":           {in: lint.Selection{Ignore: list{"core"}}, want: ""},
		"only":                       {in: lint.Selection{Only: list{"OWN008"}}, want: "OWN008 flag"},
		"only and select":            {in: lint.Selection{Only: list{"OWN008"}, Select: list{"GOV001"}}, want: "GOV001 flag, OWN008 flag"},
		"ignore is the last word":    {in: lint.Selection{Only: list{"OWN"}, Select: list{"GOV"}, Ignore: list{"GOV002", "OWN001"}}, want: "GOV001 flag, OWN008 flag"},
		"none in the settings":       {severities: map[string]string{"OWN008": "none"}, want: "OWN001 default, SLA001 default"},
		"none in the settings, by name": {
			severities: map[string]string{"deputy-missing": "none"}, want: "OWN001 default, SLA001 default",
		},
		"a selected rule is stronger than none in the settings": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Select: list{"OWN008"}}, want: "OWN001 default, OWN008 flag, SLA001 default",
		},
		"its only rule too": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Only: list{"deputy-missing"}}, want: "OWN008 flag",
		},
		"its group is not": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Only: list{"OWN"}}, want: "OWN001 flag",
		},
		"its profile is not": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Only: list{"core"}}, want: "OWN001 flag, SLA001 flag",
		},
		"none on the command line is stronger than all": {
			in: lint.Selection{Only: list{"OWN008", "OWN001"}, Severity: map[string]string{"OWN008": "none"}}, want: "OWN001 flag",
		},
		"the command line is stronger than none in the settings": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Severity: map[string]string{"OWN008": "error"}},
			want: "OWN001 default, OWN008 default, SLA001 default",
		},
		"another severity turns nothing on": {
			severities: map[string]string{"GOV001": "error"}, want: "OWN001 default, OWN008 default, SLA001 default",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, err := lint.Resolve(some(), tt.profiles, tt.severities, tt.in)
			if err != nil {
				t.Fatal(err)
			}
			var on []string
			for _, s := range status {
				if s.On {
					on = append(on, s.Rule.Code+" "+string(s.Why))
				}
			}
			if got := strings.Join(on, ", "); got != tt.want {
				t.Errorf("on are %s, want %s", got, tt.want)
			}
		})
	}
}

// TestResolveWhyOff checks that it is known whose word turned a rule off.
func TestResolveWhyOff(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		severities map[string]string
		in         lint.Selection
		want       lint.Why
	}{
		"none in the settings":     {severities: map[string]string{"OWN008": "none"}, want: lint.BySettings},
		"none on the command line": {in: lint.Selection{Severity: map[string]string{"OWN008": "none"}}, want: lint.ByFlag},
		"ignored":                  {in: lint.Selection{Ignore: []string{"OWN"}}, want: lint.ByFlag},
		"not among the only ones":  {in: lint.Selection{Only: []string{"SLA"}}, want: lint.ByFlag},
		"none stays, in a group": {
			severities: map[string]string{"OWN008": "none"}, in: lint.Selection{Select: []string{"OWN"}}, want: lint.BySettings,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, err := lint.Resolve(some(), nil, tt.severities, tt.in)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(status, func(s lint.Status) bool { return s.Rule.Code == "OWN008" })
			if status[i].On || status[i].Why != tt.want {
				t.Errorf("OWN008 is on: %v, why: %s; want it off, why: %s", status[i].On, status[i].Why, tt.want)
			}
		})
	}
}

func TestUnknownNames(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		severities map[string]string
		in         lint.Selection
		want       string
	}{
		"code in select":  {in: lint.Selection{Select: []string{"OWN08"}}, want: `unknown rule "OWN08": did you mean OWN008, `},
		"name in ignore":  {in: lint.Selection{Ignore: []string{"deputy-mising"}}, want: `unknown rule "deputy-mising": did you mean deputy-missing`},
		"group in only":   {in: lint.Selection{Only: []string{"CNH"}}, want: `unknown rule "CNH": did you mean CHN`},
		"profile in only": {in: lint.Selection{Only: []string{"govrnance"}}, want: `unknown rule "govrnance": did you mean governance?`},
		"one of several":  {in: lint.Selection{Only: []string{"OWN", "digitl"}}, want: `unknown rule "digitl": did you mean digital?`},
		"nothing near":    {in: lint.Selection{Only: []string{"xylophone"}}, want: `unknown rule "xylophone": want a code, name, group or profile (svc rules lists them)`},
		"nothing at all":  {in: lint.Selection{Only: []string{""}}, want: `unknown rule "": `},
		"severity":        {in: lint.Selection{Severity: map[string]string{"OWN08": "error"}}, want: `unknown rule "OWN08": did you mean OWN008, `},
		"group in severity": {
			in:   lint.Selection{Severity: map[string]string{"OWN": "error"}},
			want: `rule OWN: that is several rules, and a severity belongs to one; svc rules OWN lists them`,
		},
		"settings": {severities: map[string]string{"OWN08": "error"}, want: `unknown rule "OWN08": did you mean OWN008, `},
		"level":    {severities: map[string]string{"OWN008": "fatal"}, want: `rule OWN008: unknown severity "fatal": want error, warning, info or none`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := lint.Resolve(some(), nil, tt.severities, tt.in)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Fatalf("Resolve gives %v, want %s", err, tt.want)
			}
			if unknown, ok := errors.AsType[*lint.UnknownNameError](err); !ok && name != "level" || ok && len(unknown.Near) > 3 {
				t.Errorf("Resolve gives %#v", err)
			}
		})
	}
}

// TestUnknownNameInSettings checks that a rule that svc.yaml has wrong is shown there.
func TestUnknownNameInSettings(t *testing.T) {
	t.Parallel()
	fsys := files(map[string]string{"svc.yaml": settings("rules:", "  OWN001: error", "  OWN08: none")})
	_, err := try(t, fsys, lint.Options{Rules: some()})
	if _, ok := errors.AsType[*catalogue.SettingsError](err); !ok || !strings.HasPrefix(err.Error(), `svc.yaml:4:3: unknown rule "OWN08": did you mean OWN008`) {
		t.Errorf("Run gives %v", err)
	}
	_, err = try(t, files(nil), lint.Options{Rules: some(), Selection: lint.Selection{Only: []string{"OWN08"}}})
	if err == nil || !strings.HasPrefix(err.Error(), `unknown rule "OWN08": did you mean OWN008`) {
		t.Errorf("with the name on the command line Run gives %v", err)
	}
}

// TestSeverity checks which severity a finding has in the end.
func TestSeverity(t *testing.T) {
	t.Parallel()
	byPhase := everywhere("OWN001", "owner")
	byPhase.Levels = lint.From("alpha", finding.Warning).From("live", finding.Error)
	own := everywhere("OWN008", "owner")
	own.Service = func(p *lint.Pass, s *catalogue.Service) { p.Report(s, "owner", "oh").As(finding.Info) }
	rules := []*lint.Rule{byPhase, own}
	tests := map[string]struct {
		phase    string
		settings string
		in       map[string]string
		want     string
	}{
		"before it applies":     {phase: "discovery", want: "info OWN008"},
		"its first phase":       {phase: "alpha", want: "warning OWN001, info OWN008"},
		"the phase between":     {phase: "beta", want: "warning OWN001, info OWN008"},
		"its severest phase":    {phase: "live", want: "error OWN001, info OWN008"},
		"the last phase":        {phase: "retirement", want: "error OWN001, info OWN008"},
		"phase nobody knows":    {phase: "prod", want: "info OWN008"},
		"settings by code":      {phase: "live", settings: "rules: {OWN001: info, OWN008: error}", want: "info OWN001, error OWN008"},
		"settings by name":      {phase: "live", settings: "rules: {rule-own001: warning}", want: "warning OWN001, info OWN008"},
		"severity is no phase":  {phase: "discovery", settings: "rules: {OWN001: error}", want: "info OWN008"},
		"none in the settings":  {phase: "live", settings: "rules: {OWN001: none}", want: "info OWN008"},
		"command line":          {phase: "live", settings: "rules: {OWN001: none}", in: map[string]string{"OWN001": "warning"}, want: "warning OWN001, info OWN008"},
		"command line, by name": {phase: "live", in: map[string]string{"rule-own008": "error"}, want: "error OWN001, error OWN008"},
		"command line, none":    {phase: "live", settings: "rules: {OWN001: error}", in: map[string]string{"OWN001": "none"}, want: "info OWN008"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(entry("pay-fine"), "phase: discovery", "phase: "+tt.phase, 1)
			fsys := files(map[string]string{"pay-fine": text, "svc.yaml": settings(tt.settings)})
			var got []string
			for _, f := range must(t, fsys, lint.Options{Rules: rules, Selection: lint.Selection{Severity: tt.in}}) {
				got = append(got, f.Severity.String()+" "+f.Code)
			}
			slices.SortFunc(got, func(a, b string) int { return strings.Compare(a[len(a)-6:], b[len(b)-6:]) })
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("findings are %s, want %s", got, tt.want)
			}
		})
	}
}

func TestLevels(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   lint.Levels
		want string
	}{
		"every phase":        {lint.All(finding.Error), "error"},
		"from a phase":       {lint.From("beta", finding.Warning), "warning from beta"},
		"from the first":     {lint.From("discovery", finding.Warning), "warning"},
		"from the last":      {lint.From("retirement", finding.Error), "error from retirement"},
		"rising":             {lint.All(finding.Warning).From("beta", finding.Error), "warning in discovery to alpha, error from beta"},
		"rising at once":     {lint.From("beta", finding.Warning).From("live", finding.Error), "warning in beta, error from live"},
		"one phase":          {lint.In("live", finding.Info), "info in live"},
		"stretch that ends":  {lint.From("alpha", finding.Info).From("live", finding.None), "info in alpha to beta"},
		"nowhere":            {lint.Levels(0), ""},
		"the same from here": {lint.From("alpha", finding.Error).From("live", finding.Error), "error from alpha"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.String(); got != tt.want {
				t.Errorf("%v reads %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}
