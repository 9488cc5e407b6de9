// Package escalation holds the rules about who is called when a service breaks (ESC).
package escalation
