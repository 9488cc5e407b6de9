package render

import (
	"bufio"
	"bytes"
	"io"

	"github.com/service-catalogue/svc/internal/view"
)

// jsonFormat writes the data of a Doc as one JSON document, in which each item of a list has a line of its own.
func jsonFormat() Format {
	return Format{Name: "json", Needs: view.Data, Write: writeJSON}
}

func writeJSON(w io.Writer, doc *view.Doc, _ Style) error {
	out := bufio.NewWriterSize(w, bufferSize)
	stream, ok := doc.Data.(view.Stream)
	if !ok {
		stream = view.Stream{Head: doc.Data}
	}
	head, err := newEncoder("  ").encode(stream.Head)
	if err != nil {
		return err
	}
	end := "\n"
	if len(stream.Lists) > 0 {
		head, end = bytes.TrimSuffix(head, []byte("\n}")), "\n}\n"
	}
	if err := write(out, string(head)); err != nil {
		return err
	}
	for _, list := range stream.Lists {
		if err := writeList(out, list); err != nil {
			return err
		}
	}
	if err := write(out, end); err != nil {
		return err
	}
	return out.Flush()
}

// writeList writes a list as the next member of an object.
func writeList(out *bufio.Writer, list view.List) error {
	e := newEncoder("")
	name, err := e.encode(list.Name)
	if err != nil {
		return err
	}
	if err := write(out, ",\n  ", string(name), ": ["); err != nil {
		return err
	}
	separator, end := "\n    ", "]"
	for item := range list.Items {
		if err := write(out, separator); err != nil {
			return err
		}
		if err := writeValue(out, e, item, "\n      "); err != nil {
			return err
		}
		separator, end = ",\n    ", "\n  ]"
	}
	return write(out, end)
}

// writeValue writes a value on one line. A Stream in a list is written item by item too, each after a separator.
func writeValue(out *bufio.Writer, e *encoder, item any, separator string) error {
	stream, nested := item.(view.Stream)
	if nested {
		item = stream.Head
	}
	value, err := e.encode(item)
	if err != nil {
		return err
	}
	if !nested {
		_, err := out.Write(value)
		return err
	}
	if _, err := out.Write(bytes.TrimSuffix(value, []byte("}"))); err != nil {
		return err
	}
	for _, list := range stream.Lists {
		before := `,"` + list.Name + `":[` + separator
		for item := range list.Items {
			if err := write(out, before); err != nil {
				return err
			}
			if err := writeValue(out, e, item, separator); err != nil {
				return err
			}
			before = "," + separator
		}
		if before != ","+separator { // there was no item
			before = `,"` + list.Name + `":[`
			if err := write(out, before); err != nil {
				return err
			}
		}
		if err := write(out, "]"); err != nil {
			return err
		}
	}
	return write(out, "}")
}

func write(out *bufio.Writer, texts ...string) error {
	for _, text := range texts {
		if _, err := out.WriteString(text); err != nil {
			return err
		}
	}
	return nil
}
