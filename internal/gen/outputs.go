//go:build !bootstrap

package main

import (
	"strings"

	"github.com/service-catalogue/svc/internal/pack"
	"github.com/service-catalogue/svc/internal/rules"
)

// outputs are all generated files, lists first.
func outputs() []output {
	all := lists()
	for _, doc := range documents() {
		all = append(all, schemaFiles(doc.name, func(root string) ([]byte, error) { return documentSchema(root, doc) })...)
	}
	for _, doc := range printedDocuments() {
		all = append(all, schemaFiles(doc.name, func(root string) ([]byte, error) { return printedSchema(root, doc) })...)
	}
	return append(all, output{"schema/README.md", fieldReference}, output{"internal/rules/README.md", ruleIndex}, output{"internal/rules/pages.gz", packedPages}, output{"cmd/svc/README.md", commandReference})
}

// schemaFiles are a JSON Schema for people and editors, and the same packed for the program, which gets small by that.
func schemaFiles(name string, write func(root string) ([]byte, error)) []output {
	return []output{
		{"schema/" + name + ".schema.json", write},
		{"schema/packed/" + name + ".gz", func(root string) ([]byte, error) {
			text, err := write(root)
			if err != nil {
				return nil, err
			}
			return pack.Packed(text)
		}},
	}
}

// packedPages are the pages of the rules as the program has them.
func packedPages(root string) ([]byte, error) {
	var pages []string
	for _, rule := range rules.All() {
		page, err := pageText(root, rule)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pack.Packed([]byte(strings.Join(pages, rules.PageBreak)))
}
