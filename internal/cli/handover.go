package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/schema"
)

// handoverOptions are the flags of handover.
type handoverOptions struct {
	*shared
	services []string
	on, link string
	plan     bool
	preview  bool
}

func newHandover(env Env, flags *shared) *cobra.Command {
	o := &handoverOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "handover from to",
		Short:   "Move every duty of one person to another, as one change",
		GroupID: "edit",
		Long: `Move every duty of one person to another: owner, deputy, risks and their actions, boards, escalation, team, products,
components, contracts, benefits, improvements, problems, assurance, enabling contacts and portfolios. With --service only
those of the services named move. What somebody signed, decided or took part in stays, and is listed.

Where the entry says since when the owner is accountable, or --link names the record of the handover, the ownership history
gets an entry and the new ownership its first day. Handing a service back on the same day takes that handover back.

All files are worked out and checked before the first is written. Nothing is written when the new person is unknown or has
left, when something would be left behind in a file that cannot be read, or when an error arises, such as two roles that one
person must not hold. After an interruption the command may be run again; it goes on with what is left.

A note in Markdown is printed: services, promises, open risks, due dates, dependencies and whom to tell.

Exit status: 0 when it is done or there is nothing to move, 1 when a rule would be broken, 2 when the job could not be done.`,
		Example: `  svc handover a-khan b-jones --plan
  svc handover a-khan b-jones --service renew-fishing-licence --on 2026-06-15 --link https://docs.example.gov.uk/ho-4 --diff`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("name two people: svc handover FROM TO, such as svc handover a-khan b-jones")
			}
			return nil
		},
		ValidArgsFunction: completePair(env, flags),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runHandover(cmd.Context(), env, o, args[0], args[1])
		},
	}
	f := cmd.Flags()
	f.StringSliceVar(&o.services, "service", nil, "move the duties of this service only, by `ID`; may be repeated")
	f.Var(filled{&o.on}, "on", "first `DAY` of the new person, as YYYY-MM-DD (default: the as-of date)")
	f.Var(filled{&o.link}, "link", "`URL` of the handover record, for the ownership history")
	f.BoolVar(&o.plan, "plan", false, "print the note, and write nothing")
	f.BoolVar(&o.preview, "diff", false, "print the change as a difference, and write nothing")
	_ = cmd.RegisterFlagCompletionFunc("service", completeFrom(env, flags, servicesOf))
	_ = cmd.RegisterFlagCompletionFunc("on", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("link", cobra.NoFileCompletions)
	return cmd
}

// completePair completes the two people of a handover.
func completePair(env Env, flags *shared) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return fromCatalogue(env, flags, word, peopleOf), cobra.ShellCompDirectiveNoFileComp
	}
}

// handover is a handover under way.
type handover struct {
	*editing
	from, to string
	on       schema.Date
	link     string
	only     []string
	moved    []held // duties that move
	stays    []held // signatures of the past
	kept     []held // duties of services that were not named
	remarks  []string
}

// held is a place where somebody is named.
type held struct {
	service *catalogue.Service // nil for the settings
	path    string
}

// file is the file that the place is in.
func (h held) file() string {
	if h.service == nil {
		return catalogue.SettingsFile
	}
	return h.service.File.Name
}

func runHandover(ctx context.Context, env Env, o *handoverOptions, from, to string) error {
	e, err := openEditing(env, o.shared)
	if err != nil {
		return err
	}
	defer e.close()
	h := &handover{editing: e, from: from, to: to, on: e.today, link: o.link, only: o.services}
	if o.on != "" {
		if err := h.on.UnmarshalText([]byte(o.on)); err != nil {
			return fmt.Errorf("--on %s is not a day that exists; write it as 2026-06-15", quoted(o.on))
		}
	}
	if h.on.After(e.today) {
		e.today = h.on // the entries are to be right on that day
	}
	if err := h.people(); err != nil {
		return err
	}
	room := newMemory()
	defer room.restore()
	e.opened.Room = room
	if err := e.opened.Load(ctx, e.jobs, h.keep); err != nil {
		return err
	}
	if err := h.collect(); err != nil {
		return err
	}
	if len(h.moved) == 0 {
		e.remark(env, from+" has no duty "+h.where()+" to hand over")
		return printed(env, h.note())
	}
	if err := h.edit(); err != nil {
		return e.refused(err)
	}
	if err := h.checkHandover(ctx); err != nil {
		return err
	}
	if o.preview {
		return e.finish(ctx, true)
	}
	if !o.plan {
		if err := e.finish(ctx, false); err != nil {
			return err
		}
		if err := printed(env, "\n"); err != nil {
			return err
		}
	}
	return printed(env, h.note())
}

// keep drops of a service that does not name the person what only its own rules need.
func (h *handover) keep(_ int, _ *catalogue.File, s *catalogue.Service, _ *catalogue.Document) {
	if s == nil {
		return
	}
	named := false
	h.opened.Refs(s, func(r catalogue.Ref) { named = named || r.Kind == "person" && r.Value == h.from })
	if !named {
		h.opened.Slim(s)
	}
}

// where says in words which services the handover is about.
func (h *handover) where() string {
	if len(h.only) == 0 {
		return "in the catalogue"
	}
	return "in " + strings.Join(h.only, ", ")
}

// people refuses those who are unknown, the same, or not there to take over.
func (h *handover) people() error {
	for _, id := range []string{h.from, h.to} {
		if h.opened.Person(id) == nil {
			return fmt.Errorf("nobody in people.yaml has the id %s%s", quoted(id), onlyNear(id, h.opened.NearestPeople(id)))
		}
	}
	if h.from == h.to {
		return errors.New("both names are the same person")
	}
	if last := catalogue.LastDay(h.opened.Person(h.to)); !last.IsZero() && last.Before(h.on) {
		return fmt.Errorf("%s cannot take over on %s: the last working day is %s", h.to, h.on, last)
	}
	return nil
}

// collect finds every place that names the person.
func (h *handover) collect() error {
	for _, id := range h.only {
		if _, err := h.service(id); err != nil {
			return err
		}
	}
	if err := h.leftovers(); err != nil {
		return err
	}
	for _, s := range h.opened.Services() {
		chosen := len(h.only) == 0 || slices.Contains(h.only, s.File.ServiceID) || slices.Contains(h.only, s.ID)
		h.look(held{service: s}, s, chosen)
	}
	h.look(held{}, h.opened.Settings, len(h.only) == 0)
	return h.tooEarly()
}

// look sorts the places of one document.
func (h *handover) look(at held, document any, chosen bool) {
	h.opened.Refs(document, func(r catalogue.Ref) {
		if r.Kind != "person" || r.Value != h.from {
			return
		}
		at.path = r.Path()
		switch {
		case !catalogue.Duty(r.Within(), h.today):
			if chosen {
				h.stays = append(h.stays, at)
			}
		case chosen:
			h.moved = append(h.moved, at)
		default:
			h.kept = append(h.kept, at)
		}
	})
}

// leftovers refuses when a file that could name the person cannot be read: the duty in it would be left behind.
func (h *handover) leftovers() error {
	for _, f := range h.opened.Files() {
		if f.ServiceID == "" || h.opened.ByID(f.ServiceID) != nil || len(h.only) > 0 && !slices.Contains(h.only, f.ServiceID) {
			continue
		}
		if text, ok := h.opened.Bytes(f.Name); !ok || strings.Contains(string(text), h.from) {
			return fmt.Errorf("%s cannot be read and may name %s, whose duties there would be left behind; svc lint --only SCH001 tells why", shown(h.named(f.Name)), h.from)
		}
	}
	return nil
}

// checkHandover refuses errors that the change brings about, two hats that one person must not wear, and leftovers.
func (h *handover) checkHandover(ctx context.Context) error {
	files := map[string]bool{}
	for _, c := range h.editing.plan.Changes() {
		files[c.Name] = true
	}
	h.also = []string{"GOV004"}
	found, err := h.broken(ctx, fewer{h.dir, files}, fewer{h.editing.plan.FS(), files})
	if err != nil {
		return err
	}
	var grave []finding.Finding
	for _, f := range found {
		if f.Severity == finding.Error || f.Code == "GOV004" {
			grave = append(grave, f)
		} else {
			h.remarks = append(h.remarks, f.Code+" "+f.Rule+" in "+f.File+": "+f.Message)
		}
	}
	if len(grave) > 0 {
		return h.refuse(grave)
	}
	return nil
}
