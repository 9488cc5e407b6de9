package cli

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

func newConfirm(flags *shared) *cobra.Command {
	var as string
	var preview bool
	cmd := &cobra.Command{
		Use:     "confirm id…",
		Short:   "Record that the owner has confirmed an entry",
		GroupID: "edit",
		Long: `Record that the owner of a service has read its entry and that it is accurate: reviewed becomes the as-of date. Only the
owner does that, whom the e-mail address of git's user.email (or GIT_AUTHOR_EMAIL) tells. --as confirms in the name of an
owner who has said so by other means.

Exit status: 0, 1 when the entry would break a rule, 2 when you are not the owner or the job could not be done.`,
		Example: `  svc confirm renew-fishing-licence --as a-khan
  svc confirm renew-fishing-licence --as a-khan --diff`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fault.New("name a service: svc confirm renew-fishing-licence")
			}
			return nil
		},
		ValidArgsFunction: completer{flags}.services,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runConfirm(cmd.Context(), flags, args, as, preview)
		},
	}
	addFlag(cmd, filled(&as), "as", "owner in whose name the entry is confirmed, by `PERSON` id (default: whose address git has)", completer{flags}.people)
	cmd.Flags().BoolVar(&preview, "diff", false, "print the change as a difference, and write nothing")
	return cmd
}

func runConfirm(ctx context.Context, flags *shared, ids []string, as string, preview bool) error {
	e, err := openEditing(flags)
	if err != nil {
		return err
	}
	defer e.close()
	may, err := e.confirmer(ctx, as)
	if err != nil {
		return err
	}
	if err := e.load(ctx); err != nil {
		return err
	}
	for _, id := range ids {
		name, err := e.service(id)
		if err != nil {
			return err
		}
		if s := e.opened.ByID(id); s != nil {
			if err := may(s); err != nil {
				return err
			}
			if s.Reviewed.After(e.today) {
				return fault.New("%s was confirmed on %s already, which is after %s", id, s.Reviewed.String(), e.today.String())
			}
		}
		if err := e.plan.Edit(name, edit.Set("reviewed", edit.Scalar(e.today.String()))); err != nil {
			return e.refused(err)
		}
	}
	found, err := e.brokenThere(ctx)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return e.refuse(found)
	}
	return e.finish(ctx, preview)
}

// confirmer judges who may confirm a service: its owner, who is named or whom git knows.
func (e *editing) confirmer(ctx context.Context, as string) (func(*catalogue.Service) error, error) {
	if as != "" {
		p, err := personOf(e.opened, as)
		if err != nil {
			return nil, fault.At("--as", err)
		}
		if err := e.stillHere(p); err != nil {
			return nil, fault.At("--as "+as, err)
		}
		return func(s *catalogue.Service) error {
			if s.OwnerID() != as {
				return fault.New("%s is not the owner of %s; that is %s", quoted(as), s.File.ServiceID, e.ownerOf(s))
			}
			return nil
		}, nil
	}
	email, err := e.gitEmail(ctx)
	if err != nil {
		return nil, err
	}
	return func(s *catalogue.Service) error {
		p := e.opened.Person(s.OwnerID())
		if p == nil || p.Email == "" || !strings.EqualFold(p.Email, email) {
			return fault.New("git says that you are %s, and the owner of %s is %s; only the owner confirms an entry (--as PERSON does so in the owner's name)", quoted(email), s.File.ServiceID, e.ownerOf(s))
		}
		return e.stillHere(p)
	}, nil
}

// stillHere refuses somebody who has left.
func (e *editing) stillHere(p *schema.Person) error {
	if last := catalogue.LastDay(p); !last.IsZero() && last.Before(e.today) {
		return fault.New("the last working day of %s was %s; whoever owns the service now confirms it", quoted(p.Name), last.String())
	}
	return nil
}

// ownerOf names the owner of a service with the address that tells who it is.
func (e *editing) ownerOf(s *catalogue.Service) string {
	id := s.OwnerID()
	switch p := e.opened.Person(id); {
	case id == "":
		return "nobody"
	case p != nil && p.Email != "":
		return quoted(id) + " (" + p.Email + ")"
	}
	return quoted(id) + ", who has no address in people.yaml"
}

// gitEmail is the address with which git would make a commit here.
func (e *editing) gitEmail(ctx context.Context) (string, error) {
	if email := e.env.Getenv("GIT_AUTHOR_EMAIL"); email != "" {
		return email, nil
	}
	var out bytes.Buffer
	err := e.env.git()(ctx, e.where.root, nil, &out, "config", "--get", "user.email")
	if said, ok := errors.AsType[*source.GitError](err); err != nil && (!ok || said.Code != 1) { // 1: it is not set
		return "", fault.At("who you are is not known (--as PERSON names the owner instead)", err)
	}
	email := strings.TrimSpace(out.String())
	if email == "" {
		return "", fault.New("git does not say who you are; set user.email, or name the owner with --as PERSON")
	}
	return email, nil
}
