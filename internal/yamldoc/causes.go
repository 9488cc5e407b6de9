package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
)

// cause is what an error of the YAML library means to the author of a file.
type cause struct {
	problem   string // how the library's text begins
	kind      Kind
	limit     int
	parser    bool // the line is counted from 0: the error comes from the layer above the scanner
	elsewhere bool // the library knows no useful line
	text      string
	hint      string
	refine    func(line string) (text, hint string) // looks at the line for a narrower cause; "" when there is none
}

const missingColon = "could not find expected ':'"

// causeOf finds the cause of a library error; the last one fits all.
func causeOf(problem string) cause {
	list := causes()
	for _, c := range list[:len(list)-1] {
		if strings.HasPrefix(problem, c.problem) {
			return c
		}
	}
	return list[len(list)-1]
}

// words are text and hint for a problem on that line.
func (c cause) words(problem, line string) (text, hint string) {
	if c.refine != nil {
		if text, hint = c.refine(line); text != "" {
			return text, hint
		}
	}
	if c.text == "" {
		return "the YAML cannot be read here: " + problem, c.hint
	}
	return c.text, c.hint
}

func causes() []cause {
	const bracketText = "brackets opened here are not closed, or a comma between two entries is missing"
	const bracketHint = "close every [ with ] and every { with }, and put a comma between entries"
	const escapeText = "a backslash in double quotes begins an escape that YAML does not know"
	const escapeHint = "write the backslash twice, or use single quotes"
	const starText = "a value begins with * or &, which YAML takes for an alias or anchor"
	const tagText, tagHint = "tags (!name) are not used here", "delete the tag, or put text that begins with ! in quotes"
	const blockText = "something follows the | or > that begins a text block"
	return []cause{
		{
			problem: "mapping values are not allowed", text: "this line is indented deeper than the key it belongs beside, or has a second colon",
			hint: "align it with its neighbours, or put a value that holds a colon and a blank in quotes", refine: secondColon,
		},
		{
			problem: "did not find expected key", elsewhere: true, text: "the indentation of this line fits none of the lines above it",
			hint: "align it with the key it belongs beside", refine: noKey,
		},
		{
			problem: "did not find expected '-' indicator", elsewhere: true, text: "this line stands where the next list item should begin",
			hint: "begin it with a hyphen and a blank, or align it with the key it belongs beside",
		},
		{
			problem: missingColon, text: "this line has no colon after its key",
			hint: "write key: value; put text of several lines in quotes or after a |", refine: hiddenColon,
		},
		{problem: "did not find expected ',' or", parser: true, text: bracketText, hint: bracketHint},
		{problem: "did not find expected node content", parser: true, text: "a value is missing here, or brackets are not closed", hint: bracketHint},
		{problem: "found unexpected end of stream", text: "a quote opened on this line is not closed", hint: "close it with the same quote"},
		{problem: "found unexpected document indicator", text: "a quote opened on this line is not closed", hint: "close it with the same quote"},
		{
			problem: "found character that cannot start any token", text: "a value begins with a character that means something else in YAML",
			hint: "put the value in quotes", refine: badStart,
		},
		{problem: "did not find expected alphabetic", text: starText, hint: "put the value in quotes"},
		{
			problem: "block sequence entries are not allowed", text: "a list begins on the line of its key, or a hyphen is misplaced",
			hint: "begin the list on the next line, each item with a hyphen and a blank",
		},
		{problem: "mapping keys are not allowed", text: "a question mark followed by a blank stands where a value belongs", hint: "put the value in quotes"},
		{problem: "found unknown escape character", text: escapeText, hint: escapeHint},
		{problem: "did not find expected hexdecimal", text: escapeText, hint: escapeHint},
		{problem: "found invalid Unicode character", text: escapeText, hint: escapeHint},
		{problem: "did not find expected comment or line break", text: blockText, hint: "begin the text on the next line"},
		{problem: "found an indentation indicator", text: blockText, hint: "begin the text on the next line"},
		{problem: "found a tab character", kind: Tab, elsewhere: true, text: tabText, hint: tabHint},
		{
			problem: "did not find expected <document start>", parser: true, kind: TooManyDocuments,
			text: "something follows the end of the document", hint: "one file holds one document; delete what follows or move it inside the brackets",
		},
		{
			problem: "unknown anchor", kind: Alias, elsewhere: true, text: "aliases (*name) are not used here",
			hint: "write the value out; put text that begins with * in quotes",
		},
		{problem: "exceeded max depth", kind: TooDeep, limit: MaxDepth, text: "lists and mappings inside each other go far too deep", hint: "split it up"},
		{problem: "found undefined tag handle", kind: Tag, parser: true, text: tagText, hint: tagHint},
		{problem: "did not find the expected '>'", kind: Tag, text: tagText, hint: tagHint},
		{problem: "did not find expected tag URI", kind: Tag, text: tagText, hint: tagHint},
		{problem: "did not find URI", kind: Tag, text: tagText, hint: tagHint},
		{problem: "did not find expected '!'", kind: Tag, text: tagText, hint: tagHint},
		directiveCause("found incompatible YAML document"),
		directiveCause("found unknown directive name"),
		directiveCause("could not find expected directive name"),
		directiveCause("found unexpected non-alphabetical character"),
		directiveCause("did not find expected digit or '.' character"),
		directiveCause("did not find expected version number"),
		directiveCause("found extremely long version number"),
		{problem: "did not find expected whitespace", text: "a blank or a line end is missing here", hint: "put the value in quotes"},
		{hint: "check quotes, brackets and indentation of this line and the one above"},
	}
}

// directiveCause is a line within the document that begins with %.
func directiveCause(problem string) cause {
	return cause{
		problem: problem, kind: Directive, elsewhere: true,
		text: directiveText, hint: "delete the line, or put text that begins with % in quotes",
	}
}

// hiddenColon looks for a colon that YAML does not take for one.
func hiddenColon(line string) (text, hint string) {
	const key = `^(?:- )?[A-Za-z0-9_-]+`
	if found := regexp.MustCompile(key + ` ?(?:([：﹕])|:(\p{Zs}))`).FindStringSubmatch(line); found != nil && found[2] != " " {
		if found[1] != "" {
			return fmt.Sprintf("the key ends with %s (%s), which looks like a colon and is none", found[1], codePoint([]rune(found[1])[0])),
				"type the colon and the blank behind it again: key: value"
		}
		return fmt.Sprintf("behind the colon is %s, which looks like a blank and is none", codePoint([]rune(found[2])[0])),
			"delete it and type a blank: key: value"
	}
	if regexp.MustCompile(key + `:[^\s/]`).MatchString(line) {
		return "a blank is missing behind the colon", "write key: value"
	}
	if strings.Index(line+" ", ": ") > maxKey { // YAML looks no further than a thousand characters for the colon
		return longKeyText(), longKeyHint
	}
	return "", ""
}

// secondColon looks for a colon inside an unquoted value.
func secondColon(line string) (text, hint string) {
	if !regexp.MustCompile(`:(\s.*)?:\s`).MatchString(line + " ") {
		return "", ""
	}
	return "a value that is not in quotes holds a colon and a blank", "put the value in quotes"
}

// noKey looks for what stands where a key belongs.
func noKey(line string) (text, hint string) {
	const start, behind = `(^|[:\-,]\s+)`, `\s*[^\s:,\]}#]`
	switch {
	case strings.HasPrefix(line, "- "):
		return "a list item stands where a key belongs", "indent the item below the key of its list"
	case strings.HasPrefix(line, ":"):
		return "a key is missing before the colon", "write key: value"
	case regexp.MustCompile(start + `(\[[^\[\]]*\]|\{[^{}]*\})` + behind).MatchString(line):
		return "text follows the closing bracket of a value", "put the whole value in quotes; or, if it is a list, delete what follows"
	case regexp.MustCompile(start + `('[^']*'|"([^"\\]|\\.)*")` + behind).MatchString(line):
		return "text follows the closing quote of a value", "quote the whole value; inside it, write a single quote twice or a double quote as \\\""
	case strings.HasPrefix(line, "]") || strings.HasPrefix(line, "}") || strings.HasSuffix(line, "]]") || strings.HasSuffix(line, "}}"):
		return "a bracket is closed that was not opened", "delete it"
	}
	return "", ""
}

// badStart names the character that begins the value.
func badStart(line string) (text, hint string) {
	if found := regexp.MustCompile("(?:^|[:,\\-\\[{]\\s*)([@`%])").FindStringSubmatch(line); found != nil {
		return "a value begins with " + found[1] + ", which YAML keeps for itself", "put the value in quotes"
	}
	return "", ""
}
