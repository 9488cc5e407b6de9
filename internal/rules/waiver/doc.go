// Package waiver holds the rules about waivers themselves (WVR).
package waiver
