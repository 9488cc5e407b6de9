package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/scaffold"
)

// newOptions are the flags of new.
type newOptions struct {
	*shared
	given   map[string][]string // by field
	set     []string
	preview bool
}

func newNew(env Env, flags *shared) *cobra.Command {
	o := &newOptions{shared: flags, given: map[string][]string{}}
	cmd := &cobra.Command{
		Use:     "new id",
		Short:   "Begin the file of a service",
		GroupID: "edit",
		Long: `Begin services/<id>.yaml. What the flags do not say is asked for in a terminal, with the people, portfolios and services of
the catalogue to choose from (Tab completes); elsewhere it is an error, and nothing waits for an answer. The phase decides
which questions there are, and which blocks are laid out as comments at the end of the file.

The file is checked before it is written, so that it is valid at once. --set gives any other field, as svc set does. An owner
or a deputy who is new is put into people.yaml.

Exit status: 0, or 2 when an answer is missing or wrong, the id is in use, or the file cannot be written.`,
		Example: `  svc new apply-for-a-rod-permit --description "Lets anglers apply for their first rod licence." --owner a-khan --deputy b-jones
  svc new register-a-net --description "Lets net fishers register their nets." --owner "Wen Fu <wen.fu@example.gov.uk>" --diff
  svc new check-a-licence --phase alpha --description "Lets bailiffs check a licence by its number." --owner b-jones --risk-register RR-7 --audience staff --transactional=false --scale small --tier 3 --set "vision=Every licence is known."`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the service: svc new renew-fishing-licence")
			}
			return atMostOne("service")(cmd, args)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	f := cmd.Flags()
	qs := questions()
	for i := range qs {
		q := &qs[i]
		f.Var(answer{o.given, q}, q.flag, q.usage)
		_ = cmd.RegisterFlagCompletionFunc(q.flag, completeAnswers(env, flags, q))
	}
	f.StringArrayVar(&o.set, "set", nil, "any other field, as `FIELD=VALUE`; may be repeated")
	f.BoolVar(&o.preview, "diff", false, "print what would be written, and write nothing")
	_ = cmd.RegisterFlagCompletionFunc("set", completeFields)
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return runNew(cmd.Context(), env, o, args[0]) }
	return cmd
}

// answer is the flag of a newQuestion.
type answer struct {
	given map[string][]string
	q     *newQuestion
}

// Set takes an answer.
func (a answer) Set(value string) error {
	if strings.TrimSpace(value) == "" {
		return errors.New("want a value; leave the flag out for the default")
	}
	values := []string{value}
	if a.q.services {
		values = strings.Split(value, ",")
	}
	if !a.q.list {
		a.given[a.q.field] = nil
	}
	a.given[a.q.field] = append(a.given[a.q.field], values...)
	return nil
}

// Type is what help calls the value where the usage names it nothing better.
func (a answer) Type() string { return "text" }

// String is the default, which is nothing.
func (a answer) String() string { return "" }

func runNew(ctx context.Context, env Env, o *newOptions, id string) error {
	if !catalogue.IsID(id) {
		return fmt.Errorf("%s cannot be the id of a service: want 3 to 63 lower-case letters, digits and hyphens, a letter first, such as renew-fishing-licence", quoted(id))
	}
	e, err := openEditing(env, o.shared)
	if err != nil {
		return err
	}
	defer e.close()
	if err := e.load(ctx); err != nil {
		return err
	}
	if e.opened.Known(id) {
		return fmt.Errorf("there is a service %s already", quoted(id))
	}
	name := path.Join(catalogue.ServicesDir, id+".yaml")
	if err := o.write(e, id, name); err != nil {
		return e.refused(err)
	}
	left, err := e.wrong(ctx, name)
	if err != nil {
		return err
	}
	if err := e.finish(ctx, o.preview); err != nil || o.preview {
		return err
	}
	for _, f := range left {
		o.remark(env, fmt.Sprintf("still to do, says %s %s: %s", f.Code, f.Rule, f.Message))
	}
	return nil
}

// write plans the file, and whoever is new in people.yaml.
func (o *newOptions) write(e *editing, id, name string) error {
	if err := o.answer(e, id); err != nil {
		return err
	}
	f, err := edit.Open(name, []byte(modeline(e)+"schema: svc/v1\nid: "+id+"\n"))
	if err != nil {
		return err
	}
	ops, err := o.ops(e)
	if err != nil {
		return err
	}
	if err := f.Apply(ops...); err != nil {
		return err
	}
	if err := f.Apply(layOut(f.Document())...); err != nil {
		return err
	}
	doc := f.Document()
	blocks := scaffold.Blocks(doc.Text("phase"), first(o.given["owner"]), func(field string) bool {
		return slices.Contains(doc.Keys(""), field)
	})
	e.plan.Create(name, append(f.Text(), blocks...))
	return nil
}

// ops are the answers as changes of the file.
func (o *newOptions) ops(e *editing) ([]edit.Op, error) {
	ops := []edit.Op{edit.Set("reviewed", edit.Scalar(e.today.String()))}
	qs := questions()
	for i := range qs {
		if answers := o.given[qs[i].field]; len(answers) > 0 {
			ops = append(ops, qs[i].ops(answers)...)
		}
	}
	for _, text := range o.set {
		a, err := parseAssignment(text)
		if err != nil {
			return nil, fmt.Errorf("--set %w", err)
		}
		more, err := a.ops()
		if err != nil {
			return nil, fmt.Errorf("--set %w", err)
		}
		ops = append(ops, more...)
	}
	return ops, nil
}

// layOut adds to a live service what follows from the answers: that it has no customers yet, and whom to call.
func layOut(doc *catalogue.Document) []edit.Op {
	var ops []edit.Op
	phase := doc.Text("phase")
	if phase != "live" && phase != "retirement" {
		return nil
	}
	if !slices.Contains(doc.Keys(""), "customers") {
		ops = append(ops, edit.Set("customers", edit.List()))
	}
	if phase == "live" && !doc.Has("escalation") && doc.Len("deputies") > 0 {
		level := func(number, role, minutes string) edit.Value {
			return edit.Map(edit.Pair{Key: "level", Value: edit.Scalar(number)}, edit.Pair{Key: "role", Value: edit.Scalar(role)},
				edit.Pair{Key: "after_minutes", Value: edit.Scalar(minutes)}, edit.Pair{Key: "hours", Value: edit.Scalar("always")})
		}
		ops = append(ops,
			edit.Set("escalation.major_incident", edit.Map(
				edit.Pair{Key: "criteria", Value: edit.Scalar("Nobody can use the service")},
				edit.Pair{Key: "notify_owner_within_minutes", Value: edit.Scalar("30")})),
			edit.Set("escalation.levels", edit.List(level("1", "deputy", "0"), level("2", "service_owner", "30"))))
	}
	return ops
}

// modeline names the schema for editors, where the catalogue keeps it.
func modeline(e *editing) string {
	if _, err := fs.Stat(e.dir, scaffold.SchemasDir+"/service.schema.json"); err != nil {
		return ""
	}
	return "# yaml-language-server: $schema=../" + scaffold.SchemasDir + "/service.schema.json\n"
}

// answer fills in what was not given: what goes without saying, and in a terminal what is asked for.
func (o *newOptions) answer(e *editing, id string) error {
	var missing []string
	qs := questions()
	for i := range qs {
		q := &qs[i]
		phase := first(o.given["phase"])
		given := o.given[q.field]
		preset := q.preset(id, e.opened)
		switch {
		case !q.fits(phase) && q.field != "phase":
			if len(given) > 0 {
				return fmt.Errorf("--%s: only a service in %s has one", q.flag, q.only)
			}
			continue
		case len(given) == 0 && e.env.Ask != nil:
			var err error
			if given, err = e.ask(q, phase, preset); err != nil {
				return err
			}
		case len(given) == 0 && preset != "":
			given = []string{preset}
		case len(given) == 0 && q.needed(phase):
			missing = append(missing, "  --"+q.flag+": "+strings.ReplaceAll(q.usage, "`", ""))
		}
		for n, text := range given {
			known, err := e.known(q, text)
			if err != nil {
				return fmt.Errorf("--%s: %w", q.flag, err)
			}
			given[n] = known
		}
		o.given[q.field] = given
	}
	if len(missing) > 0 {
		return errors.New("more has to be known of a service in " + first(o.given["phase"]) + ":\n" + strings.Join(missing, "\n"))
	}
	return nil
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// known checks an answer against the catalogue. Somebody new is put into people.yaml and gives an id.
func (e *editing) known(q *newQuestion, text string) (string, error) {
	text = strings.TrimSpace(text)
	all := q.candidates(e.opened)
	switch {
	case len(all) == 0 && !q.people && !q.services, slices.Contains(all, text):
		return text, nil
	case q.people && strings.Contains(text, "<"):
		return e.addPerson(text)
	case q.people && e.added[text]:
		return text, nil
	}
	what := "unknown value"
	switch {
	case q.people:
		what = "nobody in people.yaml has the id"
	case q.services:
		what = "there is no service"
	case q.portfolio:
		what = "svc.yaml has no portfolio"
	}
	return "", fmt.Errorf("%s %s%s", what, quoted(text), orNear(text, all))
}

// addPerson puts somebody into people.yaml, unless the address is there already.
func (e *editing) addPerson(text string) (string, error) {
	p, err := scaffold.ParsePerson(text, func(id string) bool { return e.opened.Person(id) != nil || e.added[id] })
	if err != nil {
		return "", fmt.Errorf("%s: %w", quoted(text), err)
	}
	for id, other := range e.opened.People() {
		if other != nil && strings.EqualFold(other.Email, p.Email) {
			return id, nil
		}
	}
	if e.opened.Person(p.ID) != nil || e.added[p.ID] {
		return "", fmt.Errorf("%s: there is somebody with the id %s already", quoted(text), p.ID)
	}
	e.added[p.ID] = true
	person := edit.Map(edit.Pair{Key: "name", Value: edit.Scalar(p.Name)}, edit.Pair{Key: "email", Value: edit.Scalar(p.Email)})
	return p.ID, e.plan.Edit(catalogue.PeopleFile, edit.Set(catalogue.Key("people", p.ID), person))
}

// ask asks until the answer will do.
func (e *editing) ask(q *newQuestion, phase, preset string) ([]string, error) {
	if !q.needed(phase) && phase != "" && q.from != "" && q.field != "contact" && q.field != "risk_register" {
		return nil, nil
	}
	all := q.candidates(e.opened)
	prompt := q.ask
	if len(q.choices) > 0 {
		prompt += " (" + strings.Join(q.choices, ", ") + ")"
	}
	if preset != "" {
		prompt += " [" + preset + "]"
	}
	for {
		text, err := e.env.Ask(prompt+": ", all)
		if err != nil {
			return nil, err
		}
		if text = strings.TrimSpace(text); text == "" {
			text = preset
		}
		if text == "" && !q.needed(phase) {
			return nil, nil
		}
		answers, problem := e.accept(q, text)
		if problem == "" {
			return answers, nil
		}
		say(e.env.Stderr, "  "+problem)
	}
}

// accept judges what was typed.
func (e *editing) accept(q *newQuestion, text string) (answers []string, problem string) {
	if text == "" {
		return nil, "an answer is needed here"
	}
	answers = []string{text}
	if q.list {
		answers = strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
	}
	if n := len([]rune(text)); q.field == "description" && (n < 20 || n > 300) {
		return nil, fmt.Sprintf("want 20 to 300 characters; these are %d", n)
	}
	all := q.candidates(e.opened)
	for _, one := range answers {
		one = strings.TrimSpace(one)
		if len(all) == 0 && !q.people && !q.services || slices.Contains(all, one) || q.people && (strings.Contains(one, "<") || e.added[one]) {
			continue
		}
		if hint := didYouMean(near.Of(one, all, 3)); hint != "" {
			return nil, quoted(one) + " is not known here" + hint
		}
		return nil, quoted(one) + " is not known here; Tab shows what is"
	}
	return answers, ""
}

// wrong lints the file as it is planned. What the answers got wrong is an error; what a service in this phase lacks beyond
// them is left to do.
func (e *editing) wrong(ctx context.Context, name string) (left []finding.Finding, err error) {
	found, err := e.broken(ctx, e.dir, e.plan.FS())
	if err != nil {
		return nil, err
	}
	var reasons []string
	for _, f := range found {
		switch {
		case f.Severity < finding.Error:
		case slices.Contains([]string{"SCH", "OWN", "PPL", "DEP"}, f.Code[:3]):
			reasons = append(reasons, "  "+f.Code+" "+f.Rule+": "+f.Message)
		case f.File == name:
			left = append(left, f)
		}
	}
	if len(reasons) > 0 {
		return nil, errors.New("nothing was written: the file would not be valid\n" + strings.Join(reasons, "\n"))
	}
	return left, nil
}
