package documents

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// KeyOutputMissing reports key outputs that the phase policy asks for and that have no entry (source 002). Legal and policy
// documents are the business of ComplianceDocumentMissing.
func KeyOutputMissing() *lint.Rule {
	return &lint.Rule{
		Code: "DOC001", Name: "key-output-missing", Profile: lint.Governance, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "002",
		Service: absent(func(kind string) bool { return !compliance(kind) }),
	}
}
