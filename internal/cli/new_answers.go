package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/scaffold"
)

// answer fills in what was not given: what goes without saying, and when more has to be known, in a terminal, whatever is
// asked for.
func (e *entry) answer(ctx context.Context) error {
	qs := questions()
	for i := range qs {
		q := &qs[i]
		judged, err := e.judged(q, e.given[q.field])
		if err != nil {
			return fault.At("--"+q.flag, err)
		}
		if e.given[q.field] = judged; len(judged) > 0 && !q.fits(e.phase()) {
			return fault.New("--%s: only a service in %s has one", q.flag, q.only)
		}
	}
	missing := e.missing()
	asks := len(missing) > 0 && e.editing.env.Ask != nil
	if len(missing) > 0 && !asks {
		return fault.New("more has to be known of a service in " + e.phase() + ":\n" + strings.Join(missing, "\n"))
	}
	for i := range qs {
		q := &qs[i]
		preset := q.preset(e.id, e.opened)
		switch {
		case len(e.given[q.field]) > 0, e.isSet(q):
		case asks && q.fits(e.phase()) && reached(q.from, e.phase()):
			var err error
			if e.given[q.field], err = e.ask(ctx, q); err != nil {
				return err
			}
		case preset != "":
			e.given[q.field] = []string{preset}
		}
	}
	return nil
}

// phase is the one that was given, or the first.
func (e *entry) phase() string {
	if given := e.given["phase"]; len(given) > 0 {
		return given[0]
	}
	return catalogue.Phases()[0]
}

// missing are the flags without which nothing can be written, with what they say.
func (e *entry) missing() (lines []string) {
	qs := questions()
	for i := range qs {
		q := &qs[i]
		if len(e.given[q.field]) == 0 && !e.isSet(q) && q.preset(e.id, e.opened) == "" && q.needed(e.phase()) {
			lines = append(lines, "  --"+q.flag+": "+strings.ReplaceAll(q.usage, "`", ""))
		}
	}
	return lines
}

// isSet reports whether --set gives the field of a question.
func (e *entry) isSet(q *newQuestion) bool {
	return slices.ContainsFunc(e.set, func(assignment string) bool {
		path, _, _ := strings.Cut(assignment, "=")
		field, _, _ := strings.Cut(path, ".")
		return path == q.field || q.field == strings.TrimRight(field, "+-")
	})
}

// judged turns answers as they were given into those that are written. The error tells what is wrong with one.
func (e *entry) judged(q *newQuestion, given []string) ([]string, error) {
	out := make([]string, len(given))
	for i, text := range given {
		known, err := e.known(q, text)
		if err != nil {
			return nil, err
		}
		out[i] = known
	}
	if q.field == "customers" {
		if _, err := customersOf(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// known checks an answer against the catalogue. Somebody new is put into people.yaml and gives an id.
func (e *entry) known(q *newQuestion, text string) (string, error) {
	text = strings.TrimSpace(text)
	all := q.candidates(e.opened)
	switch {
	case len(all) == 0 && !q.people && !q.services, slices.Contains(all, text):
		return text, nil
	case q.people && strings.Contains(text, "<"):
		return e.addPerson(text)
	case q.people && e.taken(text):
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
	hint := orNear(text, all)
	if q.people && !strings.HasSuffix(hint, "?") {
		hint = "; somebody new is written as NAME <EMAIL>"
	}
	return "", fault.New("%s %s%s", what, quoted(text), hint)
}

// addPerson takes somebody for people.yaml, unless the address is there already, and gives the id.
func (e *entry) addPerson(text string) (string, error) {
	p, err := scaffold.ParsePerson(text, e.taken)
	if err != nil {
		return "", fault.At(quoted(text), err)
	}
	for id, other := range e.opened.People() {
		if other != nil && strings.EqualFold(other.Email, p.Email) {
			return id, nil
		}
	}
	for _, other := range e.people {
		if strings.EqualFold(other.Email, p.Email) {
			return other.ID, nil
		}
	}
	if e.taken(p.ID) {
		return "", fault.New("%s: there is somebody with the id %s already", quoted(text), p.ID)
	}
	e.people = append(e.people, p)
	return p.ID, nil
}

// taken reports whether somebody has an id.
func (e *entry) taken(id string) bool {
	return e.opened.Person(id) != nil || slices.ContainsFunc(e.people, func(p scaffold.Person) bool { return p.ID == id })
}

// ask asks until the answer will do.
func (e *entry) ask(ctx context.Context, q *newQuestion) ([]string, error) {
	prompt, preset := q.ask, q.preset(e.id, e.opened)
	if len(q.choices) > 0 {
		prompt += " (" + strings.Join(q.choices, ", ") + ")"
	}
	if preset != "" {
		prompt += " [" + preset + "]"
	}
	for {
		text, err := e.editing.env.Ask(prompt+": ", q.candidates(e.opened))
		if err != nil {
			return nil, err
		}
		if text = strings.TrimSpace(text); text == "" {
			text = preset
		}
		switch {
		case text == "" && !q.needed(e.phase()):
			return nil, nil
		case text == "":
			err = fault.New("an answer is needed here")
		default:
			var answers []string
			if answers, err = e.accept(ctx, q, text); err == nil {
				return answers, nil
			}
		}
		say(e.editing.env.Stderr, "  "+err.Error())
	}
}

// accept judges what was typed. The error tells what is wrong with it.
func (e *entry) accept(ctx context.Context, q *newQuestion, text string) ([]string, error) {
	if n := len([]rune(text)); q.field == "description" && (n < 20 || n > 300) {
		return nil, fault.New("want 20 to 300 characters; these are %s", strconv.Itoa(n))
	}
	typed := []string{text}
	if q.list {
		typed = slices.DeleteFunc(strings.Split(text, ","), func(one string) bool { return strings.TrimSpace(one) == "" })
	}
	answers, err := e.judged(q, typed)
	if err != nil {
		return nil, err
	}
	return answers, e.objection(ctx, q, answers)
}

// objection is what the rules have against an answer, the other services left out of account.
func (e *entry) objection(ctx context.Context, q *newQuestion, answers []string) error {
	if q.services {
		return nil // they are known
	}
	before := e.given[q.field]
	e.given[q.field] = answers
	defer func() { e.given[q.field] = before }()
	if err := e.replan(); err != nil {
		return err
	}
	found, err := e.lint(ctx, &fewer{e.plan.FS(), map[string]bool{e.file(): true}})
	if err != nil {
		return err
	}
	for _, f := range found {
		if field, _, _ := strings.Cut(q.field, "."); f.File == e.file() && unfit(&f) && strings.HasPrefix(f.Path, field) {
			return fault.New(f.Message)
		}
	}
	return nil
}

// unfit reports whether a finding is about an entry that is not valid, rather than one that is not finished.
func unfit(f *finding.Finding) bool {
	return f.Severity == finding.Error && slices.Contains([]string{"SCH", "OWN", "PPL", "DEP"}, f.Code[:3])
}
