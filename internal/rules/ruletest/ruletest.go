// Package ruletest tries rules on small catalogues: a base catalogue in which single blocks are replaced. Tests only.
package ruletest

import (
	"bytes"
	"cmp"
	"context"
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// Base is the catalogue on which examples are tried.
type Base struct {
	files map[string]string
	stub  string
}

// Main is the file that an example changes when it names none.
const Main = "services/renew-fishing-licence.yaml"

// Load reads the base from a folder with base.txtar and stub.yaml.
func Load(t testing.TB, dir fs.FS) Base {
	t.Helper()
	archive, err := fs.ReadFile(dir, "base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	stub, err := fs.ReadFile(dir, "stub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := Base{files: map[string]string{}, stub: string(stub)}
	for _, f := range txtar.Parse(archive).Files {
		b.files[f.Name] = string(f.Data)
	}
	return b
}

// fileLine starts the part of an example that concerns another file; "whole file" replaces all of it and "no file"
// removes it.
var fileLine = regexp.MustCompile(`^# (file|whole file|no file): (\S+)$`)

// With is the base with an example laid over it. The example replaces the top-level blocks that it has. In shared files
// it replaces single entries of blocks. A service that the base does not have starts as the stub.
func (b Base) With(example string) fstest.MapFS {
	files := map[string]string{}
	maps.Copy(files, b.files)
	how, name, part := "file", Main, ""
	flush := func() {
		switch {
		case how == "no file":
			delete(files, name)
		case how == "whole file":
			files[name] = part
		case part != "":
			files[name] = overlay(b.original(name), part, strings.HasPrefix(name, catalogue.ServicesDir))
		}
	}
	for line := range strings.Lines(example) {
		if m := fileLine.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			flush()
			how, name, part = m[1], m[2], ""
			continue
		}
		part += line
	}
	flush()
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// original is the text of a file before the example: that of the base, or the stub with the id of the file.
func (b Base) original(name string) string {
	if text, ok := b.files[name]; ok {
		return text
	}
	id := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".yaml")
	return strings.NewReplacer("id: stub\n", "id: "+id+"\n", "Try a stub", "Try "+id).Replace(b.stub)
}

// block is a top-level key with all that belongs to it.
type block struct{ key, text string }

// overlay replaces blocks of text by those of part. Blocks of a whole entry stand in the order of the schema, as they
// would in a catalogue; those of other files that are mappings are merged entry by entry.
func overlay(text, part string, whole bool) string {
	old, changes := blocks(text, 0), blocks(part, 0)
	if whole {
		old = slices.DeleteFunc(old, func(o block) bool {
			return slices.ContainsFunc(changes, func(c block) bool { return c.key == o.key })
		})
		return inOrder(append(old, changes...))
	}
	var b strings.Builder
	for _, o := range old {
		i := slices.IndexFunc(changes, func(c block) bool { return c.key == o.key })
		switch {
		case i < 0:
			b.WriteString(o.text)
		case strings.HasPrefix(body(changes[i].text), "  ") && isMapping(o):
			head, _, _ := strings.Cut(o.text, "\n")
			b.WriteString(head + "\n" + merge(blocks(body(o.text), 2), blocks(body(changes[i].text), 2)))
		}
	}
	for _, c := range changes {
		known := slices.ContainsFunc(old, func(o block) bool { return o.key == c.key && strings.HasPrefix(body(o.text), "  ") })
		if !known || !isMapping(c) {
			b.WriteString(c.text)
		}
	}
	return b.String()
}

// isMapping reports whether a block holds keys on lines of their own.
func isMapping(b block) bool {
	inside := body(b.text)
	return strings.HasPrefix(inside, "  ") && !strings.HasPrefix(inside, "  -")
}

// inOrder writes blocks in the order of the schema, and those that it does not know behind them.
func inOrder(list []block) string {
	rank := map[string]int{}
	service := reflect.TypeFor[schema.Service]()
	for i := range service.NumField() {
		rank[service.Field(i).Tag.Get("yaml")] = i + 1
	}
	sorting.By(list, func(a, b block) int {
		return cmp.Compare(cmp.Or(rank[a.key], len(rank)+1), cmp.Or(rank[b.key], len(rank)+1))
	})
	var b strings.Builder
	for _, one := range list {
		b.WriteString(one.text)
	}
	return b.String()
}

// merge replaces entries by those with the same key and appends the others.
func merge(old, changes []block) string {
	var b strings.Builder
	for _, o := range old {
		if !slices.ContainsFunc(changes, func(c block) bool { return c.key == o.key }) {
			b.WriteString(o.text)
		}
	}
	for _, c := range changes {
		b.WriteString(c.text)
	}
	return b.String()
}

// body is the text of a block without its first line.
func body(text string) string {
	_, rest, _ := strings.Cut(text, "\n")
	return rest
}

// blocks splits text at the lines whose key stands at the indent.
func blocks(text string, indent int) []block {
	var out []block
	for line := range strings.Lines(text) {
		starts := len(line) > indent && strings.TrimSpace(line[:indent]) == "" && !strings.ContainsRune(" \t\n#-}]", rune(line[indent]))
		if starts || len(out) == 0 {
			key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
			out = append(out, block{key: key})
		}
		out[len(out)-1].text += line
	}
	return out
}

// Day is the as-of date of all examples.
func Day() schema.Date { return schema.Date(2026_06_15) }

// Run lints a catalogue on a day with the rules of a selection.
func Run(t testing.TB, rules []*lint.Rule, files fs.FS, day schema.Date, sel lint.Selection) []finding.Finding {
	t.Helper()
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	result, err := lint.Run(context.Background(), c, lint.Options{Rules: rules, Selection: sel, AsOf: day})
	if err != nil {
		t.Fatalf("lint: %v", err)
	}
	return result.Findings
}

// RunUnder lints a catalogue under the policy of an older state of it.
func RunUnder(t testing.TB, rules []*lint.Rule, before, files fs.FS, day schema.Date, sel lint.Selection) []finding.Finding {
	t.Helper()
	old := Open(t, before)
	c, err := catalogue.OpenUnder(before, files)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	waivers := func(s *catalogue.Service) []schema.Waiver {
		if then := old.ByID(s.ID); then != nil {
			return then.Waivers
		}
		return nil
	}
	policy := lint.Policy{Waivers: waivers, Changed: func(s *catalogue.Service) []lint.PolicyChange { return lint.WaiverChanges(waivers(s), s) }}
	result, err := lint.Run(context.Background(), c, lint.Options{Rules: rules, Selection: sel, AsOf: day, Policy: &policy})
	if err != nil {
		t.Fatalf("lint: %v", err)
	}
	return result.Findings
}

// Open loads a catalogue.
func Open(t testing.TB, files fs.FS) *catalogue.Catalogue {
	t.Helper()
	return openSome(t, files, func(string) bool { return true })
}

// Judge compares two catalogues and judges the changes on a day. Where judging says that it needs the entries that differ
// and no others, it has to come to the same without them.
func Judge(t testing.TB, rules []*lint.Rule, before, after fs.FS, day schema.Date) []change.Verdict {
	t.Helper()
	o := lint.JudgeOptions{Rules: rules, AsOf: day}
	verdicts := judge(t, compare(t, Open(t, before), Open(t, after)), o)
	differs := func(name string) bool {
		was, err := fs.ReadFile(before, name)
		is, err2 := fs.ReadFile(after, name)
		return err != nil || err2 != nil || !bytes.Equal(was, is)
	}
	some := compare(t, openSome(t, before, differs), openSome(t, after, differs))
	if !lint.Alone(some, rules) {
		return verdicts
	}
	if alone := judge(t, some, o); !reflect.DeepEqual(alone, verdicts) {
		t.Errorf("judged without the rest:\n%v\nand with it:\n%v", alone, verdicts)
	}
	return verdicts
}

func compare(t testing.TB, before, after *catalogue.Catalogue) *change.Set {
	t.Helper()
	set, err := change.Compare(before, after)
	if err != nil {
		t.Fatalf("compare: %v", err)
	}
	return set
}

func judge(t testing.TB, set *change.Set, o lint.JudgeOptions) []change.Verdict {
	t.Helper()
	verdicts, err := lint.Judge(context.Background(), set, o)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	return verdicts
}

// openSome loads the services of a catalogue whose files are wanted.
func openSome(t testing.TB, files fs.FS, wanted func(string) bool) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	c.Only(wanted)
	if err := c.Load(context.Background(), 1, nil); err != nil {
		t.Fatalf("load: %v", err)
	}
	return c
}

// Say is a verdict in one line, and in a second one whom to tell.
func Say(v change.Verdict) string {
	where := strings.TrimSpace(v.Service + " " + v.Path)
	var who []string
	for _, n := range v.Notify {
		who = append(who, n.Person+" ("+n.Why+")")
	}
	return v.Code + " " + v.Class.String() + " " + where + ": " + v.Message + "\n  tell " + strings.Join(who, ", ") + "\n"
}
