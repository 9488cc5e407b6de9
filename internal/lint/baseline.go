package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Baseline is the debt that somebody has accepted: how many findings of each kind, by the fingerprint of the first. It can
// only become less.
type Baseline struct{ entries map[string]Accepted }

// Accepted is one kind of finding that a baseline accepts. Code, path and subject are for readers; what counts is the
// fingerprint. Findings that are graver than they were are not accepted.
type Accepted struct {
	Code     string `json:"code"`
	Count    int    `json:"count"`
	Path     string `json:"path,omitempty"`
	Severity string `json:"severity"`
	Subject  string `json:"subject"`
}

// NewBaseline accepts all findings that are not waived.
func NewBaseline(list []finding.Finding) *Baseline {
	b := &Baseline{entries: map[string]Accepted{}}
	for i := range list {
		f := &list[i]
		if f.Waiver != nil {
			continue
		}
		kind := finding.FirstOfKind(*f)
		entry, known := b.entries[kind]
		if !known {
			entry = Accepted{Code: f.Code, Path: finding.WithoutIndexes(f.Path), Subject: f.Subject(), Severity: f.Severity.String()}
		}
		if f.Severity > entry.severity() {
			entry.Severity = f.Severity.String()
		}
		entry.Count++
		b.entries[kind] = entry
	}
	return b
}

func (a Accepted) severity() finding.Severity {
	s, err := finding.ParseSeverity(a.Severity)
	if err != nil {
		return finding.None
	}
	return s
}

// Size is how many findings are accepted.
func (b *Baseline) Size() int {
	n := 0
	for _, entry := range b.entries {
		n += entry.Count
	}
	return n
}

// Without gives the findings that the baseline does not accept, in their order, and those entries, less what was found,
// that accept more than there is. Of rules that are off nothing can be said.
func (b *Baseline) Without(list []finding.Finding, on func(code string) bool) (open []finding.Finding, stale []Accepted) {
	left := maps.Clone(b.entries)
	open = make([]finding.Finding, 0, len(list))
	for i := range list {
		kind := finding.FirstOfKind(list[i])
		entry, known := left[kind]
		if list[i].Waiver != nil || !known || entry.Count == 0 || list[i].Severity > entry.severity() {
			open = append(open, list[i])
			continue
		}
		entry.Count--
		left[kind] = entry
	}
	for _, kind := range sorting.Keys(left) {
		if entry := left[kind]; entry.Count > 0 && on(entry.Code) {
			stale = append(stale, entry)
		}
	}
	sorting.List(stale, func(i, j int) int {
		a, b := &stale[i], &stale[j]
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Code, b.Code), strings.Compare(a.Path, b.Path))
	})
	return slices.Clip(open), stale
}

// Shrunk is the baseline without what is not found any more. What it does not accept is not added.
func (b *Baseline) Shrunk(list []finding.Finding, on func(code string) bool) *Baseline {
	now := NewBaseline(list).entries
	out := &Baseline{entries: map[string]Accepted{}}
	for kind, entry := range b.entries {
		if on(entry.Code) {
			entry.Count = min(entry.Count, now[kind].Count)
			if now[kind].severity() < entry.severity() {
				entry.Severity = now[kind].Severity
			}
		}
		if entry.Count > 0 {
			out.entries[kind] = entry
		}
	}
	return out
}

// Following is the baseline after services have been renamed: what was accepted under a former id, and is not found under
// it any more, is accepted under that of today. Nothing is accepted besides.
func (b *Baseline) Following(list []finding.Finding, renamed map[string]string) *Baseline {
	if b == nil || len(renamed) == 0 {
		return b
	}
	out := &Baseline{entries: maps.Clone(b.entries)}
	found := NewBaseline(list).entries
	for i, then := range underFormer(list, renamed) {
		is, was := finding.FirstOfKind(list[i]), finding.FirstOfKind(then)
		entry, accepted := out.entries[was]
		_, known := out.entries[is]
		_, still := found[was]
		if !accepted || known || still {
			continue
		}
		entry.Path, entry.Subject = finding.WithoutIndexes(list[i].Path), list[i].Subject()
		delete(out.entries, was)
		out.entries[is] = entry
	}
	return out
}

// Equal reports whether two baselines accept the same.
func (b *Baseline) Equal(other *Baseline) bool { return reflect.DeepEqual(b.entries, other.entries) }

// IsIn reports whether a text is the baseline as Write writes it, be it with the line ends of another system.
func (b *Baseline) IsIn(text []byte) bool {
	var out bytes.Buffer
	return b.Write(&out) == nil && bytes.Equal(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), out.Bytes())
}

// The key of a baseline that is no fingerprint. In the order of keys it is the last, so that adding or removing a line
// leaves all others as they are.
const (
	versionKey     = "version"
	currentVersion = 1
)

// shelves is into how many parts a baseline is divided, by the first three digits of the fingerprint: of two branches that mend
// ten findings each, one pair in forty shares a shelf.
const (
	shelves = 4096
	digits  = 3
)

// Write writes the baseline as JSON: one line for each entry, ordered by fingerprint, and an empty line after each shelf,
// be there something on it or not. Git merges two changes that have a line between them which neither touches.
func (b *Baseline) Write(w io.Writer) error {
	var out bytes.Buffer
	out.WriteString("{\n")
	shelf := 0
	for _, kind := range sorting.Keys(b.entries) {
		line, err := json.Marshal(b.entries[kind])
		if err != nil {
			return err
		}
		for at := shelfOf(kind); shelf < at; shelf++ {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "  %q: %s,\n", kind, line)
	}
	out.WriteString(strings.Repeat("\n", shelves-shelf))
	fmt.Fprintf(&out, "  %q: %d\n}\n", versionKey, currentVersion)
	_, err := out.WriteTo(w)
	return err
}

// shelfOf is the part of the file in which an entry stands.
func shelfOf(kind string) int {
	n, err := strconv.ParseUint(kind[:min(digits, len(kind))], 16, 16)
	if err != nil {
		return 0
	}
	return int(n)
}

// ReadBaseline reads what Write has written. Errors name the line.
func ReadBaseline(text []byte) (*Baseline, error) {
	b := &Baseline{entries: map[string]Accepted{}}
	text = bytes.TrimPrefix(text, []byte("\uFEFF")) // of an editor
	d := json.NewDecoder(bytes.NewReader(text))
	if err := b.read(d); err != nil {
		line := 1 + bytes.Count(text[:min(int(d.InputOffset()), len(text))], []byte("\n"))
		if _, syntax := errors.AsType[*json.SyntaxError](err); syntax && bytes.Contains(text, []byte("\n<<<<<<< ")) {
			err = errors.New("a merge has left its marks; keep the lines that both sides have, and no others")
		}
		return nil, fmt.Errorf("line %d: %w", line, plainer(err))
	}
	return b, nil
}

// What an entry of a baseline is, and how many findings of one kind it may accept.
const (
	wantEntry = "an entry has the texts code, path, severity and subject, and as count a whole number of 1 or more"
	maxCount  = 1_000_000_000
)

// plainer says in other words what the reader of JSON would say.
func plainer(err error) error {
	field, unknown := strings.CutPrefix(err.Error(), "json: unknown field ")
	wrong, form := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case form && wrong.Field == "count":
		return fmt.Errorf("`count` is %s; %s", strings.TrimPrefix(wrong.Value, "number "), wantEntry)
	case form:
		return fmt.Errorf("%s where none belongs; %s", wrong.Value, wantEntry)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the file breaks off here; take it from git again, or write it anew with --update-baseline")
	case unknown:
		return fmt.Errorf("an entry has no field %s; %s", field, wantEntry)
	}
	return err
}

func (b *Baseline) read(d *json.Decoder) error {
	d.DisallowUnknownFields()
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return orElse(err, "not the JSON object of a baseline; write one with --update-baseline")
	}
	version := json.RawMessage("none")
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		kind, _ := key.(string)
		if kind == versionKey {
			if err := d.Decode(&version); err != nil {
				return err
			}
			continue
		}
		if err := b.readEntry(d, kind); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more behind the end of the object")
	}
	if string(version) != strconv.Itoa(currentVersion) {
		return fmt.Errorf("the version of the baseline is %s, want %q: %d", Cut(string(version), maxValue), versionKey, currentVersion)
	}
	return nil
}

func (b *Baseline) readEntry(d *json.Decoder, kind string) error {
	var entry Accepted
	if err := d.Decode(&entry); err != nil {
		return err
	}
	_, twice := b.entries[kind]
	switch _, err := finding.ParseSeverity(entry.Severity); {
	case twice:
		return fmt.Errorf("%q stands there twice; keep the line with the lower count", Cut(kind, maxValue))
	case entry.Count < 1 || entry.Count > maxCount || entry.Code == "" || entry.Subject == "":
		return fmt.Errorf("%q: %s", Cut(kind, maxValue), wantEntry)
	case err != nil:
		return fmt.Errorf("%q: %w", Cut(kind, maxValue), err)
	}
	b.entries[kind] = entry
	return nil
}

// orElse is an error, or one that says this where there is none.
func orElse(err error, text string) error {
	if err == nil || errors.Is(err, io.EOF) {
		return errors.New(text)
	}
	return err
}
