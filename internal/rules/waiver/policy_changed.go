package waiver

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// PolicyChanged reports, under the policy of another revision, every change of settings, roles, risk scale and waivers that
// the work makes, since none of them counts yet (source own).
func PolicyChanged() *lint.Rule {
	return &lint.Rule{
		Code: "WVR002", Name: "policy-changed", Profile: lint.Core, Levels: lint.All(finding.Warning), Archived: true,
		Fix: lint.Manual, Source: "own",
		Policy: func(p *lint.Pass, changes []lint.PolicyChange) {
			for _, c := range changes {
				p.Report(c.At, c.Path, "%s; it counts from the merge on", lint.Text(c.Text)).About(c.Text).
					Help("let somebody who answers for the rules of this catalogue agree to it; this run has used the rules of before")
			}
		},
	}
}
