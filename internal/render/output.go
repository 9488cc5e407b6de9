package render

import (
	"bufio"
	"bytes"
	"io"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// output writes pieces of a machine format and keeps the first error. Pieces are built in one buffer that is used again.
type output struct {
	w   *bufio.Writer
	buf []byte
	err error
}

// bufferSize is how much output is collected before it is passed on, in bytes.
const bufferSize = 64 << 10

func newOutput(w io.Writer) *output { return &output{w: bufio.NewWriterSize(w, bufferSize)} }

// put writes texts and reports whether it makes sense to go on.
func (o *output) put(texts ...string) bool {
	for _, s := range texts {
		if o.err == nil {
			_, o.err = o.w.WriteString(s)
		}
	}
	return o.err == nil
}

// take writes what was built in the buffer and reports whether it makes sense to go on.
func (o *output) take(built []byte) bool {
	o.buf = built[:0]
	if o.err == nil {
		_, o.err = o.w.Write(built)
	}
	return o.err == nil
}

// markup writes a value as XML and HTML have it, as text or between quotes.
func (o *output) markup(value string) { o.take(markup(o.buf, value)) }

// tag writes the start of an element of XML: its name, attributes with their values, and what ends it.
func (o *output) tag(name, end string, attributes ...string) bool {
	o.put(name)
	for i, part := range attributes {
		if i%2 == 0 {
			o.put(" ", part, `="`)
		} else {
			o.markup(part)
			o.put(`"`)
		}
	}
	return o.put(end)
}

// page writes pieces of a page, every second of which is a value to be shown.
func (o *output) page(pieces ...string) {
	for i, piece := range pieces {
		if i%2 == 0 {
			o.put(piece)
		} else {
			o.markup(text.Safe(piece))
		}
	}
}

// json writes a value as JSON without a line end.
func (o *output) json(e *encoder, value any) bool { return o.begin(e, value, "") }

// begin writes a value as JSON without what ends it.
func (o *output) begin(e *encoder, value any, end string) bool {
	built, err := e.encode(value)
	if o.err == nil {
		o.err = err
	}
	if o.err == nil {
		_, o.err = o.w.Write(bytes.TrimSuffix(built, []byte(end)))
	}
	return o.err == nil
}

// close passes on what is left and returns the first error of all.
func (o *output) close() error {
	if o.err != nil {
		return o.err
	}
	return o.w.Flush()
}

// open are the findings that no waiver covers: platforms that keep a list of what is wrong have no other word for it.
func open(doc *view.Doc) *view.Item { return doc.Items(&view.Lookup{}, isWaived) }

func isWaived(f *finding.Finding) bool { return f.Waiver != nil }

// title names the rule of a finding: "OWN005 owner-left".
func title(f *finding.Finding) string { return text.Inside(f.Code + " " + f.Rule) }

// advice is a finding in one line or two: what is wrong and, after the separator, how to mend it. It is safe to show.
func advice(f *finding.Finding, separator string) string {
	message := text.Inside(f.Message)
	if f.Help == "" {
		return message
	}
	return message + separator + text.Inside(f.Help)
}
