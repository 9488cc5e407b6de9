package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
)

const referenceIntro = `# Field reference

Every field of every file of a catalogue. The JSON Schemas beside this page say the same to editors and other programs;
a first line such as ` + "`# yaml-language-server: $schema=…/service.schema.json`" + ` makes an editor complete and check a file.

How to read the tables:

- **Required** says from which phase on the form of the file asks for the field. *Always* is in every phase, *from alpha*
  in alpha and every later one, *in beta* in that phase only. "(warning)" marks what is only recommended. An empty cell is
  not the last word: [rules](../internal/rules/README.md) ask for more, such as an owner, with their own severity.
- A field that is left out, empty, ` + "`null`" + ` or blank text means the same: absent.
- An id is a key elsewhere: a *person id* is a key in people.yaml, a *service id* the name of a file in services without
  .yaml, a *role id* a key in roles.yaml, a *schedule* and a *portfolio* are keys in svc.yaml. All other ids are those of
  the same file.
- Keys that start with ` + "`x-`" + ` are yours: svc accepts them everywhere and looks at none of them.
- **Source** is whose idea the field is: FitSM (service management standard) with the number of a requirement, EGI (service
  template), GSM (GOV.UK Service Manual), GSS (Service Standard, by point), OB (Orange Book), SRE (site reliability
  engineering), DfE and Defra (assessment and document guidance), ISO 20000-1, UK GDPR, 000 to 004 (five descriptions of
  the role of a service owner), own (a choice of this project).
`

// reference writes the field reference: one table for each mapping.
type reference struct {
	strings.Builder
	comments comments
	sections []section
}

// section is a mapping and the places where it is used.
type section struct {
	plan   *fields.Plan
	places []string
}

// fieldReference is the page for all documents.
func fieldReference(root string) ([]byte, error) {
	said, err := readComments(schemaDir(root))
	if err != nil {
		return nil, err
	}
	r := &reference{comments: said}
	r.WriteString(generatedPage + referenceIntro)
	var plans fields.Plans
	for _, doc := range documents() {
		plan, err := plans.Of(doc.model)
		if err != nil {
			return nil, err
		}
		if err := r.document(doc, plan); err != nil {
			return nil, err
		}
	}
	return []byte(r.String()), nil
}

func (r *reference) document(doc document, plan *fields.Plan) error {
	said, err := r.comments.of(plan.Go.Name())
	if err != nil {
		return err
	}
	fmt.Fprintf(r, "\n## %s: `%s`\n\n%s Schema: [%s.schema.json](%[4]s.schema.json).\n", doc.title, doc.file, said.Meaning, doc.name)
	if err := r.table(plan); err != nil {
		return err
	}
	r.sections = nil
	r.collect(plan, "")
	for _, s := range r.sections {
		said, err := r.comments.of(s.plan.Go.Name())
		if err != nil {
			return err
		}
		fmt.Fprintf(r, "\n### %s\n\n%s Written in `%s`.\n", heading(s.plan), said.Meaning, strings.Join(s.places, "`, `"))
		if err := r.table(s.plan); err != nil {
			return err
		}
	}
	return nil
}

// collect adds the mappings below one, each once, in the order in which a reader of the tables meets them.
func (r *reference) collect(plan *fields.Plan, path string) {
	for _, field := range plan.Fields {
		at, t := path+field.Name, field.Type
		switch t.Kind {
		case fields.List:
			at, t = at+"[]", t.Elem
		case fields.Map:
			at, t = at+".<key>", t.Elem
		default:
		}
		if t.Kind != fields.Struct {
			continue
		}
		known := slices.IndexFunc(r.sections, func(s section) bool { return s.plan == t.Plan })
		if known >= 0 {
			r.sections[known].places = append(r.sections[known].places, at)
			continue
		}
		r.sections = append(r.sections, section{t.Plan, []string{at}})
		r.collect(t.Plan, at+".")
	}
}

func (r *reference) table(plan *fields.Plan) error {
	r.WriteString("\n| Field | Type | Required | Meaning | Example | Source |\n| --- | --- | --- | --- | --- | --- |\n")
	for number := range plan.Fields {
		field := &plan.Fields[number]
		limits, err := parseValidate(field.Tag.Get("validate"))
		if err != nil {
			return err
		}
		said, err := r.comments.of(plan.Go.Name() + "." + field.GoName)
		if err != nil {
			return err
		}
		name := "`" + field.Name + "`"
		if number == plan.Rest {
			name = "any other key"
		}
		example := ""
		if text := field.Tag.Get("example"); text != "" {
			example = "`" + text + "`"
		}
		cells := []string{name, kindOf(field, limits), requiredFrom(field), said.Meaning, example, said.Source}
		for i := range cells {
			cells[i] = strings.ReplaceAll(cells[i], "|", `\|`)
		}
		fmt.Fprintf(r, "| %s |\n", strings.Join(cells, " | "))
	}
	return nil
}

// requiredFrom says when the field must be there.
func requiredFrom(field *fields.Field) string {
	if field.Always {
		return "always"
	}
	var out []string
	for _, need := range field.Needs {
		words := "in " + need.Phase
		if need.Onwards {
			words = "from " + need.Phase
		}
		if need.Warning {
			words += " (warning)"
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

// heading is the name of a mapping; link leads to it.
func heading(plan *fields.Plan) string { return capital(title(plan.Go.Name())) }

func link(plan *fields.Plan) string {
	return "[" + title(plan.Go.Name()) + "](#" + kebab(plan.Go.Name()) + ")"
}
