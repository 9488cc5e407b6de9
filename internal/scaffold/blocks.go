package scaffold

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Entry is what the blocks behind a service depend on.
type Entry struct {
	Service *catalogue.Service
	Has     func(field string) bool // whether the entry says something about it, be it nothing: customers: []
	Policy  map[string]*schema.PhasePolicy
	Roles   []string // those that somebody is to fill, that of the owner left out
	Today   schema.Date
	Year    schema.Year
}

// Blocks lays out, as comments behind an entry, what the rules want of a service until it has left its phase. Fields that the
// entry has are left out, and so are lines about something that it has not. What is laid out has no errors when the # is
// taken away: it names the people of the entry, and its dates lie around today.
func Blocks(e Entry) string {
	text, err := files.ReadFile("files/blocks.yaml")
	if err != nil {
		return "" // a test reads them all
	}
	var b strings.Builder
	known := e.samples()
	marker := regexp.MustCompile(`@([A-Z]+|[+-][0-9]+)@`) // stands for something that depends on the entry
	for block := range strings.SplitSeq(string(text), "\n\n") {
		heading, rest, _ := strings.Cut(block, "\n")
		phase, only, _ := strings.Cut(strings.TrimPrefix(heading, "## "), " ")
		if catalogue.PhaseNumber(phase) > catalogue.PhaseNumber(e.Service.Phase) || only != "" && only != e.Service.Type {
			continue
		}
		if kept := without(e.filled(rest, marker, known), e.Has); kept != "" {
			b.WriteString("\n" + kept)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n## Below is what a service is asked about by the end of this phase, and has no answer to yet. Put your own words in, and\n" +
		"## take one # off each line. Names, dates and figures are made up.\n" + b.String()
}

// filled puts what is known in place of the markers of a block. A line with something that is not known is left out.
func (e *Entry) filled(block string, marker *regexp.Regexp, known map[string]string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimRight(block, "\n") + "\n") {
		complete := true
		line = marker.ReplaceAllStringFunc(line, func(name string) string {
			name = strings.Trim(name, "@")
			value := known[name]
			if days, err := strconv.Atoi(name); err == nil {
				value = e.day(days)
			}
			complete = complete && value != ""
			return value
		})
		if complete {
			b.WriteString(line)
		}
	}
	return b.String()
}

// day is the date so many days from today.
func (e *Entry) day(days int) string { return measure.Date(e.Today).AddDays(days).String() }

// without makes comments of a block, its fields that are there already left out. Without any field left, there is none.
func without(block string, has func(string) bool) string {
	var about, fields strings.Builder
	skip, only := false, true
	for line := range strings.Lines(block) {
		switch name, _, isField := strings.Cut(line, ":"); {
		case strings.HasPrefix(line, "#"):
			about.WriteString("#" + line)
			continue
		case isField && !strings.HasPrefix(line, " "):
			skip = has(name)
		}
		only = false
		if !skip {
			fields.WriteString("#" + line)
		}
	}
	if fields.Len() == 0 && !only {
		return ""
	}
	return about.String() + fields.String()
}
