//go:build !bootstrap

package main

import (
	"bytes"
	"compress/gzip"
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
	return append(all, output{"schema/README.md", fieldReference}, output{"internal/rules/README.md", ruleIndex}, output{"cmd/svc/README.md", commandReference})
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
			return packed(text)
		}},
	}
}

func packed(text []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}
