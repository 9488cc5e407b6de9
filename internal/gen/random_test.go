package main

import (
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRandomMutations spoils documents at random places, up to three in each, and checks that svc and the JSON Schema
// refuse the same lines.
func TestRandomMutations(t *testing.T) {
	t.Parallel()
	for _, doc := range documents() {
		t.Run(doc.name, func(t *testing.T) {
			t.Parallel()
			s := spoiler{rand.New(rand.NewPCG(7, 7)), sources(t, doc)} // the same mutants every time
			mutants := make([]mutant, 500)
			for i := range mutants {
				mutants[i].text = s.spoil()
			}
			judge := newJudge(t, doc.name)
			compared := 0
			for i, ours := range (loader{doc}).readAll(t, mutants) {
				theirs := judge.read(t, mutants[i].text)
				if unread(ours) {
					continue
				}
				compared++
				forgive(strings.Split(mutants[i].text, "\n"), ours, theirs)
				if !slices.Equal(ours.lines(), theirs.lines()) {
					t.Errorf("svc alone refuses\n\t\t%v\n\tthe JSON Schema alone refuses\n\t\t%v\n%s", ours, theirs, mutants[i].text)
				}
			}
			if compared < len(mutants)/4 {
				t.Errorf("only %d of %d documents could be read at all", compared, len(mutants))
			}
		})
	}
}

// sources are documents to spoil: one with every field, the cases of TestAgreement and the catalogue that we ship.
func sources(t *testing.T, doc document) []string {
	t.Helper()
	base := readFile(t, filepath.Join("testdata", "agreement", doc.name, "base.yaml"))
	out := []string{fullDocument(t, doc), base}
	for _, file := range list(t, filepath.Join("testdata", "agreement", doc.name, "good-*.yaml")) {
		out = append(out, compose(base, readFile(t, file)))
	}
	for _, file := range list(t, filepath.Join("..", "..", "catalogue", strings.ReplaceAll(doc.file, "<id>", "*"))) {
		out = append(out, readFile(t, file))
	}
	return out
}

// spoiler makes mutants.
type spoiler struct {
	*rand.Rand

	texts []string
}

func pick[T any](s spoiler, from []T) T { return from[s.IntN(len(from))] }

// spoil takes one of the texts and changes one to three of its lines.
func (s spoiler) spoil() string {
	lines := strings.Split(strings.TrimSuffix(pick(s, s.texts), "\n"), "\n")
	for range 1 + s.IntN(3) {
		lines = s.line(lines, s.IntN(len(lines)))
	}
	return strings.Join(lines, "\n") + "\n"
}

// line changes the line i, or what stands around it.
func (s spoiler) line(lines []string, i int) []string {
	line, value := lines[i], pick(s, slices.Concat(replacements(), oddValues()))
	start := len(line) - len(strings.TrimLeft(line, " -"))
	key, was, isKey := strings.Cut(line[start:], ":")
	if !isKey {
		lines[i] = line[:start] + value
		return lines
	}
	switch s.IntN(5) {
	case 0: // another key
		lines[i] = line[:start] + pick(s, oddKeys()) + ":" + was
	case 1: // another key beside it
		lines = slices.Insert(lines, i+1, strings.ReplaceAll(line[:start], "-", " ")+pick(s, oddKeys())+": "+value)
	case 2: // nothing
		if len(lines) > 1 {
			lines = slices.Delete(lines, i, i+1)
		}
	default: // another value in place of the old one and of all below it
		end := i + 1
		for end < len(lines) && len(lines[end])-len(strings.TrimLeft(lines[end], " ")) > start {
			end++
		}
		lines = slices.Delete(lines, i+1, end)
		lines[i] = line[:start] + key + ": " + value
	}
	return lines
}

func oddValues() []string {
	return []string{
		"-0", "007", "0x1F", "0o17", "100", "101", "100.0", "0.5", ".5", "1e3", "True", "yes", "off", "2026-06-15T00:00:00Z",
		`"2026-06-15"`, "2026-6-1", "9999-12-31", "P1Y2M3W4D", "PT5M", "[[a]]", "[a, a]", "{1: 1, -1: 2}", "{a}", "[a: b]",
		"09:00", `"24:00"`, `"24:01"`, `"+441632960000"`, "a@b.example", "a@b", "https://x.example", "HTTPS://x.example",
		"https://x.example/a b", "https://u:p@x.example", "ab", "abc", "Abc", "a_b", "GBP", "gbp", "UTC", "Etc/GMT+1", "live",
		"Live", `"live "`, "svc/v1", "é", "日本語", "1234567890123456", "2147483647", "99999999999", "1.10", `"02-29"`,
		"../shared/svc.yaml", "/etc/passwd", "none", "# nothing", "a # b", "a,b",
	}
}

func oddKeys() []string {
	return []string{"id", "name", "x-a", "X-a", "owner", "owners", "1", "01", "-1", "true", `"id"`, "ID", `""`, "default", "phase", "a b", "é", "p1", "p5", "online", "1.5", "0x1"}
}

// unread reports whether svc refuses a document before its shape is looked at, or because something stands twice in it:
// then the two readers look at different things.
func unread(ours refusals) bool {
	for _, reasons := range ours {
		for _, reason := range reasons {
			kind, _, _ := strings.Cut(reason, ":")
			switch kind {
			case "Unreadable", "TooManyDocuments", "NotMapping", "Empty", "ComplexKey", "DuplicateKey":
				return true
			}
		}
	}
	return false
}

// forgive takes away what TestAgreement holds as an exception.
func forgive(lines []string, ours, theirs refusals) {
	onlyOurs := regexp.MustCompile(`found a date$|^BadScalar: .(P0D|[0-9-]{7}|[0-9.]{16,}). is not|ends on .* before it starts|beta_stage. is|` +
		`whole number, found .|whole number from|found .(True|1e3).$|number; write it like|currency. is|at most 2 digits`)
	onlyTheirs := regexp.MustCompile(`[:-] (""|"  "|[0-9]+\.[0-9]+|0[0-9]+)$`)
	for line, reasons := range ours {
		if len(theirs[line]) == 0 && !slices.ContainsFunc(reasons, func(r string) bool { return !onlyOurs.MatchString(r) }) {
			delete(ours, line)
		}
	}
	for line := range theirs {
		if len(ours[line]) == 0 && line <= len(lines) && onlyTheirs.MatchString(lines[line-1]) {
			delete(theirs, line)
		}
	}
}
