// Package render writes a view.Doc in the format that was asked for: one file for each format, none of which knows a rule,
// a report or a change.
package render

import (
	"io"
	"slices"
	"time"

	"github.com/service-catalogue/svc/internal/view"
)

// Format is a way to write a Doc.
type Format struct {
	Name  string
	Needs view.Part // the parts of a Doc that it can write; a Doc must have one of them
	write func(*output, *view.Doc, Style)
}

// Write writes a Doc. Its error is the first of all.
func (f *Format) Write(w io.Writer, doc *view.Doc, style Style) error {
	out := newOutput(w)
	f.write(out, doc, style)
	return out.close()
}

// Style is what is known about the place that output goes to. The zero value stands for a file or a pipe.
type Style struct {
	Width   int           // columns of the terminal; 0 never breaks a line
	Colour  bool          // only formats for people use it
	Elapsed time.Duration // shown after the summary unless 0
	Limit   int           // bytes that there is room for; 0 means no limit. Only Markdown can leave findings out
}

// For finds a format by name.
func For(name string) (Format, bool) {
	formats := All()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// Fitting are the formats that can write a Doc with these parts, ordered by name.
func Fitting(parts view.Part) []Format {
	return slices.DeleteFunc(All(), func(f Format) bool { return f.Needs&parts == 0 })
}
