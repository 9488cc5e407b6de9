package rules_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestPositions checks on the bad examples of all pages that a finding stands within its file, and on the value or key that
// its path leads to, as another reader of YAML finds it; where that is absent, on what would hold it.
func TestPositions(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("testdata"))
	sel := lint.Selection{Only: []string{string(lint.Core), string(lint.Governance), string(lint.Digital)}}
	byRule := map[string]bool{}
	for _, rule := range rules.All() {
		byRule[rule.Code] = rule.File != nil || rule.Code == "STY002" // these know their place more exactly than by a path
	}
	seen := map[string]bool{}
	for _, rule := range rules.All() {
		for _, example := range fence.FindAllStringSubmatch(rules.Pages()(rule), -1) {
			if rule.Change != nil || rule.Policy != nil || example[1] != "bad" {
				continue
			}
			files := base.With(example[3])
			for _, f := range ruletest.Run(t, rules.All(), files, ruletest.Day(), sel) {
				seen[f.Code] = true
				checkPosition(t, files, f, byRule[f.Code])
			}
		}
	}
	if len(seen) < 120 {
		t.Errorf("saw findings of %d rules, want all", len(seen))
	}
}

func checkPosition(t *testing.T, files fstest.MapFS, f finding.Finding, exact bool) {
	t.Helper()
	var text string
	if file := files[f.File]; file != nil {
		text = string(file.Data)
	}
	lines, span := strings.Split(text, "\n"), f.Span
	if span.EndLine < span.Line || span.EndLine == span.Line && span.EndCol < span.Col || span.Line < 1 || span.EndLine > len(lines) {
		t.Errorf("%s %s %s: %+v is no place in %d lines", f.File, f.Code, f.Path, span, len(lines))
		return
	}
	for line, col := range map[int]int{span.Line: span.Col, span.EndLine: span.EndCol} {
		if width := utf8.RuneCountInString(lines[line-1]); col < 1 || col > width+1 {
			t.Errorf("%s %s %s: column %d of a line of %d characters", f.File, f.Code, f.Path, col, width)
		}
	}
	if exact {
		return
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil || len(document.Content) == 0 {
		return // other rules report that
	}
	places := lookUp(document.Content[0], f.Path)
	if !slices.ContainsFunc(places, func(p pos.Span) bool { return p.Line == span.Line && p.Col == span.Col }) {
		t.Errorf("%s %s %s: stands at %d:%d, want one of %v", f.File, f.Code, f.Path, span.Line, span.Col, places)
	}
}

// lookUp is where the value and the key of a path stand, or those of the nearest one above that is there.
func lookUp(n *yaml.Node, path string) []pos.Span {
	places := []pos.Span{pos.Start(), at(n)}
	for path != "" {
		key, rest := step(path)
		next, keyAt := below(n, key)
		if next == nil {
			return places
		}
		places = []pos.Span{at(next)}
		if keyAt != nil {
			places = append(places, at(keyAt))
		}
		n, path = next, rest
	}
	return places
}

func at(n *yaml.Node) pos.Span { return pos.Span{Line: n.Line, Col: n.Column} }

// step takes the first key off a path; that of an item is in brackets.
func step(path string) (key, rest string) {
	if strings.HasPrefix(path, "[") {
		end := strings.IndexByte(path, ']') + 1
		return path[:end], strings.TrimPrefix(path[end:], ".")
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		return path, ""
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

// naturalKeys are the fields by which paths name items of lists, apart from id.
func naturalKeys() [][]string {
	return [][]string{
		{"id"},
		{"service"},
		{"person", "from"},
		{"phase", "from"},
		{"stage", "date"},
		{"kind", "date"},
		{"kind", "phase"},
		{"by", "kind"},
		{"audience", "via"},
		{"kind"},
		{"ref"},
		{"rule"},
		{"year"},
		{"period"},
		{"name"},
		{"text"},
		{"what"},
		{"area"},
		{"level"},
		{"source", "year"},
		{"phase"},
		{"by"},
		{"stage"},
		{"person"},
	}
}

// below is what a key or item of a node holds, and the node of the key.
func below(n *yaml.Node, key string) (value, keyAt *yaml.Node) {
	item, isItem := strings.CutPrefix(key, "[")
	if !isItem {
		for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1], n.Content[i]
			}
		}
		return nil, nil
	}
	item = strings.TrimSuffix(item, "]")
	for _, fields := range naturalKeys() {
		for _, one := range n.Content {
			var name []string
			for _, field := range fields {
				if v, _ := below(one, field); one.Kind == yaml.MappingNode && v != nil {
					name = append(name, v.Value)
				}
			}
			if len(name) == len(fields) && strings.Join(name, "/") == item {
				return one, nil
			}
		}
	}
	if i, err := strconv.Atoi(item); err == nil && i < len(n.Content) {
		return n.Content[i], nil
	}
	return nil, nil
}
