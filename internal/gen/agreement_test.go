package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestExamples checks that the examples of the reference, put together, make documents that both readers accept, and
// therefore that no example is missing.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, doc := range documents() {
		t.Run(doc.name, func(t *testing.T) {
			t.Parallel()
			text := fullDocument(t, doc)
			if got := (loader{doc}).read(t, text); len(got) > 0 {
				t.Errorf("svc refuses the examples:\n\t\t%v\n%s", got, text)
			}
			if got := newJudge(t, doc.name).read(t, text); len(got) > 0 {
				t.Errorf("the JSON Schema refuses the examples:\n\t\t%v\n%s", got, text)
			}
		})
	}
}

// apart lists the documents that svc and the JSON Schemas judge differently: who refuses them, and why that is right.
func apart() map[string]struct{ refusedBy, why string } {
	const svc, schema = "svc", "schema"
	return map[string]struct{ refusedBy, why string }{
		"service/date-as-text":                  {svc, "YAML has dates and JSON has none, so only svc can ask for quotes"},
		"service/number-as-text":                {schema, "svc takes 2.10 as it is written and advises quotes; for JSON it is the number 2.1"},
		"service/blank-where-a-form-is-wanted":  {schema, "for svc blank text is an absent field; an editor had better mark it"},
		"service/integer-with-point":            {svc, "for JSON 1.0 is a whole number"},
		"service/integer-in-hexadecimal":        {svc, "JSON sees the number, not how it is written"},
		"service/integer-with-plus":             {svc, "JSON sees the number, not how it is written"},
		"service/integer-huge":                  {svc, "svc counts in 32 bits; bounds at every number would only hide the others"},
		"service/number-with-exponent":          {svc, "JSON sees the number, not how it is written"},
		"service/number-without-zero":           {svc, "JSON sees the number, not how it is written"},
		"service/truth-in-capitals":             {svc, "JSON sees true, not how it is written"},
		"service/money-three-places":            {svc, "editors compute multipleOf in binary and would refuse 8.29 as well"},
		"service/number-too-precise":            {svc, "JSON numbers have any number of digits"},
		"service/year-without-successor":        {svc, "no pattern says that two years follow each other"},
		"service/duration-zero":                 {svc, "no readable pattern says that one of four numbers is not zero"},
		"service/item-key-twice":                {svc, "JSON Schema compares whole items, not their keys"},
		"service/key-twice":                     {svc, "a reader of JSON Schema gets to see one of the two"},
		"service/beta-stage-outside-beta":       {svc, "which field belongs to which phase is meaning, and no tag says it"},
		"service/alias":                         {svc, "aliases and anchors are resolved before a JSON Schema is asked"},
		"service/tag":                           {svc, "tags are resolved before a JSON Schema is asked"},
		"service/merge-key":                     {svc, "merge keys are resolved before a JSON Schema is asked"},
		"service/key-that-is-no-word":           {svc, "JSON has no such keys, so that they are gone or text before a JSON Schema is asked"},
		"service/escape-of-a-control-character": {svc, "no readable pattern at every text says that it holds nothing which a terminal obeys"},
		"service/blank-beyond-ascii":            {svc, "\\S means all blanks in JSON Schema, as in editors, and those of ASCII in Go, in which this validator is written"},
		"service/number-of-older-yaml":          {svc, "1_000 is a number in YAML 1.1 and text in YAML 1.2; svc asks for quotes"},
		"service/end-before-start":              {svc, "JSON Schema does not compare two fields"},
		"people/key-in-capitals-twice":          {svc, "JSON Schema does not compare keys"},
		"people/key-of-two-alphabets":           {svc, "no readable pattern tells letters that only look alike"},
		"settings/currency-that-does-not-exist": {svc, "the list of currencies is long and changes; the schema knows three capital letters"},
	}
}

// TestAgreement reads small documents, good and bad, with svc and with an independent validator of JSON Schema. A document
// is the base of its folder with the keys of one file in place of its own; a line "# without key" takes a key away, and
// "# whole document" the base.
func TestAgreement(t *testing.T) {
	t.Parallel()
	exceptions := apart()
	met := map[string]bool{}
	for _, doc := range documents() {
		judge := newJudge(t, doc.name)
		base := readFile(t, filepath.Join("testdata", "agreement", doc.name, "base.yaml"))
		for _, file := range list(t, filepath.Join("testdata", "agreement", doc.name, "*-*.yaml")) {
			kind, name, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".yaml"), "-")
			text := compose(base, readFile(t, file))
			ours, theirs := (loader{doc}).read(t, text), judge.read(t, text)
			ok := false
			switch kind {
			case "good":
				ok = len(ours) == 0 && len(theirs) == 0
			case "bad":
				ok = len(ours) > 0 && slices.Equal(ours.lines(), theirs.lines())
			case "apart":
				name = doc.name + "/" + name
				met[name] = true
				by := exceptions[name].refusedBy
				ok = by == "svc" && len(ours) > 0 && len(theirs) == 0 || by == "schema" && len(theirs) > 0 && len(ours) == 0
			}
			if !ok {
				t.Errorf("%s\n\tsvc refuses\n\t\t%v\n\tthe JSON Schema refuses\n\t\t%v", file, ours, theirs)
			}
		}
	}
	for name := range maps.Keys(exceptions) {
		if !met[name] {
			t.Errorf("exception %s has no file", name)
		}
	}
}

// compose puts the keys of a case in place of those of the base.
func compose(base, text string) string {
	gone := map[string]bool{}
	for line := range strings.Lines(text) {
		if names, ok := strings.CutPrefix(line, "# without "); ok {
			for name := range strings.FieldsSeq(names) {
				gone[name] = true
			}
		}
		if key, _, ok := strings.Cut(strings.TrimPrefix(line, "\ufeff"), ":"); ok {
			gone[key] = true
		}
		if strings.HasPrefix(line, "# whole document") {
			return text
		}
	}
	var kept strings.Builder
	for _, block := range blocks(base) {
		if key, _, _ := strings.Cut(block, ":"); !gone[key] {
			kept.WriteString(block)
		}
	}
	return text + kept.String()
}

// TestShippedCatalogue checks that the files of the catalogue that we ship fit their schemas.
func TestShippedCatalogue(t *testing.T) {
	t.Parallel()
	for _, doc := range documents() {
		files := list(t, filepath.Join("..", "..", "catalogue", strings.ReplaceAll(doc.file, "<id>", "*")))
		judge := newJudge(t, doc.name)
		for _, file := range files {
			if got := judge.read(t, readFile(t, file)); len(got) > 0 {
				t.Errorf("%s: the JSON Schema refuses\n\t\t%v", file, got)
			}
		}
	}
}

// list finds files; none is a mistake in the test.
func list(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no file is %s: %v", pattern, err)
	}
	return files
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
