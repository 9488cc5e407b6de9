package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/text"
)

// maxNamed is how many files that were not written are named.
const maxNamed = 20

// writePlan writes the files of a plan. When not all of them are written, the error names those that are not, with the reason.
func (env *Env) writePlan(ctx context.Context, plan *edit.Plan, where *location) (edit.Written, error) {
	done, err := plan.Write(ctx)
	if len(done.Failed) == 0 && len(done.Left) == 0 {
		if err != nil {
			err = fault.At("nothing was written", withoutPath(err))
		}
		return done, err
	}
	var missed []string
	for _, f := range done.Failed {
		missed = append(missed, "  "+shown(where.named(f.Name))+": "+f.Err.Error())
	}
	for _, name := range done.Left {
		missed = append(missed, "  "+shown(where.named(name))+": not begun")
	}
	if more := len(missed) - maxNamed; more > 0 {
		missed = append(missed[:maxNamed], fmt.Sprintf("  … and %d more", more))
	}
	lines := append([]string{done.String() + "; each file is as it was or as it is meant to be, and the command may be run again"}, missed...)
	if ctx.Err() == nil {
		return done, fault.New(strings.Join(lines, "\n"))
	}
	for i, line := range lines {
		if i == 0 {
			line = "svc: " + line
		}
		say(env.Stderr, line)
	}
	return done, ctx.Err()
}

// printDiff prints changes of files as patch and git apply read them. What could drive a terminal or a build system is made
// visible; a change of such a line cannot be applied.
func (env *Env) printDiff(where *location, changes []edit.Change) error {
	var b bytes.Buffer
	if err := edit.Diff(&b, where.named(""), changes); err != nil {
		return err
	}
	var out strings.Builder
	for line := range strings.Lines(b.String()) {
		end := line[len(strings.TrimRight(line, "\r\n")):]
		line = text.Safe(line[:len(line)-len(end)])
		if len(end) > 0 && end != "\n" {
			end = "\r\n"
		}
		if marks := strings.IndexFunc(line, func(r rune) bool { return !strings.ContainsRune("+-@ ", r) }); marks > 0 {
			line = line[:marks] + text.Inert(line[marks:]) // the marks of a difference are for programs
		}
		out.WriteString(line + end)
	}
	return env.printed(out.String())
}
