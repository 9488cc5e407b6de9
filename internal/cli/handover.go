package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
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

func newHandover(flags *shared) *cobra.Command {
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
left, when something would be left behind because it cannot be read as a duty, or when an error arises, such as two roles that one
person must not hold. After an interruption the command may be run again; it goes on with what is left.

A note in Markdown is printed: services, promises, open risks, due dates, dependencies and whom to tell.

Exit status: 0 when it is done or there is nothing to move, 1 when a rule would be broken, 2 when the job could not be done.`,
		Example: `  svc handover a-khan b-jones --plan
  svc handover a-khan b-jones --service renew-fishing-licence --on 2026-06-15 --link https://docs.example.gov.uk/ho-4 --diff`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fault.New("name two people: svc handover FROM TO, such as svc handover a-khan b-jones")
			}
			return nil
		},
		ValidArgsFunction: completer{flags}.pair,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runHandover(cmd.Context(), o, args[0], args[1])
		},
	}
	f := cmd.Flags()
	addFlag(cmd, words(&o.services, false), "service", "move the duties of this service only, by `ID`; may be repeated", completer{flags}.services)
	addFlag(cmd, filled(&o.on), "on", "first `DAY` of the new person, as YYYY-MM-DD (default: the as-of date)", cobra.NoFileCompletions)
	addFlag(cmd, filled(&o.link), "link", "`URL` of the handover record, for the ownership history", cobra.NoFileCompletions)
	f.BoolVar(&o.plan, "plan", false, "print the note, and write nothing")
	f.BoolVar(&o.preview, "diff", false, "print the change as a difference, and write nothing")
	return cmd
}

// pair completes the two people of a handover.
func (c completer) pair(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return fromCatalogue(c.flags, word, peopleOf), cobra.ShellCompDirectiveNoFileComp
}

// handover is a handover under way.
type handover struct {
	*editing
	from, to string
	on       schema.Date
	link     string
	only     []string
	moved    []*held // duties that move
	stays    []*held // signatures of the past
	kept     []*held // duties of services that were not named
	remarks  []string
	asked    schema.Date // the as-of date, before the day of the handover took its place

	mu        sync.Mutex
	lost      []*held // named where nothing can be moved
	elsewhere []*held // named in prose and in keys of one's own
}

// held is a place where somebody is named.
type held struct {
	service *catalogue.Service // nil for the settings and other shared files
	path    string
	name    string // of the file, where it matters
}

// title is what a note calls the file of the place.
func (h *held) title() string {
	switch {
	case h.service != nil:
		return h.service.File.ServiceID
	case h.name != "" && h.name != catalogue.SettingsFile:
		return h.name
	}
	return "settings"
}

// isItem reports whether the place is an item of a list of people.
func (h *held) isItem() bool {
	number, closed := strings.CutSuffix(h.path[strings.LastIndexByte(h.path, '[')+1:], "]")
	_, err := strconv.Atoi(number)
	return closed && err == nil
}

// file is the file that the place is in.
func (h *held) file() string {
	if h.service == nil {
		return catalogue.SettingsFile
	}
	return h.service.File.Name
}

func runHandover(ctx context.Context, o *handoverOptions, from, to string) error {
	e, err := openEditing(o.shared)
	if err != nil {
		return err
	}
	defer e.close()
	h := &handover{editing: e, from: from, to: to, on: e.today, asked: e.today, link: o.link, only: o.services}
	if o.on != "" {
		if err := h.on.UnmarshalText([]byte(o.on)); err != nil {
			return fault.New("--on %s is not a day that exists; write it as 2026-06-15", quoted(o.on))
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
		e.remark(from + " has no duty " + h.where() + " to hand over")
		return o.env.printed(h.note())
	}
	if err := h.edit(); err != nil {
		return e.refused(err)
	}
	h.circumstances()
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
		if err := o.env.printed("\n"); err != nil {
			return err
		}
	}
	return o.env.printed(h.note())
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
		if _, err := personOf(h.opened, id); err != nil {
			return err
		}
	}
	if h.from == h.to {
		return fault.New("both names are the same person")
	}
	if last := catalogue.LastDay(h.opened.Person(h.to)); !last.IsZero() && last.Before(h.today) {
		if !last.Before(h.on) {
			return fault.New("%s cannot take over: the last working day was %s", h.to, last.String())
		}
		return fault.New("%s cannot take over on %s: the last working day is %s", h.to, h.on.String(), last.String())
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
		h.look(&held{service: s}, s, h.chosen(s))
	}
	h.look(&held{}, h.opened.Settings, len(h.only) == 0)
	return errors.Join(h.elsewhereSet(), h.tooEarly())
}

// look sorts the places of one document.
func (h *handover) look(at *held, document any, chosen bool) {
	h.opened.Refs(document, func(r catalogue.Ref) {
		if r.Kind != "person" || r.Value != h.from {
			return
		}
		at := &held{at.service, r.Path(), at.name}
		switch {
		case !catalogue.Duty(r.Within(), h.today):
			if chosen {
				h.stays = append(h.stays, at)
				h.toCome(at, r.Within())
			}
		case chosen:
			h.moved = append(h.moved, at)
		default:
			h.kept = append(h.kept, at)
		}
	})
}

// worth notes a remark, with a word in place of each %s.
func (h *handover) worth(text string, words ...string) {
	h.remarks = append(h.remarks, fault.New(text, words...).Error())
}

// checkHandover refuses errors that the change brings about, two hats that one person must not wear, and leftovers.
func (h *handover) checkHandover(ctx context.Context) error {
	h.also = []string{"GOV004"}
	found, err := h.brokenThere(ctx)
	if err != nil {
		return err
	}
	var grave []finding.Finding
	for i := range found {
		f := &found[i]
		if f.Severity == finding.Error || f.Code == "GOV004" {
			grave = append(grave, *f)
		} else {
			h.worth("%s %s in %s: %s", f.Code, f.Rule, f.File, f.Message)
		}
	}
	if len(grave) > 0 {
		return h.refuse(grave)
	}
	return nil
}
