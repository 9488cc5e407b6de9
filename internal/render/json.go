package render

import "github.com/service-catalogue/svc/internal/view"

// jsonFormat writes the data of a Doc as one JSON document, in which each item of a list has a line of its own.
func jsonFormat() Format {
	return Format{Name: "json", Needs: view.Data, write: writeJSON}
}

func writeJSON(out *output, doc *view.Doc, _ Style) {
	stream, ok := doc.Data.(view.Stream)
	if !ok {
		stream = view.Stream{Head: doc.Data}
	}
	last := ""
	if len(stream.Lists) > 0 {
		last = "\n}"
	}
	out.begin(newEncoder("  "), stream.Head, last)
	for _, list := range stream.Lists {
		writeList(out, list)
	}
	out.put(last, "\n")
}

// writeList writes a list as the next member of an object.
func writeList(out *output, list view.List) {
	e := newEncoder("")
	out.put(",\n  ")
	out.json(e, list.Name)
	separator, end := ": [\n    ", ": []"
	for item := range list.Items {
		if !out.put(separator) || !writeValue(out, e, item, "\n      ") {
			return
		}
		separator, end = ",\n    ", "\n  ]"
	}
	out.put(end)
}

// writeValue writes a value on one line. A Stream in a list is written item by item too, each after a separator.
func writeValue(out *output, e *encoder, item any, separator string) bool {
	stream, nested := item.(view.Stream)
	if !nested {
		return out.json(e, item)
	}
	out.begin(e, stream.Head, "}")
	for _, list := range stream.Lists {
		out.put(`,"`, list.Name, `":[`)
		before := separator
		for item := range list.Items {
			if !out.put(before) || !writeValue(out, e, item, separator) {
				return false
			}
			before = "," + separator
		}
		out.put("]")
	}
	return out.put("}")
}
