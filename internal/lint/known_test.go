package lint_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// before are findings of one rule, written as service:severity; a waived one ends in an exclamation mark.
func before(list ...string) []finding.Finding {
	var out []finding.Finding
	for _, item := range list {
		item, waived := strings.CutSuffix(item, "!")
		service, level, _ := strings.Cut(item, ":")
		severity, err := finding.ParseSeverity(level)
		if err != nil {
			panic(err)
		}
		f := finding.Finding{Code: "OWN008", Service: service, File: "services/" + service + ".yaml", Path: "deputies", Severity: severity}
		if waived {
			f.Waiver = &finding.Waiver{}
		}
		out = append(out, f)
	}
	finding.Fingerprints(out)
	return out
}

func TestKnown(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		then, now []string
		renamed   map[string]string
		want      string
	}{
		"nothing":                  {nil, nil, nil, ""},
		"all new":                  {nil, []string{"a:error", "b:info"}, nil, "a b"},
		"all known":                {[]string{"b:info", "a:error"}, []string{"a:error", "b:info"}, nil, ""},
		"mended":                   {[]string{"a:error"}, nil, nil, ""},
		"one more of a kind":       {[]string{"a:error"}, []string{"a:error", "a:error"}, nil, "a"},
		"one fewer of a kind":      {[]string{"a:error", "a:error"}, []string{"a:error"}, nil, ""},
		"graver than before":       {[]string{"a:warning"}, []string{"a:error"}, nil, "a"},
		"milder than before":       {[]string{"a:error"}, []string{"a:warning"}, nil, ""},
		"no longer waived":         {[]string{"a:error!"}, []string{"a:error"}, nil, "a"},
		"waived now":               {[]string{"a:error"}, []string{"a:error!"}, nil, ""},
		"waived then and now":      {[]string{"a:error!"}, []string{"a:error!"}, nil, ""},
		"a new one that is waived": {nil, []string{"a:error!"}, nil, "a"},
		"another name":             {[]string{"a:error"}, []string{"b:error"}, nil, "b"},
		"renamed":                  {[]string{"a:error"}, []string{"b:error"}, map[string]string{"b": "a"}, ""},
		"renamed with one more":    {[]string{"a:error"}, []string{"b:error", "b:error"}, map[string]string{"b": "a"}, "b"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			now := before(tt.now...)
			for _, f := range lint.NewKnown(before(tt.then...)).Without(now, lint.NewFormer(now, tt.renamed)) {
				got = append(got, f.Service)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("new are %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFormer checks what findings were called before services were renamed, also those that only name such a service.
func TestFormer(t *testing.T) {
	t.Parallel()
	was := []finding.Finding{
		{Code: "OWN008", Service: "host", Path: "deputies", Severity: finding.Error},
		{Code: "DEP003", Service: "pay", Path: "dependencies[host].criticality", Severity: finding.Error},
		{Code: "DEP005", Service: "pay", Path: "dependencies", About: []string{"pay", "host"}, Severity: finding.Error},
		{Code: "KPI001", Service: "pay", Path: "kpis[store][2].target", Severity: finding.Error},
	}
	is := []finding.Finding{
		{Code: "OWN008", Service: "store", Path: "deputies", Severity: finding.Error},
		{Code: "DEP003", Service: "pay", Path: "dependencies[store].criticality", Severity: finding.Error},
		{Code: "DEP005", Service: "pay", Path: "dependencies", About: []string{"pay", "store"}, Severity: finding.Error},
		{Code: "KPI001", Service: "pay", Path: "kpis[store][2].target", Severity: finding.Error}, // the key of a figure
		{Code: "DEP003", Service: "pay", Path: "dependencies[post].criticality", Severity: finding.Error},
		{Code: "OWN008", Service: "host", Path: "deputies", Severity: finding.Error}, // another service took the id
	}
	finding.Fingerprints(was)
	finding.Fingerprints(is)
	var got []string
	for _, f := range lint.NewKnown(was).Without(is, lint.NewFormer(is, map[string]string{"store": "host", "host": "none"})) {
		got = append(got, f.Service+":"+f.Path)
	}
	if want := "pay:dependencies[post].criticality host:deputies"; strings.Join(got, " ") != want {
		t.Errorf("new are %q, want %q", got, want)
	}
}
