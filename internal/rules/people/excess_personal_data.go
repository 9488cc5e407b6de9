package people

import (
	"bytes"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ExcessPersonalData warns of private details in people.yaml, and of addresses that are not work addresses (data minimisation
// under UK GDPR). It never repeats them.
func ExcessPersonalData() *lint.Rule {
	return &lint.Rule{
		Code: "PPL003", Name: "excess-personal-data", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "UK GDPR data minimisation",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; catalogue.ClaimsPersonalData(fault) {
					excess(p, f, fault.Path, fault.Key)
				}
			}
		},
		Shared: func(p *lint.Pass) {
			file, domains := p.Catalogue.SharedFile(catalogue.PeopleFile), p.Catalogue.Settings.EmailDomains
			if file == nil {
				return
			}
			ownKeys(p, file)
			if len(domains) == 0 {
				return
			}
			for id, person := range p.Catalogue.People() {
				if person.Email == "" || isWorkAddress(person.Email, domains) {
					continue
				}
				if path := catalogue.Key("people", id) + ".email"; !malformed(file, path) {
					p.Report(file, path, "the e-mail address of %s is not a work address; remove it", p.PersonName(id)).
						Help("write an address that ends in one of `email_domains` (%s), add its domain there in svc.yaml, or leave `email` out",
							lint.List(domains))
				}
			}
		},
	}
}

// excess reports a key of a person.
func excess(p *lint.Pass, file *catalogue.File, path, key string) {
	p.Report(file, path, "`%s` is not needed for a catalogue; remove it", key).OnKey().
		Help("delete `%s` and what stands behind it: name, work e-mail address, unit and grade are enough; old versions of the file still hold it", key)
}

// ownKeys looks at the keys that an organisation adds, since an x- in front makes a date of birth no less personal.
func ownKeys(p *lint.Pass, file *catalogue.File) {
	if text, ok := p.Catalogue.Bytes(file.Name); !ok || !bytes.Contains(text, []byte("x-")) {
		return
	}
	doc := p.Catalogue.Reread(file.Name)
	if doc == nil {
		return
	}
	for id := range p.Catalogue.People() {
		person := catalogue.Key("people", id)
		for _, key := range doc.Keys(person) {
			if name, own := strings.CutPrefix(key, "x-"); own && catalogue.PersonalData(name) {
				excess(p, file, catalogue.Key(person, key), key)
			}
		}
	}
}

// malformed reports whether a value is wrong in form, which comes first.
func malformed(file *catalogue.File, path string) bool {
	for i := range file.Faults {
		if file.Faults[i].Path == path {
			return true
		}
	}
	return false
}

// isWorkAddress reports whether an address belongs to one of some domains or to a part of it. One that is no address is
// reported as such.
func isWorkAddress(address string, domains []string) bool {
	_, domain, found := strings.Cut(address, "@")
	if !found {
		return true
	}
	for _, allowed := range domains {
		allowed = strings.TrimPrefix(allowed, "@")
		if len(domain) < len(allowed) || !strings.EqualFold(domain[len(domain)-len(allowed):], allowed) {
			continue
		}
		if len(domain) == len(allowed) || domain[len(domain)-len(allowed)-1] == '.' {
			return true
		}
	}
	return false
}
