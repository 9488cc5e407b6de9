//go:build !bootstrap

package main

// outputs are all generated files, lists first.
func outputs() []output {
	all := lists()
	for _, doc := range documents() {
		all = append(all, output{"schema/" + doc.name + ".schema.json", func(root string) ([]byte, error) { return documentSchema(root, doc) }})
	}
	for _, doc := range printedDocuments() {
		all = append(all, output{"schema/" + doc.name + ".schema.json", func(root string) ([]byte, error) { return printedSchema(root, doc) }})
	}
	return append(all, output{"schema/README.md", fieldReference}, output{"internal/rules/README.md", ruleIndex}, output{"cmd/svc/README.md", commandReference})
}
