package people

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// UnknownPerson reports ids of people that people.yaml does not have (own rule). Owners who are no person are left to OWN002
// and OWN004, deputies to OWN009.
func UnknownPerson() *lint.Rule {
	return &lint.Rule{
		Code: "PPL001", Name: "unknown-person", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Hint, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			people := p.Catalogue.People()
			if !p.Names(s, func(n catalogue.Name) bool { return n.Kind == "person" && people[n.Value] == nil }) {
				return
			}
			eachStranger(p, s, func(r catalogue.Ref) {
				if path := r.Path(); !leftToOwnership(p, path, r.Value) {
					reportStranger(p, s, path, r.Value)
				}
			})
		},
		Shared: func(p *lint.Pass) {
			if file := p.Catalogue.SharedFile(catalogue.SettingsFile); file != nil {
				eachStranger(p, p.Catalogue.Settings, func(r catalogue.Ref) { reportStranger(p, file, r.Path(), r.Value) })
			}
		},
	}
}

// eachStranger visits every reference to somebody who is not in people.yaml. Without a list of people there, that is what is
// wrong.
func eachStranger(p *lint.Pass, document any, visit func(catalogue.Ref)) {
	people := p.Catalogue.People()
	if people == nil {
		return
	}
	p.Catalogue.Refs(document, func(r catalogue.Ref) {
		if r.Kind == "person" && people[r.Value] == nil {
			visit(r)
		}
	})
}

// leftToOwnership reports whether a rule about ownership says more about an unknown person.
func leftToOwnership(p *lint.Pass, path, value string) bool {
	if strings.HasPrefix(path, "deputies[") {
		return p.On("OWN009")
	}
	if path != "owner.person" {
		return false
	}
	switch reading, _ := p.Catalogue.ReadOwner(value); reading {
	case catalogue.SeveralPeople:
		return p.On("OWN002")
	case catalogue.NotAPerson:
		return p.On("OWN004")
	default:
		return false
	}
}

func reportStranger(p *lint.Pass, at lint.Place, path, value string) {
	meant := p.Catalogue.NearestPeople(value)
	near := lint.Text("")
	if len(meant) > 0 {
		near = lint.Text("; nearest: `" + strings.Join(meant, "`, `") + "`")
	}
	p.Report(at, path, "`%s` is not in people.yaml%s", value, near).Help("%s", edit(p, path, value, meant))
}

// edit says what to write instead of an unknown id.
func edit(p *lint.Pass, path, value string, meant []string) lint.Text {
	if reading, names := p.Catalogue.ReadOwner(value); reading == catalogue.SeveralPeople {
		return lint.Text("write each person's id on its own; this names " + lint.List(names))
	}
	if len(meant) == 0 {
		return "add the person to people.yaml, with this id, a name and a work address, or write the id of somebody who is there"
	}
	return lint.Text("write `" + field(p, path) + meant[0] + "` if that is who is meant, or add the person to people.yaml")
}

// field is the key in front of a value, such as "lead: ". Items of a list have none.
func field(p *lint.Pass, path string) string {
	key := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case strings.HasSuffix(key, "]"):
		return ""
	case path == "owner.person" && len(p.Keys("owner")) == 0:
		return "owner: "
	}
	return key + ": "
}
