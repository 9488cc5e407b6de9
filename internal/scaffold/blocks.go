package scaffold

import "strings"

// Blocks lays out, as comments behind an entry, what the rules want of a service until it has left a phase. Fields that the
// entry has are left out; owner stands where somebody is named.
func Blocks(phase, owner string, has func(field string) bool) string {
	text, err := files.ReadFile("files/blocks.yaml")
	if err != nil {
		return "" // a test reads them all
	}
	var b strings.Builder
	at := ""
	for block := range strings.SplitSeq(strings.ReplaceAll(string(text), "@OWNER@", Quoted(owner)), "\n\n") {
		if heading, rest, ok := strings.Cut(block, "\n"); ok && strings.HasPrefix(heading, "## ") {
			if at == phase {
				break
			}
			at, block = strings.TrimPrefix(heading, "## "), rest
		}
		if kept := without(block, has); kept != "" {
			b.WriteString("#\n" + kept)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n## Below is what svc asks about in this phase and has no answer to yet. Put your own words in, and take one # off each line.\n" + b.String()
}

// without makes comments of a block, its fields that are there already left out.
func without(block string, has func(string) bool) string {
	var about, fields strings.Builder
	skip := false
	for line := range strings.Lines(strings.TrimRight(block, "\n") + "\n") {
		switch name, _, isField := strings.Cut(line, ":"); {
		case strings.HasPrefix(line, "#"):
			about.WriteString("#" + line)
			continue
		case isField && !strings.HasPrefix(line, " "):
			skip = has(name)
		}
		if !skip {
			fields.WriteString("#" + line)
		}
	}
	if fields.Len() == 0 {
		return ""
	}
	return about.String() + fields.String()
}
