package cli_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// comparison is a change between a revision and the work, and the flags with which both are checked.
type comparison struct {
	was, is edits
	flags   []string // of both
	now     []string // of the run for the work
}

// TestSince holds what lint --since says against two independent runs of lint: it looks at what both states have in common
// only once.
func TestSince(t *testing.T) {
	t.Parallel()
	for name, tt := range comparisons(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env, _, _ := env(t)
			env.Getenv = func(name string) string { return map[string]string{"PATH": os.Getenv("PATH"), "HOME": env.Dir}[name] }
			shipped(t, env.Dir, "repo")
			tt.was.make(t, filepath.Join(env.Dir, "repo"))
			if err := os.CopyFS(filepath.Join(env.Dir, "then"), os.DirFS(filepath.Join(env.Dir, "repo"))); err != nil {
				t.Fatal(err)
			}
			if slices.Contains(tt.now, "--baseline") {
				linted(t, env, "repo", "--baseline", "debt.json", "--update-baseline", "--only", "OWN,STY")
			}
			commit(t, filepath.Join(env.Dir, "repo"))
			tt.is.make(t, filepath.Join(env.Dir, "repo"))

			before := linted(t, env, "then", tt.flags...)
			after := linted(t, env, "repo", slices.Concat(tt.now, tt.flags)...)
			got := linted(t, env, "repo", slices.Concat(tt.now, tt.flags, []string{"--since", "HEAD"})...)
			want := without(after, before)
			if renames(name) {
				want = nil
			}
			same(t, "what --since lists", got, want)
			if len(before) == 0 {
				t.Error("the revision has no findings, so nothing could be subtracted")
			}
		})
	}
}

// comparisons are kinds of change, in the catalogue and in what it is checked with.
func comparisons(t *testing.T) map[string]comparison {
	t.Helper()
	const unowned = "services/take-card-payments.yaml"
	debts := edits{ // in many files, of one entry and of several, so that there is something to subtract
		mooring:                       replaced("reviewed: 2026-04-24", "reviewed: 2020-01-01"),
		harbour:                       replaced("deputies:", "deputies: [nobody-one, nobody-two, nobody-two]\nx-deputies:"),
		"services/send-messages.yaml": replaced("phase: ", "phase: live # "),
		unowned:                       replaced("owner:", "x-owner:"),
		"services/broken.yaml":        func(string) string { return "id: [\n" },
		"people.yaml":                 func(text string) string { return text + "  odd-one: {name: Odd, email: odd}\n" },
	}
	all := []string{"--select", "core,governance,digital", "--min-level", "info"}
	out := map[string]comparison{}
	for name, is := range kinds(t) {
		out[name] = comparison{was: debts, is: is, flags: all}
	}
	swap := func(old, with string) edits { return edits{"svc.yaml": replaced(old, with)} }
	waiver := "\n  - {rule: OWN001, services: [take-card-payments], reason: It will be handed over in autumn by the board., approved_by: m-adeyemi, expires: 2026-12-31}"
	more := map[string]comparison{
		"a person who is gone":  {is: edits{"people.yaml": replaced("  i-marlow:", "  i-marlowe:")}},
		"a person who has left": {is: edits{"people.yaml": replaced("  i-marlow:", "  i-marlow:\n    left: 2026-01-31")}},
		"a broken people.yaml":  {is: edits{"people.yaml": func(string) string { return "people: [\n" }}},
		"a mended people.yaml":  {was: edits{"people.yaml": func(string) string { return "people: [\n" }}, is: edits{"people.yaml": func(string) string { return read(t, "people.yaml") }}},
		"no people.yaml":        {is: edits{"people.yaml": gone}},
		"roles":                 {is: edits{"roles.yaml": replaced("reviewed: 2026-04-01", "reviewed: 2020-04-01")}},
		"a severity":            {is: swap("currency: GBP", "currency: GBP\nrules: {OWN001: warning, OWN009: info, STY002: error}")},
		"a rule that is off":    {is: swap("currency: GBP", "currency: GBP\nrules: {OWN009: none}")},
		"a rule that is on":     {was: swap("currency: GBP", "currency: GBP\nrules: {OWN009: none}"), is: swap("\nrules: {OWN009: none}", "")},
		"limits":                {is: swap("services_per_owner: 7", "services_per_owner: 1")},
		"fewer profiles":        {is: swap("  - digital", "  # - digital"), flags: []string{"-q"}},
		"more profiles":         {was: swap("  - digital", "  # - digital"), is: swap("  # - digital", "  - digital"), flags: []string{"-q"}},
		"a shared waiver":       {is: swap("waivers:", "waivers:"+waiver)},
		"a shared waiver gone":  {was: swap("waivers:", "waivers:"+waiver), is: swap(waiver, "")},
		"a waiver run out":      {was: swap("waivers:", "waivers:"+waiver), is: swap("expires: 2026-12-31", "expires: 2026-05-31")},
		"a waiver of its own": {is: edits{harbour: func(text string) string {
			return text + "waivers:\n  - {rule: OWN009, reason: They will come next month., approved_by: m-adeyemi, expires: 2026-12-31}\n"
		}}},
		"settings that are extended": {
			was: edits{"svc.yaml": replaced("currency: GBP", "extends: more.yaml"), "more.yaml": func(string) string { return "schema: svc-settings/v1\ncurrency: GBP\n" }},
			is:  edits{"more.yaml": replaced("currency: GBP", "currency: NOK\nrules: {OWN009: info}")},
		},
		"settings that are extended now": {is: edits{"svc.yaml": replaced("currency: GBP", "extends: more.yaml"), "more.yaml": func(string) string { return "schema: svc-settings/v1\nrules: {STY001: error}\n" }}},
		"lines that moved":               {is: edits{harbour: func(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }}},
		"another order of keys":          {is: edits{harbour: reversed, mooring: reversed}},
		"one more of the same":           {is: edits{harbour: replaced("[nobody-one, ", "[nobody-two, nobody-one, ")}},
		"one less of the same":           {is: edits{harbour: replaced(", nobody-two]", "]")}},
		"an entry that is mended":        {is: edits{"services/broken.yaml": func(string) string { return read(t, harbour) }}},
		"an entry that is broken still":  {is: edits{"services/broken.yaml": func(string) string { return "id: [[\n" }}},
		"two of one id":                  {is: edits{"services/other/pay-harbour-dues.yaml": func(string) string { return read(t, harbour) }}},
		"a provider that retires":        {is: edits{"services/tideline-hosting.yaml": replaced("phase: live", "phase: retirement")}},
		"a rule alone":                   {is: edits{mooring: replaced("availability_percent: ", "availability_percent: 99.99999 # ")}, flags: []string{"--only", "OWN,DEP,STY"}},
		"the policy of the revision":     {is: swap("currency: GBP", "currency: GBP\nrules: {OWN009: none}"), now: []string{"--policy-from", "HEAD"}},
		"waivers and the policy of the revision": {
			is:  edits{"svc.yaml": replaced("waivers:", "waivers:"+waiver), harbour: replaced("reviewed: ", "reviewed: 2020-01-01 # ")},
			now: []string{"--policy-from", "HEAD"},
		},
		"somebody's leave": {is: edits{harbour: replaced("reviewed: ", "reviewed: 2020-01-01 # ")}, now: []string{"--without", "i-marlow"}},
		"a baseline":       {is: edits{harbour: replaced("reviewed: ", "reviewed: 2020-01-01 # ")}, now: []string{"--baseline", "debt.json"}},
	}
	for name, tt := range more {
		was := maps.Clone(debts)
		for file, edit := range tt.was {
			if first := was[file]; first != nil {
				was[file] = func(text string) string { return edit(first(text)) }
				continue
			}
			was[file] = edit
		}
		tt.was = was
		if tt.flags == nil {
			tt.flags = all
		}
		out[name] = tt
	}
	return out
}

// reversed puts the fields of an entry in the opposite order.
func reversed(text string) string {
	var blocks []string
	for line := range strings.Lines(text) {
		if top := strings.TrimLeft(line, " #-\n"); len(blocks) > 0 && (top == "" || top != line) {
			blocks[len(blocks)-1] += line
			continue
		}
		blocks = append(blocks, line)
	}
	out := ""
	for _, block := range blocks {
		out = block + out
	}
	return out
}

// commit commits everything in a directory to a repository of its own.
func commit(t *testing.T, dir string) {
	t.Helper()
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "-A"}, {"commit", "-q", "-m", "One"}} {
		cmd := exec.CommandContext(t.Context(), "git", args...)
		cmd.Dir = dir
		cmd.Env = []string{
			"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
			"GIT_AUTHOR_NAME=Aisha Khan", "GIT_AUTHOR_EMAIL=aisha.khan@example.gov.uk", "GIT_COMMITTER_NAME=Aisha Khan", "GIT_COMMITTER_EMAIL=aisha.khan@example.gov.uk",
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}
