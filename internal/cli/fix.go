package cli

import (
	"bytes"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// maxRounds bounds how often what has been mended is checked for more to mend.
const maxRounds = 5

// mendAndRun lints, with --fix what has been mended; it is over when only the difference was asked for.
func (j *lintJob) mendAndRun(ctx context.Context, o *lintOptions, today schema.Date) (result *lint.Result, over bool, err error) {
	plan, err := j.mend(ctx, o, today)
	if err != nil {
		return nil, false, err
	}
	if o.diff {
		return nil, true, o.env.printDiff(j.location, plan.Changes())
	}
	result, err = j.run(ctx, o, today)
	if err == nil && plan != nil {
		err = j.writeFixes(ctx, o, plan)
	}
	return result, false, err
}

// mend works out in memory what --fix changes, round by round until nothing is left to mend; from then on the job reads
// the files as they will be. Without --fix there is no plan.
func (j *lintJob) mend(ctx context.Context, o *lintOptions, today schema.Date) (*edit.Plan, error) {
	switch {
	case o.without != "" && (o.fix || o.updateBaseline):
		return nil, fault.New("--without asks what would be; it goes with neither --fix nor --update-baseline")
	case !o.fix && !o.diff:
		return nil, nil //nolint:nilnil // nothing is to be mended
	case !o.fix:
		return nil, fault.New("--diff goes with --fix: svc lint --fix --diff")
	case j.overlay != nil:
		return nil, fault.New("--fix changes files; it does not go with -")
	case o.updateBaseline || o.policyFrom != "":
		return nil, fault.New("--fix goes with neither --update-baseline nor --policy-from; run them one after the other")
	}
	plan := edit.NewPlan(j.location.root, j.dir)
	for range maxRounds {
		opened, err := catalogue.Open(j.files())
		if err != nil {
			return nil, j.location.prefixed(err)
		}
		result, err := check(ctx, opened, o.options(today))
		if err != nil {
			return nil, j.location.prefixed(err)
		}
		if !j.apply(plan, result) {
			return plan, nil
		}
		j.planned = plan.FS()
	}
	return plan, nil
}

// apply makes the changes that mend findings, in each file from the end to the start so that items keep their numbers, and
// its form last. A change that cannot be made for sure is left to people. It reports whether any was made.
func (j *lintJob) apply(plan *edit.Plan, result *lint.Result) (changed bool) {
	for _, whole := range []bool{false, true} {
		for _, f := range slices.Backward(result.Findings) {
			ops := result.Fixes[f.Fingerprint]
			if len(ops) == 0 || f.Waiver != nil || !j.scope.has(f.File) || ops[0].Whole() != whole {
				continue
			}
			if err := plan.Edit(f.File, ops...); err == nil {
				changed = true
			}
		}
	}
	return changed
}

// writeFixes writes what has been mended.
func (j *lintJob) writeFixes(ctx context.Context, o *lintOptions, plan *edit.Plan) error {
	if len(plan.Changes()) == 0 {
		return nil
	}
	written, err := o.env.writePlan(ctx, plan, j.location)
	if err != nil {
		return err
	}
	o.remark(written.String() + " by --fix")
	return nil
}

// edits are the changes of the text that mend a finding.
func (j *lintJob) edits(result *lint.Result) func(finding.Finding) []view.Edit {
	return func(f finding.Finding) []view.Edit {
		ops := result.Fixes[f.Fingerprint]
		if len(ops) == 0 {
			return nil
		}
		text, ok := j.opened.Bytes(f.File)
		if !ok {
			return nil
		}
		file, err := edit.Open(f.File, text)
		if err != nil || file.Apply(ops...) != nil {
			return nil
		}
		return replacement(bytes.TrimPrefix(text, []byte("\uFEFF")), bytes.TrimPrefix(file.Text(), []byte("\uFEFF")))
	}
}

// replacement is the one edit that makes a text another.
func replacement(before, after []byte) []view.Edit {
	from := 0
	for from < min(len(before), len(after)) && before[from] == after[from] {
		from++
	}
	for from > 0 && from < len(before) && !utf8.RuneStart(before[from]) {
		from--
	}
	tail := 0
	for tail < min(len(before), len(after))-from && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(before[len(before)-tail]) {
		tail--
	}
	to := len(before) - tail
	if from == to && to == len(after)-tail {
		return nil
	}
	line, col := lineOf(before, from)
	endLine, endCol := lineOf(before, to)
	return []view.Edit{{Span: pos.Span{Line: line, Col: col, EndLine: endLine, EndCol: endCol}, Text: string(after[from : len(after)-tail])}}
}

// lineOf is the line and column of an index.
func lineOf(text []byte, at int) (line, col int) {
	return bytes.Count(text[:at], []byte("\n")) + 1, utf8.RuneCount(text[bytes.LastIndexByte(text[:at], '\n')+1:at]) + 1
}
