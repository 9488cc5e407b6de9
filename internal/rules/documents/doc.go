// Package documents holds the rules about the key outputs and compliance documents of a service: that those its phase asks
// for exist, and that all of them are in force (DOC).
package documents
