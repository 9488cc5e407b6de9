package catalogue

import "github.com/service-catalogue/svc/schema"

// Duty reports whether a person is named for something that is still to be done, by what the name stands in (see
// Ref.Within). What somebody signed, decided or took part in is none.
func Duty(within []any, today schema.Date) bool {
	switch x := within[len(within)-1].(type) {
	case *schema.OwnershipSpan, *schema.PhaseSpan, *schema.Assessment, *schema.Review: // took part
		return false
	case *schema.Signature, *schema.Consent, *schema.Change, *schema.Waiver, *schema.SharedWaiver: // signed
		return false
	case *schema.Risk:
		return x.Status != "closed"
	case *schema.RiskAction:
		risk, ok := within[len(within)-2].(*schema.Risk)
		return (x.Status == "" || x.Status == "open") && (!ok || risk.Status != "closed")
	case *schema.Problem:
		return x.Status != "closed"
	case *schema.Improvement:
		return x.Status != "done" && x.Status != "dropped"
	case *schema.Contract:
		return x.Ends.IsZero() || !today.After(x.Ends)
	}
	return true
}
