// Package sla holds the rules about agreements with customers: that there is one, that it is whole, plausible, valid,
// signed and kept (SLA).
package sla
