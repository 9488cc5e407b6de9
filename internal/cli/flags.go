package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// words is a flag that takes names separated by commas and may be repeated.
type words struct {
	list     *[]string
	needsOne bool // an empty list would mean something else than what was written
}

// Set adds names.
func (w words) Set(value string) error {
	found := false
	for word := range strings.SplitSeq(value, ",") {
		if word = strings.TrimSpace(word); word != "" {
			found = true
			*w.list = append(*w.list, word)
		}
	}
	if w.needsOne && !found {
		return errors.New("want at least one name")
	}
	return nil
}

// Type is what help calls the value.
func (w words) Type() string { return "codes" }

// String is the default, which is nothing.
func (w words) String() string { return "" }

// repeated is a flag that may be given several times. That of the library writes its empty default with a CSV writer of its own,
// which is a tenth of what a start of the program costs.
type repeated struct{ list *[]string }

// Set adds a value.
func (r repeated) Set(value string) error {
	*r.list = append(*r.list, value)
	return nil
}

// Type is the word by which completion knows that the flag may come again.
func (r repeated) Type() string { return "stringArray" }

// String is the default, which is nothing.
func (r repeated) String() string { return "" }

// filled is a flag whose value, where it is given, is not empty: an unset variable of a script is a mistake there.
type filled struct{ value *string }

// Set takes a value.
func (f filled) Set(value string) error {
	if value == "" {
		return errors.New("want a value; leave the flag out for the default")
	}
	*f.value = value
	return nil
}

// Type is what help calls the value where the usage names it nothing better.
func (f filled) Type() string { return "string" }

// String is the default, which is nothing.
func (f filled) String() string { return "" }

// positive is a flag for a whole number above 0, which is 0 while it is not given.
type positive struct{ value *int }

// Set takes a number.
func (p positive) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return errors.New("want a whole number from 1 on")
	}
	*p.value = n
	return nil
}

// Type is what help calls the value where the usage names it nothing better.
func (p positive) Type() string { return "count" }

// String is the default, which is nothing.
func (p positive) String() string { return "" }

// addFormat adds the flag for output formats that can write some parts.
func addFormat(cmd *cobra.Command, formats *[]string, parts view.Part) {
	names := namesOf(parts)
	cmd.Flags().VarP(repeated{formats}, "format", "f", "output format, as `NAME` or NAME=FILE; may be repeated: "+strings.Join(names, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", completeFormats(names...))
}

// addSelection adds the flags that turn rules on and off; each usage says what its list does.
func addSelection(cmd *cobra.Command, s *lint.Selection, on, off, only string) {
	f := cmd.Flags()
	f.Var(words{list: &s.Select}, "select", on+": codes, names, groups (OWN) or profiles")
	f.Var(words{list: &s.Ignore}, "ignore", off)
	f.Var(words{list: &s.Only, needsOne: true}, "only", only)
	for _, name := range []string{"select", "ignore", "only"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeRuleList)
	}
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
		return fmt.Errorf("%s needs a value\n%s --help lists the flags", flagName(empty.GetFlag()), cmd.CommandPath())
	}
	return fmt.Errorf("%w\n%s --help lists the flags", err, cmd.CommandPath())
}

// plainCause says what a flag wants without the words of the library.
func plainCause(invalid *pflag.InvalidValueError) error {
	switch invalid.GetFlag().Value.Type() {
	case "int":
		return errors.New("want a whole number")
	case "bool":
		return errors.New("want true or false, or leave the value out")
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
		return fmt.Errorf("unknown flag %s\n%s --help lists the flags", name, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	if hint := onlyNear(name, names); hint != "" {
		return fmt.Errorf("unknown flag %s%s", name, hint)
	}
	return fmt.Errorf("unknown flag %s\n%s --help lists the flags", name, cmd.CommandPath())
}

// oneOf refuses a value that is not in a list, naming the nearest.
func oneOf(what, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("unknown %s %s%s", what, quoted(value), orNear(value, allowed))
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
