package render

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/view"
)

// ruleOf is what there is to say about a rule, at least its name.
func ruleOf(doc *view.Doc, code, name string) view.Rule {
	var rule view.Rule
	if doc.Rule != nil {
		if known, ok := doc.Rule(code); ok {
			rule = known
		}
	}
	rule.Code = code
	rule.Name = cmp.Or(name, rule.Name, code)
	rule.Summary = cmp.Or(rule.Summary, rule.Name)
	return rule
}
