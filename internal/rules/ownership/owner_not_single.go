package ownership

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerNotSingle reports services with several owners, be it in a list or in one text (sources 001, 004; FitSM-3: one
// owner for each service).
func OwnerNotSingle() *lint.Rule {
	return &lint.Rule{
		Code: "OWN002", Name: "owner-not-single", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Auto, Source: "001, 004, FitSM-3",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if path := ownersPath(p); p.Document().IsList(path) {
				reportOwners(p, s, path, idsOf(p, p.Texts(path)))
				return
			}
			if reading, names := p.Catalogue.ReadOwner(s.OwnerID()); reading == catalogue.SeveralPeople {
				path, _ := ownerField(p)
				reportOwners(p, s, path, idsOf(p, names))
			}
		},
	}
}

// ownersPath is where a list stands in place of the one owner, if there is one.
func ownersPath(p *lint.Pass) string {
	if p.Document().IsList("owner") {
		return "owner"
	}
	return "owner.person"
}

// reportOwners reports owners of whom there is to be one.
func reportOwners(p *lint.Pass, s *catalogue.Service, path string, ids []string) {
	_, key := ownerField(p)
	switch len(ids) {
	case 0: // which is no owner at all
	case 1:
		how := "named more than once"
		if p.Document().IsList(path) {
			how = "written as a list"
		}
		found := p.Report(s, path, "the one owner (%s) is %s; exactly one person is accountable", namesOf(p, ids), lint.Text(how)).
			Help("%s", alone(path, key, ids[0]))
		if unwraps(p, path) {
			found.Fix(edit.Unwrap(path))
		}
	default:
		p.Report(s, path, "%d owners found (%s); exactly one person is accountable", len(ids), namesOf(p, ids)).
			Help("keep the one who is accountable in `owner` and move the others to `deputies`: %s", oneAndDeputies(p, key, ids, s.Deputies))
	}
}

// alone says how the one owner is written: without the list, in which there may be more than a name.
func alone(path, key, id string) lint.Text {
	if path == "owner" && key == "person" {
		return lint.Text("take away the list, its square brackets or the dash, so that `person: " + id + "` stands right under `owner`")
	}
	return lint.Text("write `" + key + ": " + id + "`")
}

// unwraps reports whether a list has one item that may stand in place of the list: a name, or for the whole block of the
// owner a mapping with a person.
func unwraps(p *lint.Pass, path string) bool {
	doc, item := p.Document(), path+"[0]"
	if doc.Len(path) != 1 {
		return false
	}
	if path == "owner" && doc.Text("owner[0].person") != "" {
		return true
	}
	return doc.Text(item) != "" && len(idsOf(p, []string{doc.Text(item)})) == 1
}
