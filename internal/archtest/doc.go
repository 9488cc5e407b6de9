// Package archtest holds the tests that keep the shape of this code: which room may know which, who owns which library,
// and the habits that no compiler checks. It has no code of its own.
package archtest
