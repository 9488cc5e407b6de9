// Package rules lists every rule with its page. A rule is one file below this folder and one page beside it.
package rules

import (
	"embed"
	"path"
	"strings"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
)

// pages are the rules' pages: <group>/<name_of_the_rule>.md.
//
//go:embed */*.md
var pages embed.FS

// All returns every rule, ordered by group as the catalogue of rules has them and by code within.
func All() []*lint.Rule {
	list := all()
	docs := pageTexts()
	for _, r := range list {
		r.Doc = docs[strings.ReplaceAll(r.Name, "-", "_")]
	}
	sorting.By(list, func(a, b *lint.Rule) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// pageTexts maps the name of a page without folder and extension to its text.
func pageTexts() map[string]string {
	out := map[string]string{}
	groups, _ := pages.ReadDir(".") // an embedded folder can always be read
	for _, group := range groups {
		files, _ := pages.ReadDir(group.Name())
		for _, f := range files {
			text, _ := pages.ReadFile(path.Join(group.Name(), f.Name()))
			out[strings.TrimSuffix(f.Name(), ".md")] = string(text)
		}
	}
	return out
}
