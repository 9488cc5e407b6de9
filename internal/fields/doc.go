// Package fields reads the tags of document structs into plans: which key goes to which field and what else a tag says.
//
// It is the one reflection walk over a document type. The binder, the differ and the schema generator all work from its
// plans, so a new field is one tagged line in a struct. The tags are those that package schema describes.
package fields
