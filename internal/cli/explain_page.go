package cli

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
)

// example is what stands above an example, by its fence.
func example(fence string) string {
	switch fence {
	case "```yaml before":
		return "Before:"
	case "```yaml after":
		return "After:"
	case "```text":
		return "What svc diff says:"
	case "```yaml good":
		return "Like this:"
	}
	return "Not like this:"
}

// maxProse is how wide prose is set where a terminal has more room: longer lines are hard to read.
const maxProse = 100

// proseWidth is how wide prose is set on standard output; 0 leaves its lines as they are, as where it is no terminal.
func (env *Env) proseWidth() int {
	if !env.Term.Stdout {
		return 0
	}
	return min(cmp.Or(env.Term.Width, 80), maxProse)
}

// page turns the Markdown of a rule page into text for a terminal: headings without marks, examples indented and named, prose
// as wide as the terminal. The lines of an example stay whole, so that they can be copied.
func page(markdown string, coloured bool, width int) string {
	bold := func(s string) string {
		if coloured {
			return "\x1b[1m" + s + "\x1b[0m"
		}
		return s
	}
	var b strings.Builder
	var prose []string
	inside := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimRight(line, "\n")
		fence := strings.HasPrefix(line, "```")
		if words := !fence && !inside && line != "" && line[0] != '#'; words && width > 0 {
			prose = append(prose, unmarked(line))
			continue
		}
		writeProse(&b, prose, width)
		prose = nil
		switch {
		case fence && inside:
			inside = false
			continue
		case fence:
			inside = true
			line = bold(example(line))
		case inside:
			line = "    " + line
		case strings.HasPrefix(line, "#"):
			line = bold(strings.TrimLeft(line, "# "))
		default:
			line = unmarked(line)
		}
		b.WriteString(line + "\n")
	}
	writeProse(&b, prose, width)
	return b.String()
}

// unmarked is a line without the marks around the word that an item begins with.
func unmarked(line string) string {
	if strings.HasPrefix(line, "- **") {
		return strings.Replace(line, "**", "", 2)
	}
	return line
}

// writeProse sets the lines of a paragraph, or of the items of a list, anew.
func writeProse(b *strings.Builder, lines []string, width int) {
	const bullet, indent = "- ", "  "
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && !strings.HasPrefix(lines[n], bullet) {
			n++
		}
		hang := ""
		if strings.HasPrefix(lines[0], bullet) {
			hang = indent
		}
		words := strings.Fields(strings.Join(lines[:n], " "))
		for i, line := range text.Wrap(strings.Join(words, " "), width, max(width-len(hang), 1)) {
			if i > 0 {
				line = hang + line
			}
			b.WriteString(line + "\n")
		}
		lines = lines[n:]
	}
}
