package documents

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ComplianceDocumentMissing reports legal and policy documents that the phase policy asks for and that have no entry
// (source 002 and the legal content of Defra).
func ComplianceDocumentMissing() *lint.Rule {
	return &lint.Rule{
		Code: "DOC002", Name: "compliance-document-missing", Profile: lint.Governance, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "002, Defra",
		Service: absent(compliance),
	}
}

// compliance reports whether a kind of document shows that law or policy is kept. Every other kind is a key output.
func compliance(kind string) bool {
	switch kind {
	case "legal-compliance", "policy-compliance", "dpia", "privacy-notice", "accessibility-statement", "equality-impact-assessment":
		return true
	}
	return false
}
