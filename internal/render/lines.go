package render

import (
	"bufio"
	"io"

	"github.com/service-catalogue/svc/internal/text"
)

// bufferSize is how much output is collected before it is passed on, in bytes.
const bufferSize = 64 << 10

// lines writes text for people line by line. No line drives a build system, whatever it is put together from.
type lines struct {
	w    *bufio.Writer
	size int // bytes written so far
	err  error
}

func newLines(w io.Writer) *lines { return &lines{w: bufio.NewWriterSize(w, bufferSize)} }

// put writes a line and reports whether it makes sense to go on.
func (l *lines) put(line string) bool {
	line = text.Inert(line)
	l.size += len(line) + 1
	if l.err == nil {
		_, l.err = l.w.WriteString(line)
	}
	if l.err == nil {
		l.err = l.w.WriteByte('\n')
	}
	return l.err == nil
}

// close passes on what is left and returns the first error of all.
func (l *lines) close() error {
	if l.err != nil {
		return l.err
	}
	return l.w.Flush()
}
