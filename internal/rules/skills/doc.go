// Package skills holds the rules about what owners can do: the levels of their role, and the skills it cannot do without
// (SKL).
package skills
