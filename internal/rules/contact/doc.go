// Package contact holds the rules about how customers and users reach a service and hear from it (CON).
package contact
