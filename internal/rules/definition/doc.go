// Package definition holds the rule about what a service is: functionality, scope, capacity, quality and costs, agreed with
// its customers (DEF).
package definition
