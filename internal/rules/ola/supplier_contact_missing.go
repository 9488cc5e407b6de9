package ola

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// SupplierContactMissing reports suppliers with an underpinning agreement but nobody to turn to in the contract (FitSM
// PR8.2, PR8.3).
func SupplierContactMissing() *lint.Rule {
	return &lint.Rule{
		Code: "OLA006", Name: "supplier-contact-missing", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR8.2 PR8.3",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.OLAs {
				name := supplier(&s.OLAs[i])
				if name == "" || s.OLAs[i].ID == "" || named(s.OLAs[:i], name) || routed(s.Finance, name) {
					continue
				}
				if p.Malformed(s, "finance.contracts") {
					return // the route may be in what cannot be read
				}
				p.Report(s, at(&s.OLAs[i], "provider.supplier"), "no escalation route to %s", name).
					Help("say in the contract under `finance.contracts` whom to turn to there, or who manages it here, such as "+
						"`- {ref: C-20, supplier: %s, owner: n-ray, contact: support@supplier.example}`", name)
			}
		},
	}
}

// supplier is the company of an underpinning agreement, or "".
func supplier(o *schema.OLA) string {
	if o.Provider == nil {
		return ""
	}
	return o.Provider.Supplier
}

// named reports whether an earlier agreement is with the same company.
func named(olas []schema.OLA, name string) bool {
	for i := range olas {
		if strings.EqualFold(supplier(&olas[i]), name) {
			return true
		}
	}
	return false
}

// routed reports whether a contract with the company says whom to turn to.
func routed(f *schema.Finance, name string) bool {
	if f == nil {
		return false
	}
	for i := range f.Contracts {
		c := &f.Contracts[i]
		if strings.EqualFold(c.Supplier, name) && (c.Contact != "" || c.Owner != "") {
			return true
		}
	}
	return false
}
