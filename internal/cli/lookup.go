package cli

import (
	"strings"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/view"
)

// lookup answers what formats ask about the findings of the run.
func (j *lintJob) lookup(result *lint.Result) view.Lookup {
	return view.Lookup{
		Line: j.lines(), Text: func(file string) ([]byte, bool) { return j.holder(file).Bytes(file) }, Why: why(), Owner: j.ownerName, Rule: aboutCode(), Edits: j.edits(result),
		Services: func() (list []view.Service) {
			for _, s := range result.Services {
				if j.scope.has(s.File.Name) {
					list = append(list, view.Service{ID: s.ID, File: s.File.Name})
				}
			}
			return list
		},
	}
}

// aboutCode is what formats say about the rule of a code.
func aboutCode() func(code string) (view.Rule, bool) {
	byCode := map[string]*lint.Rule{}
	for _, r := range rules.All() {
		byCode[r.Code] = r
	}
	page := rules.Pages()
	return func(code string) (view.Rule, bool) {
		r := byCode[code]
		if r == nil {
			return view.Rule{}, false
		}
		return aboutRule(r, page(r)), true
	}
}

// ownerName names who is accountable for a service; it is empty when nobody is.
func (j *lintJob) ownerName(service string) string {
	s := j.opened.ByID(service)
	if s == nil {
		return ""
	}
	id := s.OwnerID()
	if person := j.opened.Person(id); person != nil && person.Name != "" {
		return person.Name
	}
	return id
}

// aboutRule is what formats say about a rule, from its page.
func aboutRule(r *lint.Rule, page string) view.Rule {
	_, body, _ := strings.Cut(page, "\n\n")
	_, reason, _ := strings.Cut(page, "\n## Why\n\n")
	return view.Rule{
		Code: r.Code, Name: r.Name, Summary: firstParagraph(body), Reason: firstParagraph(reason), Page: page,
		Tags: []string{"service-catalogue", r.Group(), string(r.Profile)}, Severity: r.Levels.Max(),
	}
}

func firstParagraph(text string) string {
	paragraph, _, _ := strings.Cut(text, "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}
