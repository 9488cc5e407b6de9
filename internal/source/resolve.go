package source

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/sorting"
)

// UnknownRevisionError tells that a repository has no commit of that name.
type UnknownRevisionError struct {
	Rev     string   // as it was written
	Refs    []string // branches and tags that exist, for suggestions
	Shallow bool     // the clone has only the end of the history
}

// First reports whether there is no commit at all yet.
func (e *UnknownRevisionError) First() bool { return len(e.Refs) == 0 && !e.Shallow && e.Rev == "HEAD" }

// Error says what is wrong and, where it may be the reason, that the clone is shallow.
func (e *UnknownRevisionError) Error() string {
	switch {
	case e.First():
		return "the repository has no commits yet, so there is no revision to compare with; commit first"
	case e.Shallow:
		return fmt.Sprintf("unknown revision %s; this clone is shallow, so it may only be missing here: %s", quote(e.Rev), deepen)
	}
	return "unknown revision " + quote(e.Rev)
}

// deepen says how to get the history that a shallow clone lacks.
const deepen = "fetch the history with git fetch --unshallow, in GitHub Actions with fetch-depth: 0 for actions/checkout, in GitLab CI with GIT_DEPTH: 0"

// quote is a word as an error repeats it, whatever somebody has passed.
func quote(word string) string {
	const most = 80
	if runes := []rune(word); len(runes) > most {
		word = string(runes[:most-1]) + "…"
	}
	return fmt.Sprintf("%q", word)
}

// maxRev is the length of the longest name of a revision, in bytes.
const maxRev = 1024

// revArgument is the argument that asks git for the commit of a revision. Nothing that is written there can be an option
// or more than one commit.
func revArgument(rev string) (string, error) {
	switch {
	case rev == "":
		return "", fault.New("the name of a revision is empty")
	case len(rev) > maxRev:
		return "", fault.New("unknown revision %s: the name is longer than %s bytes", quote(rev), strconv.Itoa(maxRev))
	case strings.HasPrefix(rev, "-"):
		return "", fault.New("unknown revision %s: the name of a revision does not start with a hyphen", quote(rev))
	case strings.ContainsAny(rev, "\x00\n\r"):
		return "", fault.New("unknown revision %s: the name holds a line break", quote(rev))
	case strings.HasPrefix(rev, ":/"):
		return "", fault.New("unknown revision %s: to find a commit by its message, write %s", quote(rev), quote("HEAD^{/"+rev[len(":/"):]+"}"))
	case strings.Contains(rev, ".."):
		return "", fault.New("unknown revision %s: this is a range, want one revision", quote(rev))
	}
	return rev + "^{commit}", nil
}

// Resolve finds the commit that a revision names: a branch, a tag, an id, HEAD~2. The answer is an id in full.
func (r *Repo) Resolve(ctx context.Context, rev string) (string, error) {
	arg, err := revArgument(rev)
	if err != nil {
		return "", err
	}
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", arg)
	if id := strings.TrimSpace(out); err == nil && isID(id) {
		return id, r.unambiguous(ctx, rev)
	}
	if _, said := errors.AsType[*GitError](err); err != nil && !said {
		return "", err
	}
	refs, err := r.Refs(ctx)
	if err != nil {
		return "", err
	}
	return "", &UnknownRevisionError{Rev: rev, Refs: refs, Shallow: r.shallow}
}

// unambiguous refuses a name that belongs to several commits. Git takes the tag then; whoever can make tags, and nothing else,
// would choose with what a change is compared.
func (r *Repo) unambiguous(ctx context.Context, rev string) error {
	name := rev[:strings.IndexAny(rev+"^", "^~:")]
	name, _, _ = strings.Cut(name, "@{")
	if isID(name) || name == "HEAD" || name == "" {
		return nil
	}
	args := []string{"for-each-ref", "--format=%(objectname) %(*objectname) %(refname)"}
	places := []string{name, "refs/" + name, "refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name, "refs/remotes/" + name + "/HEAD"}
	out, err := r.run(ctx, append(args, places...)...)
	if err != nil {
		return err
	}
	commits, full := map[string]bool{}, []string(nil)
	for line := range strings.Lines(out) {
		words := strings.Fields(line)
		if ref := words[len(words)-1]; slices.Contains(places, ref) {
			commits[words[len(words)-2]] = true
			full = append(full, ref)
		}
	}
	if len(commits) < 2 {
		return nil
	}
	sorting.By(full, func(a, b string) int { return slices.Index(places, a) - slices.Index(places, b) })
	return fault.New("revision %s is ambiguous: it may be %s; write the one that is meant in full", quote(rev), strings.Join(full, " or "))
}

// isID reports whether a text is the id of an object in full.
func isID(s string) bool {
	if len(s) != 40 && len(s) != 64 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// Refs are the names of branches, tags and branches of remotes, in order, as they are written in short.
func (r *Repo) Refs(ctx context.Context) ([]string, error) {
	const most = "--count=10000"
	out, err := r.run(ctx, "for-each-ref", most, "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return nil, err
	}
	return strings.Fields(out), nil
}

// MergeBase is the commit at which the histories of two commits parted.
func (r *Repo) MergeBase(ctx context.Context, a, b string) (string, error) {
	out, err := r.run(ctx, "merge-base", a, b)
	if id, _, _ := strings.Cut(out, "\n"); err == nil && isID(id) {
		return id, nil
	}
	said, ok := errors.AsType[*GitError](err)
	switch {
	case err != nil && !ok:
		return "", err
	case said != nil && said.Stderr != "":
		return "", fmt.Errorf("find where the histories of %.12s and %.12s part: %w", a, b, err)
	case r.shallow:
		return "", fmt.Errorf("this clone is shallow and does not reach back to where the histories of %.12s and %.12s part: %s", a, b, deepen)
	}
	return "", fmt.Errorf("the histories of %.12s and %.12s have no commit in common", a, b)
}
