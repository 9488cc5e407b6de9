package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestMutations takes the document in which every field has a value, replaces each value in turn by what people write in
// its place, and checks that svc and the JSON Schema refuse the same lines.
func TestMutations(t *testing.T) {
	t.Parallel()
	for _, doc := range documents() {
		t.Run(doc.name, func(t *testing.T) {
			t.Parallel()
			mutants := mutations(fullDocument(t, doc))
			if doc.name == "service" {
				mutants = everyThird(mutants) // there are many fields of each kind, and half a minute is too long
			}
			judge := newJudge(t, doc.name)
			met := map[string]bool{}
			for i, ours := range (loader{doc}).readAll(t, mutants) {
				m := mutants[i]
				theirs := judge.read(t, m.text)
				if slices.Equal(ours.lines(), theirs.lines()) {
					continue
				}
				if why := m.exception(ours, theirs); why != "" {
					met[why] = true
					continue
				}
				t.Errorf("%q instead of %q\n\tsvc refuses\n\t\t%v\n\tthe JSON Schema refuses\n\t\t%v", m.is, m.was, ours, theirs)
			}
			if doc.name == "service" && len(met) != 4 {
				t.Errorf("met %d of the 4 exceptions: %v", len(met), met)
			}
		})
	}
}

// everyThird takes a third of the replacements of each line, another third each time.
func everyThird(mutants []mutant) []mutant {
	var out []mutant
	for i, m := range mutants {
		if (i+i/len(replacements()))%3 == 0 {
			out = append(out, m)
		}
	}
	return out
}

// mutant is a document with one other value in it.
type mutant struct {
	was, is string // the line
	value   string // the new value
	text    string
}

// exception says why the two readers may differ on a mutant, or "" when they must not.
func (m mutant) exception(ours, theirs refusals) string {
	switch {
	case (m.value == `""` || m.value == `"  "`) && len(ours) == 0:
		return "blank text is an absent field for svc; the schema takes it only where any text will do"
	case m.value == "1.5" && len(ours) == 0:
		return "where text is wanted, svc takes a number with a point as it is written and advises quotes; for JSON it is a number"
	case m.value == "2026-06-15" && len(theirs) == 0:
		return "where text is wanted, svc asks for quotes around a date; JSON has no dates"
	case (m.value == "P0D" || m.value == "2026-06") && len(theirs) == 0:
		return "no pattern says that a duration is not zero and that the years of a financial year follow each other"
	}
	return ""
}

// replacements are what people write where something else is wanted.
func replacements() []string {
	return []string{
		"", "~", `""`, `"  "`, "some text", "0", "7", "-7", "99", "1.5", `"7"`, "true", `"true"`, "2026-06-15", "2026-06",
		"2026-27", "P6M", "P0D", "2026-02-30", "[]", "[text]", "[7]", "[{id: a}]", "[~]", "{}", "{a: b}", "{x-a: b}", "{1: b}",
	}
}

// mutations are all documents with one value replaced. To be quick they hold, of the blocks without the new value, only
// those that every document needs.
func mutations(text string) []mutant {
	var out []mutant
	all := blocks(text)
	for number, block := range all {
		var rest strings.Builder
		for other, b := range all {
			if other != number && needed(b) {
				rest.WriteString(b)
			}
		}
		for _, m := range mutateBlock(strings.Split(strings.TrimSuffix(block, "\n"), "\n")) {
			m.text += rest.String()
			out = append(out, m)
		}
	}
	return out
}

// needed tells one-line blocks, and the two longer ones that some documents cannot do without.
func needed(block string) bool {
	return strings.Count(block, "\n") == 1 || strings.HasPrefix(block, "customers:") || strings.HasPrefix(block, "people:")
}

// blocks splits a document into its top-level keys, each with its value.
func blocks(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, " ") {
			out[len(out)-1] += line
			continue
		}
		out = append(out, line)
	}
	return out
}

// mutateBlock replaces the value of every key and every item of a block by every replacement.
func mutateBlock(lines []string) []mutant {
	var out []mutant
	for i, line := range lines {
		start := len(line) - len(strings.TrimLeft(line, " -"))
		head, end := strings.TrimRight(line[:start], " "), i+1
		if key, value, isKey := strings.Cut(line[start:], ":"); isKey {
			head = line[:start] + key + ":"
			for end < len(lines) && value == "" && len(lines[end])-len(strings.TrimLeft(lines[end], " ")) > start {
				end++
			}
		}
		for _, value := range replacements() {
			is := head + strings.TrimRight(" "+value, " ")
			changed := slices.Concat(lines[:i], []string{is}, lines[end:])
			out = append(out, mutant{line, is, value, fmt.Sprintln(strings.Join(changed, "\n"))})
		}
	}
	return out
}
