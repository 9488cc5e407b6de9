// Package risk holds the rules about the risk register and the risks of a service (RSK).
package risk
