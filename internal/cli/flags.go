package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// value is what a flag takes. Those of the library write their defaults at each start, which costs a tenth of it.
type value struct {
	kind     string // what help calls it where the usage names it nothing better
	list     *[]string
	split    bool // the list is given with commas too
	needsOne bool // and must not be empty
	text     *string
	count    *int
	set      func(text string) error // stands for all of that
}

// Type is what help calls the value, and for completion whether the flag may come again.
func (v *value) Type() string { return v.kind }

// String is the default, which is nothing.
func (v *value) String() string { return "" }

// Set takes a value.
func (v *value) Set(text string) error {
	switch {
	case v.set != nil:
		return v.set(text)
	case v.count != nil:
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return fault.New("want a whole number from 1 on")
		}
		*v.count = n
	case v.text != nil && text == "":
		return fault.New("want a value; leave the flag out for the default")
	case v.text != nil:
		*v.text = text
	case v.split:
		return v.add(text)
	default:
		*v.list = append(*v.list, text)
	}
	return nil
}

// add takes several words.
func (v *value) add(text string) error {
	found := false
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			found = true
			*v.list = append(*v.list, word)
		}
	}
	if v.needsOne && !found {
		return fault.New("want at least one name")
	}
	return nil
}

// words are names separated by commas; the flag may be repeated. Sometimes an empty list would mean something else than what
// was written.
func words(list *[]string, needsOne bool) *value {
	return &value{kind: "codes", list: list, split: true, needsOne: needsOne}
}

// repeated are texts, for each of which the flag is given once.
func repeated(list *[]string) *value { return &value{kind: "stringArray", list: list} }

// filled is a text that is not empty: an unset variable of a script is a mistake there.
func filled(into *string) *value { return &value{kind: "string", text: into} }

// positive is a whole number above 0, which is 0 while it is not given.
func positive(into *int) *value { return &value{kind: "count", count: into} }

// addFlag adds a flag with what completes it.
func addFlag(cmd *cobra.Command, v *value, name, usage string, complete cobra.CompletionFunc) {
	cmd.Flags().Var(v, name, usage)
	_ = cmd.RegisterFlagCompletionFunc(name, complete)
}

// addFormat adds the flag for output formats that can write some parts.
func addFormat(cmd *cobra.Command, formats *[]string, parts view.Part) {
	names := namesOf(parts)
	cmd.Flags().VarP(repeated(formats), "format", "f", "output format, as `NAME` or NAME=FILE; may be repeated: "+strings.Join(names, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", completeFormats(names...))
}

// addSelection adds the flags that turn rules on and off; each usage says what its list does.
func addSelection(cmd *cobra.Command, s *lint.Selection, on, off, only string) {
	addFlag(cmd, words(&s.Select, false), "select", on+": codes, names, groups (OWN) or profiles", completeRuleList)
	addFlag(cmd, words(&s.Ignore, false), "ignore", off, completeRuleList)
	addFlag(cmd, words(&s.Only, true), "only", only, completeRuleList)
}

// flagError explains a mistake in the flags, and names the nearest flag when one does not exist.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var empty *pflag.ValueRequiredError
	switch {
	case errors.As(err, &missing):
		return unknownFlag(cmd, missing)
	case errors.As(err, &invalid):
		return fmt.Errorf("%s %s: %w", flagName(invalid.GetFlag()), quoted(invalid.GetValue()), plainCause(invalid))
	case errors.As(err, &empty):
		return fault.New("%s needs a value\n%s --help lists the flags", flagName(empty.GetFlag()), cmd.CommandPath())
	}
	return fmt.Errorf("%w\n%s --help lists the flags", err, cmd.CommandPath())
}

// plainCause says what a flag wants without the words of the library.
func plainCause(invalid *pflag.InvalidValueError) error {
	switch invalid.GetFlag().Value.Type() {
	case "int":
		return fault.New("want a whole number")
	case "bool":
		return fault.New("want true or false, or leave the value out")
	}
	return errors.Unwrap(invalid)
}

func flagName(f *pflag.Flag) string { return "--" + f.Name }

func unknownFlag(cmd *cobra.Command, missing *pflag.NotExistError) error {
	name := "--" + text.Cut(text.Safe(missing.GetSpecifiedName()), maxShown)
	if group := missing.GetSpecifiedShortnames(); group != "" {
		name = "-" + missing.GetSpecifiedName()
		if len(group) > 1 {
			name += " in -" + group
		}
		return fault.New("unknown flag %s\n%s --help lists the flags", name, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	if hint := onlyNear(name, names); hint != "" {
		return fault.New("unknown flag %s%s", name, hint)
	}
	return fault.New("unknown flag %s\n%s --help lists the flags", name, cmd.CommandPath())
}

// oneOf refuses a value that is not in a list, naming the nearest.
func oneOf(what, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return unknown(what, value, allowed)
}

// orNear is ": did you mean …?" with the nearest candidates, or all of them when none is near and they are few.
func orNear(word string, candidates []string) string {
	if hint := nearOrLonger(word, candidates); hint != "" {
		return hint
	}
	if len(candidates) <= 20 && len(candidates) > 0 {
		return ": want one of " + strings.Join(candidates, ", ")
	}
	return ""
}

// unknown refuses a word that is none of those there are.
func unknown(what, word string, known []string) error {
	return fault.New("unknown %s %s%s", what, quoted(word), orNear(word, known))
}

// personOf is somebody of the catalogue by id.
func personOf(c *catalogue.Catalogue, id string) (*schema.Person, error) {
	p := c.Person(id)
	if p == nil {
		return nil, fault.New("nobody in people.yaml has the id %s%s", quoted(id), onlyNear(id, c.NearestPeople(id)))
	}
	return p, nil
}

// onlyNear is ": did you mean …?" with the nearest candidates, and nothing when none is near.
func onlyNear(word string, candidates []string) string {
	return didYouMean(near.Of(word, candidates, mostNear))
}

// mostNear is how many candidates a message names.
const mostNear = 3

// nearOrLonger is onlyNear, but for those of which the word is a part when none is near.
func nearOrLonger(word string, candidates []string) string {
	if hint := onlyNear(word, candidates); hint != "" || len(word) < mostNear {
		return hint
	}
	var names []string
	for _, name := range candidates {
		if len(names) < mostNear && strings.Contains(strings.ToLower(name), strings.ToLower(word)) {
			names = append(names, name)
		}
	}
	return didYouMean(names)
}

func didYouMean(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return ": did you mean " + strings.Join(names, ", ") + "?"
}

// quoted is a word of the command line as an error shows it.
func quoted(word string) string { return `"` + text.Cut(text.Safe(word), maxShown) + `"` }

// shown is a path as an error shows it: in one line, and with its end, which tells more than its start.
func shown(path string) string { return text.CutLeft(text.Safe(path), maxPath) }

// How much of what was typed an error repeats, in columns.
const (
	maxShown = 80
	maxPath  = 200
)
