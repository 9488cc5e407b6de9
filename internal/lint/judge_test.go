package lint_test

import (
	"context"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// value is a scalar of a file behind its key, and item one of a list in one line.
var (
	value = regexp.MustCompile(`: ("[^"]*"|[A-Za-z0-9][^,}\]\n{\[]*)`)
	item  = regexp.MustCompile(`([\[,] ?)([a-zA-Z0-9][a-zA-Z0-9 -]*)([,\]])`)
)

// mutations are a text with one value of it changed, one taken out, and one item of a list replaced, for every one there is.
func mutations(text string) []string {
	var out []string
	for _, at := range value.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, text[:at[2]]+other(text[at[2]:at[3]])+text[at[3]:], text[:at[2]]+`""`+text[at[3]:])
	}
	for _, at := range item.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, text[:at[4]]+"replaced"+text[at[5]:])
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimLeft(line, " "), "- {") {
			out = append(out, strings.Replace(text, line, "", 1))
		}
	}
	return out
}

// other is another value of the same kind.
func other(v string) string {
	digit := strings.IndexAny(v, "123456780")
	switch {
	case v == "true":
		return "false"
	case digit >= 0:
		return v[:digit] + string(v[digit]+1) + v[digit+1:]
	case strings.HasPrefix(v, `"`):
		return `"other` + v[1:]
	}
	return "other"
}

// TestEveryChangeIsJudgedOnce changes every value of the files of a rich catalogue, one at a time, in both directions: every
// change belongs to one rule, and to no other.
func TestEveryChangeIsJudgedOnce(t *testing.T) {
	t.Parallel()
	all := rules.All()
	o := lint.JudgeOptions{Rules: all, AsOf: ruletest.Day()}
	files := ruletest.Load(t, os.DirFS("../rules/testdata")).With("")
	base := ruletest.Open(t, files)
	judged := map[string]int{}
	for name, file := range files {
		if strings.HasPrefix(name, "services/") && name != ruletest.Main {
			continue // the main service has every field
		}
		for _, text := range mutations(string(file.Data)) {
			mutated := fstest.MapFS{}
			maps.Copy(mutated, files)
			mutated[name] = &fstest.MapFile{Data: []byte(text)}
			now, ok := open(mutated)
			if !ok {
				continue // settings that cannot be read
			}
			there, err := change.Compare(base, now)
			if err != nil {
				t.Fatal(err)
			}
			back, err := change.Compare(now, base)
			if err != nil {
				t.Fatal(err)
			}
			once(t, there, o, judged)
			once(t, back, o, judged)
		}
	}
	for _, r := range all {
		if r.Change != nil && judged[r.Code] == 0 {
			t.Errorf("no change of any value was judged by %s", r.Code)
		}
	}
}

// once checks that the changes of a set have one rule each, and as many verdicts at least.
func once(t *testing.T, set *change.Set, o lint.JudgeOptions, judged map[string]int) {
	t.Helper()
	for i, codes := range lint.Claimants(set, o) {
		if len(codes) != 1 {
			t.Errorf("%s %s %s is judged by %v", set.Changes[i].Document, set.Changes[i].Path, set.Changes[i].Kind, codes)
		}
	}
	verdicts, err := lint.Judge(t.Context(), set, o)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for _, v := range verdicts {
		judged[v.Code]++
		said[v.Service+" "+v.Path]++
		if v.Message == "" || v.Class == 0 || v.Fingerprint == "" || strings.Contains(v.Message, "%!") {
			t.Errorf("%s of %s %s says %q, %s", v.Code, v.Service, v.Path, v.Message, v.Class)
		}
	}
	for i := range set.Changes {
		if c := &set.Changes[i]; said[c.ID()+" "+c.Path] == 0 {
			t.Errorf("nothing is said of %s %s", c.Document, c.Path)
		}
	}
}

// open loads a catalogue, and gives false when it cannot be read.
func open(files fstest.MapFS) (*catalogue.Catalogue, bool) {
	c, err := catalogue.Open(files)
	return c, err == nil && c.Load(context.Background(), 1, nil) == nil
}

// TestJudgesHaveNoSeverity checks that nothing turns a rule about changes off or down.
func TestJudgesHaveNoSeverity(t *testing.T) {
	t.Parallel()
	const want = "rule DIF004: it judges changes in svc diff and has no severity; take it out"
	for _, level := range []string{"none", "info", "error"} {
		if _, err := lint.Resolve(rules.All(), nil, map[string]string{"DIF004": level}, lint.Selection{}); err == nil || err.Error() != want {
			t.Errorf("settings with DIF004: %s give %v, want %q", level, err, want)
		}
	}
	status, err := lint.Resolve(rules.All(), []string{"core"}, nil, lint.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range status {
		if s.Rule.Change != nil && (!s.On || s.Why != lint.ByDiff) {
			t.Errorf("%s is on: %v, because of %s", s.Rule.Code, s.On, s.Why)
		}
	}
}
