// Package scaffold gives the first text of files: of a whole catalogue, and the blocks that an entry may grow.
package scaffold

import (
	"embed"
	"path"
	"strings"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/schema"
)

// files are the templates.
//
//go:embed files/*
var files embed.FS

// SchemasDir is the directory of a catalogue with the JSON Schemas that editors read.
const SchemasDir = ".schemas"

// File is a file to be made.
type File struct {
	Name string // from the root of the repository, with /
	Text string
}

// Options is what a new catalogue depends on.
type Options struct {
	Prefix    string // path from the root of the repository to the catalogue, with /; empty where the two are the same
	People    []Person
	Portfolio string // id of the first portfolio
	Title     string // and its name
	Domains   []string
	Tool      string // version of this program that CI installs
	CI        string // github, gitlab, or empty
	Owners    []Owner
}

// Owner is who is asked to review the changes of a file.
type Owner struct {
	File   string // from the catalogue; empty for all of it
	Emails []string
}

// Catalogue gives the files of a new catalogue in the order in which they are to be made.
func Catalogue(o *Options) []File {
	out := []File{{o.at("svc.yaml"), o.settings()}, {o.at("people.yaml"), peopleFile(o.People)}, {o.at("README.md"), o.fill("README.md")}}
	for _, name := range []string{"service", "people", "roles", "risk-scale", "settings"} {
		text, _ := schema.JSON(name) // a test reads them all
		out = append(out, File{o.at(SchemasDir + "/" + name + ".schema.json"), text})
	}
	out = append(out, File{".vscode/settings.json", o.fill("vscode.json")})
	switch o.CI {
	case "github":
		out = append(out, File{".github/workflows/catalogue.yaml", o.fill("github.yaml")})
	case "gitlab":
		out = append(out, File{".gitlab-ci.yml", o.fill("gitlab.yaml")})
	}
	if len(o.Owners) > 0 {
		out = append(out, File{"CODEOWNERS", o.codeOwners()})
	}
	return out
}

// at is a file of the catalogue, from the root of the repository.
func (o *Options) at(name string) string { return path.Join(o.Prefix, name) }

// fill reads a template. The place of the catalogue stands in it as @DIR@ (with a / behind it, or empty) and @ROOT@.
func (o *Options) fill(name string) string {
	text, err := files.ReadFile("files/" + name)
	if err != nil {
		return "" // a test reads them all
	}
	dir, root := "", "."
	if o.Prefix != "" {
		dir, root = o.Prefix+"/", o.Prefix
	}
	return strings.NewReplacer("@DIR@", dir, "@ROOT@", root, "@TOOL@", o.Tool).Replace(string(text))
}

// settings is the text of svc.yaml.
func (o *Options) settings() string {
	domains := "# email_domains: [example.gov.uk]"
	if len(o.Domains) > 0 {
		domains = "email_domains: [" + strings.Join(quotedAll(o.Domains), ", ") + "]"
	}
	portfolio := "{name: " + edit.Quoted(o.Title)
	if len(o.People) > 0 {
		portfolio += ", owner: " + edit.Quoted(o.People[0].ID)
	}
	return strings.NewReplacer("@DOMAINS@", domains, "@PORTFOLIO@", edit.Quoted(o.Portfolio)+": "+portfolio+"}").Replace(o.fill("svc.yaml"))
}

// codeOwners is the text of CODEOWNERS. Of two lines that fit a file the later counts, so the wider come first.
func (o *Options) codeOwners() string {
	var b strings.Builder
	b.WriteString("# Who is asked to review a change of the catalogue: its owners and their deputies. Of two lines that fit a file the later counts.\n")
	for _, owner := range o.Owners {
		pattern := escapedPattern("/" + o.at(owner.File))
		switch {
		case owner.File == "" && o.Prefix == "":
			pattern = "*"
		case owner.File == "":
			pattern += "/"
		}
		b.WriteString(pattern + " " + strings.Join(owner.Emails, " ") + "\n")
	}
	return b.String()
}

// escapedPattern writes a path so that CODEOWNERS takes it for itself.
func escapedPattern(p string) string {
	return strings.NewReplacer(`\`, `\\`, " ", `\ `, "#", `\#`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(p)
}

func quotedAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = edit.Quoted(s)
	}
	return out
}
