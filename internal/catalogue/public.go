package catalogue

import (
	"slices"

	"github.com/service-catalogue/svc/schema"
)

// UsedByPublic reports whether what is asked of a public beta, and of all that follows it, holds for a service.
func (s *Service) UsedByPublic() bool {
	switch s.Phase {
	case "live", "retirement":
		return true
	case "beta":
		return s.BetaStage == "public"
	}
	return false
}

// Requires reports whether the policy asks for a document of a kind in the phase of a service.
func (c *Catalogue) Requires(s *Service, kind string) bool {
	policy := c.Settings.PhasePolicy[s.Phase]
	return policy != nil && (slices.Contains(policy.Documents, kind) || s.UsedByPublic() && slices.Contains(policy.PublicDocuments, kind))
}

// Scored is the rating of a risk as things stand: the residual one, else the inherent one.
func Scored(r *schema.Risk) *schema.Rating {
	if r.Residual == nil {
		return r.Inherent
	}
	return r.Residual
}
