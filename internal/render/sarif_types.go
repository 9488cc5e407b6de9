package render

import (
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// sarifSchema is where the schema of the format is published.
const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

// The parts of SARIF that are written, in the order of the standard. Results are written one by one after the rest of a run.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool              sarifTool         `json:"tool"`
		Invocations       []sarifInvocation `json:"invocations,omitempty"`
		AutomationDetails sarifAutomation   `json:"automationDetails"`
		ColumnKind        string            `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string        `json:"id"`
		Name       string        `json:"name"`
		Short      sarifText     `json:"shortDescription"`
		Full       sarifText     `json:"fullDescription"`
		Help       sarifHelp     `json:"help"`
		Default    sarifDefault  `json:"defaultConfiguration"`
		Properties sarifRuleTags `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifRuleTags struct {
		Precision string   `json:"precision"`
		Severity  string   `json:"problem.severity"`
		Tags      []string `json:"tags"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifAutomation struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints sarifFingerprints  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Of     sarifArtifact `json:"artifactLocation"`
		Region sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Line      int `json:"startLine"`
		Column    int `json:"startColumn"`
		EndLine   int `json:"endLine,omitempty"`
		EndColumn int `json:"endColumn"`
	}
	sarifFingerprints struct {
		Line string `json:"primaryLocationLineHash,omitempty"`
		Own  string `json:"svcFingerprint/v1"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Of           sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// maxDescription is how much of a description GitHub takes, in characters.
const maxDescription = 1024

func newSARIFRule(rule view.Rule) sarifRule {
	full := strings.TrimSpace(sentence(rule.Summary) + " " + rule.Reason)
	page := rule.Page
	if page == "" {
		page = sentence(rule.Summary)
	}
	return sarifRule{
		ID: rule.Code, Name: text.Inside(rule.Name),
		Short:      sarifText{shortened(sentence(rule.Summary))},
		Full:       sarifText{shortened(full)},
		Help:       sarifHelp{Text: page, Markdown: page},
		Default:    sarifDefault{sarifLevel(rule.Severity)},
		Properties: sarifRuleTags{Precision: "very-high", Severity: problemSeverity(rule.Severity), Tags: append([]string{}, rule.Tags...)},
	}
}

func problemSeverity(s finding.Severity) string {
	switch s {
	case finding.Error:
		return "error"
	case finding.Warning:
		return "warning"
	default:
		return "recommendation"
	}
}

// shortened cuts a description to what is taken of it.
func shortened(s string) string {
	runes := []rune(text.Safe(s))
	if len(runes) > maxDescription {
		return string(runes[:maxDescription-1]) + text.Ellipsis
	}
	return string(runes)
}
