package source

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/service-catalogue/svc/internal/fault"
)

// Commit is one step of a history.
type Commit struct {
	ID            string
	Parents       []string
	Author, Email string
	Date          time.Time // when it was written; the zero time where that cannot be read
	Committed     time.Time // when it became what it is, in a rebase for instance
	Subject       string
}

// Query says which commits of a history are wanted.
type Query struct {
	Paths       []string // that touch one of these files or directories, named from the top; none means all commits
	Added       bool     // that add one of them, to any of their parents
	Rewritten   bool     // with parents that are among the commits as well, the nearest before each
	FirstParent bool     // without those that came in by a merge
	Max         int      // how many at most; 0 means all
}

// commitFields are the fields of a commit in the output of git log, each ended by a zero byte.
const commitFields = "%H%x00%P%x00%an%x00%ae%x00%aI%x00%cI%x00%s"

// Commits are the commits that lead to one, newest first, and each before its parents whatever the clocks said.
func (r *Repo) Commits(ctx context.Context, tip string, q Query) ([]*Commit, error) {
	if !isID(tip) {
		return nil, fault.New("%s is not the id of a commit", quote(tip))
	}
	args := []string{"log", "-z", "--date-order", "--no-show-signature", "--no-patch", "--no-color", "--no-notes", "--no-mailmap", "--encoding=UTF-8", "--format=tformat:" + commitFields}
	if q.FirstParent {
		args = append(args, "--first-parent")
	}
	if q.Max > 0 {
		args = append(args, "--max-count="+strconv.Itoa(q.Max))
	}
	if q.Rewritten {
		args = append(args, "--parents")
	}
	if q.Added {
		args = append(args, "--diff-filter=A", "--no-renames", "-m")
	}
	out, err := r.run(ctx, append(append(args, tip, "--"), q.Paths...)...)
	if err != nil {
		return nil, fmt.Errorf("read the history of %.12s: %w", tip, incomplete(err))
	}
	list, err := parseLog(out)
	// With -m a merge is listed once for each parent.
	return slices.CompactFunc(list, func(a, b *Commit) bool { return a.ID == b.ID }), err
}

// LacksParents reports whether a commit has parents that a shallow clone lacks, so that it seems to be the first one.
func (r *Repo) LacksParents(ctx context.Context, c *Commit) (bool, error) {
	if !r.shallow || len(c.Parents) > 0 {
		return false, nil
	}
	known, err := r.run(ctx, "rev-list", "--parents", "--max-count=1", c.ID)
	if err != nil || len(strings.Fields(known)) > 1 {
		return false, err
	}
	out, err := r.run(ctx, "cat-file", "commit", c.ID)
	if err != nil {
		return false, fmt.Errorf("read the commit %.12s: %w", c.ID, err)
	}
	head, _, _ := strings.Cut(out, "\n\n")
	return strings.Contains(head, "\nparent "), nil
}

// Deepen says how to get the history that a shallow clone lacks.
func Deepen() string { return deepen }

// parseLog reads what git log prints.
func parseLog(out string) ([]*Commit, error) {
	const fields = 7
	parts := strings.Split(out, "\x00")
	if len(parts)%fields != 1 || parts[len(parts)-1] != "" {
		return nil, fault.New("git log prints %s fields, want %s for each commit", strconv.Itoa(len(parts)-1), strconv.Itoa(fields))
	}
	list := make([]*Commit, 0, len(parts)/fields)
	for ; len(parts) > fields; parts = parts[fields:] {
		if !isID(parts[0]) {
			return nil, fault.New("git log prints %s where the id of a commit should be", quote(parts[0]))
		}
		list = append(list, &Commit{
			ID: parts[0], Parents: strings.Fields(parts[1]), Author: parts[2], Email: parts[3],
			Date: when(parts[4]), Committed: when(parts[5]), Subject: parts[6],
		})
	}
	return list, nil
}

func when(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Monthly picks the last commit of each month, in UTC, from a history of first parents that is given newest first, and
// stops at so many. A month without any, between two that have one, has the commit before, as of the last second of the month.
func Monthly(list []*Commit, most int) []*Commit {
	var out []*Commit
	var next time.Time // the month of the commit that was picked before, which is later
	for _, c := range list {
		month := monthOf(c)
		if !next.IsZero() && !month.Before(next) {
			continue
		}
		for idle := next.AddDate(0, -1, 0); idle.After(month) && len(out) < most; idle = idle.AddDate(0, -1, 0) {
			still := *c
			still.Committed = idle.AddDate(0, 1, 0).Add(-time.Second)
			out = append(out, &still)
		}
		if len(out) == most {
			break
		}
		out = append(out, c)
		next = month
	}
	return out
}

// monthOf is the start of the month of a commit, in UTC.
func monthOf(c *Commit) time.Time {
	at := c.Committed.UTC()
	return time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
}
