// Package rules lists every rule with its page. A rule is one file below this folder and one page beside it.
package rules

import (
	"embed"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/pack"
	"github.com/service-catalogue/svc/internal/sorting"
)

// packed are the rules' pages, <group>/<name_of_the_rule>.md, as internal/gen packs them.
//
//go:embed pages.gz
var packed embed.FS

// PageBreak stands between packed pages.
const PageBreak = "\f"

// All returns every rule, ordered by group as the catalogue of rules has them and by code within.
func All() []*lint.Rule {
	list := all()
	sorting.By(list, func(a, b *lint.Rule) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// Pages gives the page of each rule, Markdown. They are unpacked when the first is asked for.
func Pages() func(*lint.Rule) string {
	pages := sync.OnceValue(func() []string {
		text, _ := pack.Text(packed, "pages.gz") // what is embedded can always be read
		return strings.Split(text, PageBreak)
	})
	return func(r *lint.Rule) string {
		for _, page := range pages() {
			if strings.HasPrefix(page, "# "+r.Code+" ") {
				return page
			}
		}
		return ""
	}
}
