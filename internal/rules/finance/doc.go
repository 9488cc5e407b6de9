// Package finance holds the rules about the money of a service: its budgets and what they are spent on, where they come from,
// and what they buy (FIN).
package finance
