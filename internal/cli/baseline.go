package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/atomic"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/source"
)

// baseline is the debt that is accepted, and the file that says so. Nil accepts nothing.
type baseline struct {
	file  string // absolute
	typed string
	text  []byte
	debt  *lint.Baseline // nil while there is no file
}

// maxBaseline is the size of the largest baseline that is read, in bytes.
const maxBaseline = 128 << 20

// openBaseline reads the file that --baseline names. One that does not exist yet is written when that was asked for.
// Under the policy of another revision it is the file of that revision.
func (j *lintJob) openBaseline(ctx context.Context, o *lintOptions) (*baseline, error) {
	if o.baseline == "" {
		if o.updateBaseline {
			return nil, fault.New("--update-baseline needs --baseline: the file that it writes")
		}
		return nil, nil //nolint:nilnil // without a file nothing is accepted
	}
	b, under := &baseline{file: o.env.absolute(o.baseline), typed: o.baseline}, j.policy
	var err error
	if under == nil {
		b.text, err = readBeside(b.file)
	} else {
		b.text, err = under.readBaseline(ctx, b.file)
	}
	switch {
	case under != nil && err == nil && b.text == nil:
		o.remark("%s has no %s, so it accepts nothing before the merge", quoted(under.rev), shown(o.baseline))
		b.debt = lint.NewBaseline(nil)
		return b, nil
	case strings.HasSuffix(b.file, ".yaml") && within(j.location.root, b.file):
		return nil, fault.New("--baseline %s: a baseline cannot be a file of the catalogue; choose another name, such as debt.json", shown(o.baseline))
	case errors.Is(err, fs.ErrNotExist) && o.updateBaseline:
		return b, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New("--baseline %s: no such file%s\nto accept what is found today, add --update-baseline", shown(o.baseline), orNearFile(o.baseline, b.file))
	case err != nil:
		return nil, fault.At("--baseline "+shown(o.baseline), withoutPath(err))
	}
	if b.debt, err = lint.ReadBaseline(b.text); err != nil {
		return nil, fault.At("--baseline "+shown(o.baseline), err)
	}
	return b, nil
}

// readBeside reads a regular file, and waits for no pipe.
func readBeside(file string) ([]byte, error) {
	dir, err := source.OpenDir(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	defer func() { _ = dir.Close() }()
	return source.Read(dir, filepath.Base(file), nil, maxBaseline)
}

// accept takes what is accepted out of a result, and brings the file up to date when that was asked for. Services that were
// renamed, by the ids that they have, keep what was accepted under those that they had.
func (b *baseline) accept(o *lintOptions, in scope, result *lint.Result, renamed map[string]string) error {
	if b == nil {
		return nil
	}
	all, before := result.Findings, b.debt
	b.debt = before.Following(all, renamed)
	if o.updateBaseline {
		if err := b.update(o, result, before); err != nil {
			return err
		}
	}
	open, stale := b.debt.Without(all, result.Judged)
	result.Findings = open
	if accepted := in.count(all) - in.count(open); accepted > 0 {
		o.remark("findings that %s accepts, which are not listed: %s", shown(b.typed), strconv.Itoa(accepted))
	}
	if len(stale) > 0 {
		o.remark(b.outdated(stale))
	}
	more := unwaived(open)
	if gone := withoutFile(stale, result); more > 0 && len(gone) > 0 {
		o.remark(strings.Join(gone, ", ") +
			": no file any more; where a service was renamed, --since REV with a revision that has it under that id keeps what was accepted")
	}
	if o.updateBaseline && more > 0 && before != nil {
		o.remark("findings that %s does not accept: %s; it can only become shorter, so mend or waive them", shown(b.typed), strconv.Itoa(more))
	}
	return nil
}

// withoutFile are services that entries are about and that have no file any more, up to as many as a remark lists.
func withoutFile(entries []lint.Accepted, result *lint.Result) []string {
	known := make(map[string]bool, 2*len(result.Files))
	for _, f := range result.Files {
		known[f.ServiceID], known[f.Name] = true, true
	}
	var out []string
	for _, entry := range entries {
		if len(out) < maxStale && !known[entry.Subject] {
			out, known[entry.Subject] = append(out, entry.Subject), true
		}
	}
	return out
}

// unwaived is how many findings no waiver accepts.
func unwaived(list []finding.Finding) int {
	n := 0
	for i := range list {
		if list[i].Waiver == nil {
			n++
		}
	}
	return n
}

// update writes the file: all that is found when it is new, and otherwise less than before or the same.
func (b *baseline) update(o *lintOptions, result *lint.Result, before *lint.Baseline) error {
	debt := b.debt
	if debt == nil {
		debt = lint.NewBaseline(result.Findings)
	} else {
		debt = debt.Shrunk(result.Findings, result.Judged)
	}
	same := before != nil && debt.Equal(before)
	if same && debt.IsIn(b.text) {
		o.detail(shown(b.typed) + " is up to date")
		return nil
	}
	if err := atomic.Write(b.file, debt.Write); err != nil {
		return fault.At("write "+shown(b.typed), withoutPath(err))
	}
	text := fmt.Sprintf("%s accepts %s", shown(b.typed), counted(debt.Size(), "finding"))
	switch {
	case same:
		text = shown(b.typed) + " is in order again, and accepts what it did"
	case before != nil:
		text += fmt.Sprintf(", %d before", before.Size())
	}
	o.remark(text)
	b.debt = debt
	return nil
}

// counted is a number of things in words: "1 finding", "2 findings".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// maxStale bounds the stale entries that a remark lists.
const maxStale = 10

// outdated says which entries accept more than there is.
func (b *baseline) outdated(stale []lint.Accepted) string {
	names := make([]string, 0, maxStale+1)
	for i, entry := range stale {
		if i == maxStale {
			names = append(names, fmt.Sprintf("and %d more", len(stale)-maxStale))
			break
		}
		name := entry.Code + " of " + entry.Subject
		if entry.Count > 1 {
			name += fmt.Sprintf(" (%d)", entry.Count)
		}
		names = append(names, name)
	}
	return fmt.Sprintf("%s accepts more than there is: %s; --update-baseline takes it out", shown(b.typed), strings.Join(names, ", "))
}
