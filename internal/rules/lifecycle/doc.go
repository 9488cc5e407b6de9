// Package lifecycle holds the rules about the phases of a service and how it ends (LIF).
package lifecycle
