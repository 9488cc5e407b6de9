// Package yamldoc reads the one YAML document of a catalogue file: bytes to nodes with positions, paths to positions, and
// nodes to structs. Every mistake becomes a Fault with a position, and none of them stops the reading of the rest.
//
// The files are written by people and by strangers alike, so only a plain part of YAML is accepted: one document, UTF-8,
// no aliases, anchors, merge keys, tags or directives, within the limits of this package. Nothing here follows an alias.
//
// A Parser belongs to one goroutine and reuses its memory; a Document is valid until its Parser parses again, and reads
// the bytes it was parsed from, which must not change meanwhile. Strings that Bind has stored stay valid for ever.
package yamldoc
