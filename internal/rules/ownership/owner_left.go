package ownership

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerLeft reports services whose owner is gone (source 001). The last working day still counts as here.
func OwnerLeft() *lint.Rule {
	return &lint.Rule{
		Code: "OWN005", Name: "owner-left", Profile: lint.Core, Levels: lint.All(finding.Error),
		Fix: lint.Manual, Source: "001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			owner := ownerOf(p, s)
			if owner == nil || !p.Gone(owner) {
				return
			}
			path, _ := ownerField(p)
			last := catalogue.LastDay(owner)
			p.Report(s, path, "%s left on %s; %s has no owner; %s", p.OwnerName(s), last, s.File.ServiceID, deputies(p, s)).
				Help("agree who takes over%s, and add `{person: %s, from: …, to: %s, handover: https://…}` to `ownership_history`",
					successor(p, s), s.OwnerID(), last)
		},
	}
}

// deputies lists those who may stand in, and says who of them has left.
func deputies(p *lint.Pass, s *catalogue.Service) lint.Text {
	var names []string
	for _, id := range s.Deputies {
		if id == "" || id == s.OwnerID() {
			continue
		}
		name := nameOf(p, id)
		if person := p.Catalogue.Person(id); person != nil && p.Gone(person) {
			name += " (left too)"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "no deputies"
	}
	return lint.Text("deputies: " + lint.List(names))
}

// successor says how the next owner is named, and suggests a deputy who is here.
func successor(p *lint.Pass, s *catalogue.Service) lint.Text {
	const name = ", name that person in `owner` with the day as `since`"
	for _, id := range s.Deputies {
		if id != s.OwnerID() && p.Active(id) {
			return lint.Text(", perhaps "+nameOf(p, id)+" (`"+lint.Cut(id, longest)+"`)") + name + ", and no longer in `deputies`"
		}
	}
	return name
}
