// Package governance holds the rules about who does what and who decides: the role policy of roles.yaml, how its roles are
// filled, boards, approvals and the right to decide (GOV).
package governance
