package dependency

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// PlatformConsentMissing reports services that use a shared platform without the consent of its present owner, and
// platforms whose list of consumers differs from who depends on them (source 001).
func PlatformConsentMissing() *lint.Rule {
	return &lint.Rule{
		Code: "DEP008", Name: "platform-consent-missing", Profile: lint.Core, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Hint, Source: "001",
		Catalogue: func(p *lint.Pass) {
			lists := consumerLists{}
			for _, s := range p.Services() {
				for i := range s.Dependencies {
					d := &s.Dependencies[i]
					if platform := p.Catalogue.ByID(d.Service); isPlatform(p, platform) && platform != s {
						checkConsumer(p, s, d, platform, lists.of(platform))
					}
				}
			}
			for _, s := range p.Services() {
				if isPlatform(p, s) && s.Platform != nil && len(s.Platform.Consumers) > 0 {
					checkList(p, s)
				}
			}
		},
	}
}

// isPlatform reports whether a service is a shared platform that is still there.
func isPlatform(p *lint.Pass, s *catalogue.Service) bool {
	return s != nil && s.Type == "platform" && !p.Archived(s)
}

// consumerLists holds the consumers that platforms list, each list made once.
type consumerLists map[*catalogue.Service]map[string]bool

func (c consumerLists) of(platform *catalogue.Service) map[string]bool {
	list, ok := c[platform]
	if !ok && platform.Platform != nil {
		list = make(map[string]bool, len(platform.Platform.Consumers))
		for _, id := range platform.Platform.Consumers {
			list[id] = true
		}
		c[platform] = list
	}
	return list
}

// checkConsumer reports a consumer to whom the platform's owner has not agreed, or whom the platform does not list, at the
// platform whatever its phase. A platform without its block is reported by another rule.
func checkConsumer(p *lint.Pass, s *catalogue.Service, d *schema.Dependency, platform *catalogue.Service, listed map[string]bool) {
	id := idOf(s)
	path, help := consent(p, d, platform)
	known := listed[id] || listed[s.ID] && p.Catalogue.ByID(s.ID) == s // its file may have another name
	missing := platform.Platform != nil && !known
	switch {
	case path != "":
		if missing {
			help += fmt.Sprintf("; %s has to list %s in platform.consumers too", d.Service, id)
		}
		p.Report(s, path, "owner of %s has not agreed to serve %s", d.Service, id).Help("%s", lint.Text(help))
	case missing:
		p.Report(platform, "platform.consumers", "%s does not list %s as a consumer, which depends on it", d.Service, id).
			As(finding.Warning).About(id).
			Help("add `%s` to consumers, since %s depends on it", id, id)
	}
}

// consent says where the consent of the platform's present owner is missing, and how to get it; no path when it is there
// or when somebody in question is unknown or has left, which other rules report.
func consent(p *lint.Pass, d *schema.Dependency, platform *catalogue.Service) (path, help string) {
	owner := platform.OwnerID()
	switch {
	case owner == "", p.Catalogue.HasPeople && !p.Active(owner):
		return "", ""
	case d.Agreed != nil && d.Agreed.By == owner:
		return "", ""
	case d.Agreed == nil || d.Agreed.By == "":
		return itemPath(d) + ".agreed", fmt.Sprintf(
			"ask %s, who owns it, and add `agreed: {by: %s, date: …}` with the day of the answer", p.OwnerName(platform), owner,
		)
	case p.Catalogue.HasPeople && p.Catalogue.Person(d.Agreed.By) == nil:
		return "", ""
	}
	return itemPath(d) + ".agreed.by", fmt.Sprintf(
		"%s agreed but does not own it; ask %s, who does, and write `by: %s` with the day of the answer",
		p.PersonName(d.Agreed.By), p.OwnerName(platform), owner,
	)
}

// checkList reports consumers that a platform lists and that do not depend on it. Those that are not in beta yet may be
// listed ahead.
func checkList(p *lint.Pass, platform *catalogue.Service) {
	depends := map[*catalogue.Service]bool{}
	for _, id := range [...]string{idOf(platform), platform.ID} { // that it should be the same, another rule reports; some may depend on either
		for _, s := range p.Catalogue.Dependants(id) {
			depends[s] = true
		}
	}
	for i, id := range platform.Platform.Consumers {
		consumer := p.Catalogue.ByID(id)
		if consumer == nil || depends[consumer] || consumer.Phase == "discovery" || consumer.Phase == "alpha" || p.Malformed(consumer, "dependencies") {
			continue
		}
		help := "take `" + id + "` out of consumers"
		if consumer != platform {
			help += ", or add `" + idOf(platform) + "` to the dependencies of " + id
		}
		path := fmt.Sprintf("platform.consumers[%d]", i)
		p.Report(platform, path, "%s lists %s as a consumer, which does not depend on it", idOf(platform), id).
			About(id).Help("%s", lint.Text(help))
	}
}
