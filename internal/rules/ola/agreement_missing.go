package ola

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// AgreementMissing reports critical dependencies that no agreement covers, and agreements behind them that hold no promise up
// (FitSM PR2.4). Alternatives count too: while one is away the other has to hold.
func AgreementMissing() *lint.Rule {
	return &lint.Rule{
		Code: "OLA001", Name: "agreement-missing", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.4",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				for i := range s.Dependencies {
					if d := &s.Dependencies[i]; d.Criticality == "critical" && d.Service != s.ID {
						check(p, s, d)
					}
				}
			}
		},
	}
}

// check looks for an agreement that covers a dependency and holds a promise up. There may be one where agreements cannot be
// read, or where the id of the service is mistyped.
func check(p *lint.Pass, s *catalogue.Service, d *schema.Dependency) {
	o, covered := covering(s, d)
	if covered && o == nil || !p.Catalogue.Known(d.Service) || p.Malformed(s, "olas") {
		return
	}
	path, help := catalogue.Item("dependencies", d.Service), lint.Text("agree with its owner what you can rely on, and add it under `olas`, such as "+
		"`- {id: ola-"+lint.Cut(d.Service, longest)+", provider: {service: "+lint.Cut(d.Service, longest)+"}"+held(s)+"}`")
	if covered {
		path, help = at(o, "underpins"), lint.Text("say in `"+lint.Cut(o.ID, longest)+"` what it is for: `underpins: ["+lint.Cut(promise(s), longest)+
			"]`; only then are the two compared")
	}
	p.Report(s, path, "%s is critical but nothing underpins %s", d.Service, promise(s)).About(d.Service).Help("%s", help)
}

// longest is how much of an id is repeated, in characters.
const longest = 80

// covering reports whether an agreement covers a dependency: the one that it names, or one with the service. Where all such
// agreements hold no promise up although there is one, idle is the first of them.
func covering(s *catalogue.Service, d *schema.Dependency) (idle *schema.OLA, covered bool) {
	for i := range s.OLAs {
		o := &s.OLAs[i]
		if (d.OLA == "" || o.ID != d.OLA) && (o.Provider == nil || o.Provider.Service != d.Service) {
			continue
		}
		if covered = true; len(o.Underpins) > 0 || len(s.SLAs) == 0 || o.ID == "" {
			return nil, true
		}
		if idle == nil {
			idle = o
		}
	}
	return idle, covered
}

// held is how the missing agreement would name the promise that it underpins, if there is one.
func held(s *catalogue.Service) string {
	if len(s.SLAs) == 0 || s.SLAs[0].ID == "" {
		return ""
	}
	return ", underpins: [" + lint.Cut(s.SLAs[0].ID, longest) + "]"
}

// promise is what the missing agreement would underpin.
func promise(s *catalogue.Service) string {
	if len(s.SLAs) == 0 {
		return "its SLAs"
	}
	return cmp.Or(s.SLAs[0].ID, "its SLAs")
}
