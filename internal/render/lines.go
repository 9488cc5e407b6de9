package render

import "github.com/service-catalogue/svc/internal/text"

// lines writes text for people line by line. No line drives a build system, whatever it is put together from.
type lines struct {
	*output

	size int // bytes written so far
}

// put writes a line and reports whether it makes sense to go on.
func (l *lines) put(line string) bool {
	line = text.Inert(line)
	l.size += len(line) + 1
	return l.output.put(line, "\n")
}
