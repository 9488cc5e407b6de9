package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// lintOptions are the flags of lint.
type lintOptions struct {
	*shared
	selection  lint.Selection
	severities []string
	formats    []string
	failOn     string
	minLevel   string
	showWaived bool
	statistics bool
	stdinName  string
	since      string
	without    string
	fix        bool
	diff       bool
	baseline   string
	policyFrom string
	paths      []string

	updateBaseline bool
}

func newLint(flags *shared) *cobra.Command {
	o := &lintOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "lint [path…]",
		Short:   "Check the whole catalogue",
		GroupID: "check",
		Long: `Check the whole catalogue against the rules that are on. A path narrows what is reported, never what is known:
references into other files are still checked. With - the text of one file is read from standard input and checked in
place of the file that --stdin-filename names.

In GitHub Actions a run without --format also annotates the change and writes the job summary.

With --since only what the work has introduced is reported: the catalogue is checked as it is and as it was where the branch
parted from the revision, and what both have is left out, wherever it has moved to. What somebody else's file does to a
service counts, lines that were touched do not. In CI this needs the history: fetch-depth: 0.

With --baseline the debt of a day is accepted: --update-baseline writes the file first, and later only takes out of it what
is found no more. What is new, or graver than accepted, is reported. Entries that accept more than there is are named. A
service that was renamed is new to it, unless --since names a revision that tells: then what was accepted goes on.

With --policy-from the rules, limits, roles, waivers and the baseline of a revision decide, such as those of the branch that a
change will be merged into. What the change does to them is reported (WVR002) and counts from the merge on.

With --without only what breaks when somebody goes is reported: services without owner or cover, duties without anybody.
With --fix what can be mended without a doubt is mended before the rest is reported, file by file, and nothing else of a file
is touched; --fix --diff shows it and writes nothing. svc rules tells which rules can.

Of one file at most 200 findings are listed, the gravest of it, and then how many more there are; they all count.

Exit status: 0 when no finding reaches the gate (--fail-on, default error), 1 when one does, 2 when the job could not be
done (a wrong flag, settings that cannot be read, a path that does not exist, output that cannot be written).`,
		Example: `  svc lint
  svc lint services/renew-fishing-licence.yaml
  svc lint --fail-on warning --ignore STY
  svc lint --fix --diff
  svc lint --since main --policy-from main
  svc lint -q --baseline debt.json --update-baseline
  svc lint --as-of 2027-01-01 --only OWN,PPL
  svc lint -f text -f json=findings.json`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runLint(cmd.Context(), o)
		},
	}
	addFormat(cmd, &o.formats, view.Findings|view.Data)
	addSelection(cmd, &o.selection, "run these rules too", "do not run these rules", "run these rules and no others")
	f := cmd.Flags()
	f.StringVar(&o.failOn, "fail-on", "error", "lowest severity that makes the exit status 1: error, warning, info or never")
	f.StringVar(&o.minLevel, "min-level", "info", "lowest severity that is shown: error, warning or info; the gate counts all")
	addFlag(cmd, repeated(&o.severities), "severity", "severity of a rule, as `CODE=LEVEL`, where LEVEL is error, warning, info or none; may be repeated", completeSeverity)
	f.BoolVar(&o.showWaived, "show-waived", false, "list what waivers hide, with reason and end date")
	f.BoolVar(&o.statistics, "statistics", false, "add counts by rule")
	f.StringVar(&o.stdinName, "stdin-filename", "", "with -: the `file` whose text comes from standard input")
	f.BoolVar(&o.fix, "fix", false, "mend what can be mended without a doubt, and report the rest")
	f.BoolVar(&o.diff, "diff", false, "print what --fix would change, and write nothing")
	addFlag(cmd, filled(&o.since), "since", "report only what `REV` did not have: findings of the work tree without those of its merge base with HEAD", completer{flags}.revisions)
	f.Var(filled(&o.baseline), "baseline", "accept the findings that a `FILE` lists, and report all others")
	f.BoolVar(&o.updateBaseline, "update-baseline", false, "write the file of --baseline when there is none, and take out of it what is found no more")
	addFlag(cmd, filled(&o.policyFrom), "policy-from", "take settings, roles, risk scale, waivers and baseline from `REV`, so that the work cannot loosen its own gate", completer{flags}.revisions)
	addFlag(cmd, filled(&o.without), "without", "report only what breaks when `PERSON` leaves the day before", completer{flags}.people)
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeWords("error", "warning", "info", "never"))
	_ = cmd.RegisterFlagCompletionFunc("min-level", completeWords("error", "warning", "info"))
	return cmd
}

// options are those of a run on a day.
func (o *lintOptions) options(today schema.Date) *lint.Options {
	return &lint.Options{Selection: o.selection, AsOf: today, Workers: o.jobs}
}

// check runs all rules that are on.
func check(ctx context.Context, c *catalogue.Catalogue, options *lint.Options) (*lint.Result, error) {
	options.Rules = rules.All()
	result, err := lint.Run(ctx, c, *options)
	return &result, err
}

// levelWords are the severities that a rule may be given.
func levelWords() []string { return []string{"error", "warning", "info", "none"} }

// thresholds are the severities from which on something happens.
type thresholds struct {
	failOn   finding.Severity // the exit status is 1; above all when it never is
	minLevel finding.Severity // findings are shown
}

// thresholds reads --fail-on and --min-level.
func (o *lintOptions) thresholds() (thresholds, error) {
	if err := oneOf("value for --fail-on", o.failOn, "error", "warning", "info", "never"); err != nil {
		return thresholds{}, err
	}
	if err := oneOf("value for --min-level", o.minLevel, "error", "warning", "info"); err != nil {
		return thresholds{}, err
	}
	minLevel, err := finding.ParseSeverity(o.minLevel)
	if err != nil || o.failOn == "never" {
		return thresholds{failOn: finding.Error + 1, minLevel: minLevel}, err
	}
	failOn, err := finding.ParseSeverity(o.failOn)
	return thresholds{failOn, minLevel}, err
}

func runLint(ctx context.Context, o *lintOptions) error {
	start := o.env.Now()
	level, err := o.thresholds()
	if err != nil {
		return err
	}
	if err := o.readSeverities(); err != nil {
		return err
	}
	out, err := newOutputs(o.shared, o.formats, view.Findings|view.Data)
	if err != nil {
		return err
	}
	out.annotate(o.formats)
	today, from, err := o.day()
	if err != nil {
		return err
	}
	o.detail("as of: " + today.String() + " (" + from + ")")
	job, err := openLint(o)
	if err != nil {
		return err
	}
	defer job.close()
	if err := errors.Join(out.notInputs(job.location.root), out.notBaseline(o.baseline)); err != nil {
		return err
	}
	result, over, err := job.mendAndRun(ctx, o, today)
	if err != nil || over {
		return err
	}
	shown, counts := o.pick(result, job.scope)
	doc := view.FromFindings(&view.Lint{
		ToolVersion: o.env.Version, AsOf: today.String(), Counts: counts, Statistics: o.statistics,
		Findings: atLeast(shown, level.minLevel), Prefix: job.location.prefix, Lookup: job.lookup(result),
	})
	if o.quiet {
		doc.Summary = nil
	}
	if err := out.write(doc, o.env.Now().Sub(start)); err != nil {
		return err
	}
	out.summarise(doc)
	for i := range shown {
		if shown[i].Waiver == nil && shown[i].Severity >= level.failOn {
			return errGate
		}
	}
	return nil
}

// readSeverities reads the CODE=LEVEL pairs.
func (o *lintOptions) readSeverities() error {
	o.selection.Severity = map[string]string{}
	for _, pair := range o.severities {
		for one := range strings.SplitSeq(pair, ",") {
			name, level, ok := strings.Cut(one, "=")
			if !ok {
				return fault.New("--severity %s: want CODE=LEVEL, such as OWN008=error", quoted(one))
			}
			if err := oneOf("severity", level, levelWords()...); err != nil {
				return err
			}
			if rule, err := findRule(name); err == nil {
				name = rule.Code // of two words on one rule the later counts
			}
			o.selection.Severity[name] = level
		}
	}
	return nil
}

// pick narrows a result to the scope and counts it. Waived findings are only kept when they are to be shown.
func (o *lintOptions) pick(result *lint.Result, scope scope) ([]finding.Finding, view.LintSummary) {
	counts := view.LintSummary{}
	for _, f := range result.Files {
		if scope.has(f.Name) {
			counts.Files++
		}
	}
	for _, s := range result.Services {
		if scope.has(s.File.Name) {
			counts.Services++
		}
	}
	shown := make([]finding.Finding, 0, len(result.Findings))
	for i := range result.Findings {
		f := &result.Findings[i]
		switch {
		case !scope.has(f.File):
			continue
		case f.Waiver != nil:
			counts.Waived++
			if !o.showWaived {
				continue
			}
		case f.Severity == finding.Error:
			counts.Errors++
		case f.Severity == finding.Warning:
			counts.Warnings++
		default:
			counts.Infos++
		}
		shown = append(shown, *f)
	}
	return shown, counts
}

// atLeast keeps the findings of a severity and above.
func atLeast(list []finding.Finding, level finding.Severity) []finding.Finding {
	var out []finding.Finding
	for i := range list {
		if list[i].Severity >= level {
			out = append(out, list[i])
		}
	}
	return out
}
