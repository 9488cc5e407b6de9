// Package team holds the rules about the team of a service (TEA).
package team
