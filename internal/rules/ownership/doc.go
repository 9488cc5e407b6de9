// Package ownership holds the rules about who is accountable for a service (OWN).
package ownership
