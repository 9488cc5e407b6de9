// Package ola holds the rules about the agreements behind those with customers: whether there is one with everybody whom
// a promise needs, and whether it is strong enough (OLA).
package ola
