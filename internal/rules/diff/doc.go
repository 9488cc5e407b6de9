// Package diff holds the rules that judge changes between two catalogues: how bad a change is, and who must be told (DIF).
package diff
