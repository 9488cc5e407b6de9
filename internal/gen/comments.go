package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// comment is what the comment above a type or field says.
type comment struct {
	Meaning string // without the Go name, one paragraph
	Source  string // whose idea it is, in the abbreviations of package schema
}

// comments holds the comments of one package: by "Type" and by "Type.Field".
type comments map[string]comment

// readComments reads the comments of the structs in a folder.
func readComments(dir string) (comments, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	out := comments{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		out.addFile(tree)
	}
	return out, nil
}

// addFile adds the struct types of a file.
func (c comments) addFile(tree *ast.File) {
	for _, decl := range tree.Decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok || decl.Tok != token.TYPE {
			continue
		}
		for _, spec := range decl.Specs {
			spec, ok := spec.(*ast.TypeSpec)
			if !ok {
				continue
			}
			if fields, ok := spec.Type.(*ast.StructType); ok {
				name := spec.Name.Name
				c[name] = newComment(name, decl.Doc.Text()+spec.Doc.Text())
				c.addFields(name, fields)
			}
		}
	}
}

func (c comments) addFields(typeName string, fields *ast.StructType) {
	for _, field := range fields.Fields.List {
		text := field.Doc.Text()
		if text == "" {
			text = field.Comment.Text()
		}
		for _, name := range field.Names {
			c[typeName+"."+name.Name] = newComment(name.Name, text)
		}
	}
}

// of looks a type or field up; one that nobody explained is a mistake.
func (c comments) of(name string) (comment, error) {
	found, ok := c[name]
	if !ok || found.Meaning == "" {
		return comment{}, fmt.Errorf("%s has no comment", name)
	}
	return found, nil
}

// newComment splits a comment into meaning and source.
func newComment(goName, text string) comment {
	text = strings.Join(strings.Fields(text), " ")
	meaning, source, _ := strings.Cut(text, " Source: ")
	return comment{Meaning: withoutName(goName, meaning), Source: strings.TrimSuffix(source, ".")}
}

// withoutName turns "RTOMinutes is the recovery time" into "The recovery time", "Name says what" into "Says what" and
// "DayRate, a day" into "Day rate, a day": readers of the pages do not know the names of Go fields.
func withoutName(goName, text string) string {
	rest, ok := strings.CutPrefix(text, goName)
	if !ok {
		return text
	}
	after, isVerb := strings.CutPrefix(rest, " ")
	verb, object, _ := strings.Cut(after, " ")
	switch {
	case verb == "is" || verb == "are":
		return capital(object)
	case isVerb && strings.HasSuffix(verb, "s"):
		return capital(after)
	}
	return capital(strings.Join(words(goName), " ")) + rest
}

// capital makes the first letter a capital one.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// words splits a Go name: UserGroup is user group, SLAReview is SLA review, PriorityChanges90d is priority changes 90d.
func words(goName string) []string {
	var out []string
	start := 0
	runes := []rune(goName)
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && !boundary(runes, i) {
			continue
		}
		word := string(runes[start:i])
		if strings.ToUpper(word) != word || len(word) == 1 {
			word = strings.ToLower(word)
		}
		out = append(out, word)
		start = i
	}
	return out
}

// boundary tells whether a word starts at i.
func boundary(name []rune, i int) bool {
	if unicode.IsDigit(name[i]) {
		return !unicode.IsDigit(name[i-1])
	}
	if !unicode.IsUpper(name[i]) {
		return false
	}
	return !unicode.IsUpper(name[i-1]) || i+1 < len(name) && unicode.IsLower(name[i+1]) && name[i+1] != 's'
}
