//go:build !bootstrap

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
)

const rulesIntro = `# Rules

Every rule with its page. ` + "`svc rules`" + ` prints this list for your catalogue, ` + "`svc explain CODE`" + ` a page.

- **Severity** depends on the phase of the service where the cell says so, and ` + "`rules:`" + ` in svc.yaml changes it.
- **Fix**: *yes* is a safe rewrite, *hint* prints the exact edit, *no* needs a human decision.
- **Waivable**: whether ` + "`waivers:`" + ` can accept it for a time.
- A profile is turned on in svc.yaml: ` + "`profiles: [core]`" + ` is what holds when nothing is said. Rules of the profile *diff* judge changes
  in ` + "`svc diff`" + `; they are always on, and have classes in place of a severity.

| Code | Name | Profile | Severity | Fix | Waivable | What it asks for |
| --- | --- | --- | --- | --- | --- | --- |
`

// ruleIndex is the list of all rules.
func ruleIndex(root string) ([]byte, error) {
	var b strings.Builder
	b.WriteString(generatedPage + rulesIntro)
	for _, rule := range rules.All() {
		page, err := rulePage(root, rule)
		if err != nil {
			return nil, err
		}
		summary, err := ruleSummary(root, rule)
		if err != nil {
			return nil, err
		}
		waivable := "no"
		if rule.Waivable {
			waivable = "yes"
		}
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s | %s | %s | %s |\n", rule.Code, page, rule.Name, rule.Profile,
			levelWords(rule), rule.Fix, waivable, strings.ReplaceAll(summary, "|", `\|`))
	}
	return []byte(b.String()), nil
}

// rulePage is the page of a rule, relative to the folder of all rules.
func rulePage(root string, rule *lint.Rule) (string, error) {
	dir := filepath.Join(root, "internal", "rules")
	name := strings.ReplaceAll(rule.Name, "-", "_") + ".md"
	found, err := filepath.Glob(filepath.Join(dir, "*", name))
	if err != nil {
		return "", err
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%s %s: want one page %s below internal/rules, found %d", rule.Code, rule.Name, name, len(found))
	}
	relative, err := filepath.Rel(dir, found[0])
	return filepath.ToSlash(relative), err
}

// pageText is the text of a rule's page.
func pageText(root string, rule *lint.Rule) (string, error) {
	page, err := rulePage(root, rule)
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(root, "internal", "rules", page))
	return string(text), err
}

// ruleSummary is the first paragraph of a rule's page, below the heading.
func ruleSummary(root string, rule *lint.Rule) (string, error) {
	page, err := pageText(root, rule)
	if err != nil {
		return "", err
	}
	_, text, _ := strings.Cut(page, "\n\n")
	summary, _, ok := strings.Cut(text, "\n\n")
	if !ok || strings.HasPrefix(summary, "#") {
		return "", fmt.Errorf("%s %s: the page has no summary below its heading", rule.Code, rule.Name)
	}
	return strings.Join(strings.Fields(summary), " "), nil
}

// levelWords says how severe a rule is, or which classes it gives to changes.
func levelWords(rule *lint.Rule) string {
	if rule.Change != nil {
		return rule.LevelWords()
	}
	return severityWords(rule.Levels)
}

// severityWords says how severe a rule is in which phases: "error", or "warning in beta, error from live".
func severityWords(levels lint.Levels) string {
	phases := catalogue.Phases()
	var out []string
	for from := 0; from < len(phases); {
		to := from
		for to+1 < len(phases) && levels.At(to+1) == levels.At(from) {
			to++
		}
		if levels.At(from) != finding.None {
			out = append(out, levels.At(from).String()+spanWords(phases, from, to))
		}
		from = to + 1
	}
	return strings.Join(out, ", ")
}

func spanWords(phases []string, from, to int) string {
	last := len(phases) - 1
	switch {
	case from == 0 && to == last:
		return ""
	case from == to:
		return " in " + phases[from]
	case to == last:
		return " from " + phases[from]
	}
	return " in " + strings.Join(phases[from:to], ", ") + " and " + phases[to]
}
