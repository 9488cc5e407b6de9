// Package form holds the rules about the form of files: what can be read, which fields there are, which values they take
// and whether references lead somewhere (SCH).
package form
