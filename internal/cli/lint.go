package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/internal/yamldoc"
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
	paths      []string
}

func newLint(env Env, flags *shared) *cobra.Command {
	o := &lintOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "lint [path…]",
		Short:   "Check the whole catalogue",
		GroupID: "check",
		Long: `Check the whole catalogue against the rules that are on. A path narrows what is reported, never what is known:
references into other files are still checked. With - the text of one file is read from standard input and checked in
place of the file that --stdin-filename names.

Exit status: 0 when no finding reaches the gate (--fail-on, default error), 1 when one does, 2 when the job could not be
done (a wrong flag, settings that cannot be read, a path that does not exist, output that cannot be written).`,
		Example: `  svc lint
  svc lint services/renew-fishing-licence.yaml
  svc lint --fail-on warning --ignore STY
  svc lint --as-of 2027-01-01 --only OWN,PPL
  svc lint -f text -f json=findings.json`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runLint(cmd.Context(), env, o)
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&o.formats, "format", "f", nil, "output format, as NAME or NAME=FILE; may be repeated: "+formatNames(view.Findings))
	f.StringVar(&o.failOn, "fail-on", "error", "lowest severity that makes the exit status 1: error, warning, info or never")
	f.StringVar(&o.minLevel, "min-level", "info", "lowest severity that is shown: error, warning or info; the gate counts all")
	f.StringSliceVar(&o.selection.Select, "select", nil, "run these rules too: codes, names, groups (OWN) or profiles")
	f.StringSliceVar(&o.selection.Ignore, "ignore", nil, "do not run these rules")
	f.StringSliceVar(&o.selection.Only, "only", nil, "run these rules and no others")
	f.StringArrayVar(&o.severities, "severity", nil, "severity of a rule, as CODE=error, warning, info or none; may be repeated")
	f.BoolVar(&o.showWaived, "show-waived", false, "list what waivers hide, with reason and end date")
	f.BoolVar(&o.statistics, "statistics", false, "add counts by rule")
	f.StringVar(&o.stdinName, "stdin-filename", "", "with -: the file whose text comes from standard input")
	_ = cmd.RegisterFlagCompletionFunc("format", completeWords(namesOf(view.Findings)...))
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeWords("error", "warning", "info", "never"))
	_ = cmd.RegisterFlagCompletionFunc("min-level", completeWords("error", "warning", "info"))
	for _, name := range []string{"select", "ignore", "only"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeRules)
	}
	return cmd
}

// gate is the severity from which on the exit status is 1; never is above all.
func gate(flag string) (finding.Severity, error) {
	if flag == "never" || flag == "none" {
		return finding.Error + 1, nil
	}
	if err := oneOf("value for --fail-on", flag, "error", "warning", "info", "never"); err != nil {
		return 0, err
	}
	return finding.ParseSeverity(flag)
}

func runLint(ctx context.Context, env Env, o *lintOptions) error {
	start := env.Now()
	failOn, err := gate(o.failOn)
	if err != nil {
		return err
	}
	if err := oneOf("value for --min-level", o.minLevel, "error", "warning", "info"); err != nil {
		return err
	}
	if err := o.readSeverities(); err != nil {
		return err
	}
	out, err := newOutputs(env, o.shared, o.formats, view.Findings)
	if err != nil {
		return err
	}
	today, err := day(env, o.asOf)
	if err != nil {
		return err
	}
	job, err := openLint(env, o)
	if err != nil {
		return err
	}
	defer job.close()
	if err := out.notInputs(job.location.root); err != nil {
		return err
	}
	result, err := job.run(ctx, env, o, today)
	if err != nil {
		return err
	}
	shown, counts := o.pick(result, job.scope)
	if job.missing(result) != "" {
		return fmt.Errorf("%s: no such file in the catalogue%s", job.missing(result), onlyNear(job.missing(result), job.names()))
	}
	minLevel, _ := finding.ParseSeverity(o.minLevel)
	doc := view.FromFindings(view.Lint{
		ToolVersion: env.Version, AsOf: today.String(), Counts: counts, Statistics: o.statistics,
		Findings: atLeast(shown, minLevel), Prefix: job.location.prefix, Lookup: view.Lookup{Line: job.lines(), Why: why()},
	})
	if err := out.write(doc, env.Now().Sub(start)); err != nil {
		return err
	}
	for _, f := range shown {
		if f.Waiver == nil && f.Severity >= failOn {
			return errGate
		}
	}
	return nil
}

// readSeverities reads the CODE=LEVEL pairs.
func (o *lintOptions) readSeverities() error {
	o.selection.Severity = map[string]string{}
	for _, pair := range o.severities {
		for _, one := range strings.Split(pair, ",") {
			name, level, ok := strings.Cut(one, "=")
			if !ok {
				return fmt.Errorf("--severity %q: want CODE=LEVEL, such as OWN008=error", one)
			}
			if err := oneOf("severity", level, "error", "warning", "info", "none"); err != nil {
				return err
			}
			o.selection.Severity[name] = level
		}
	}
	return nil
}

// pick narrows a result to the scope and counts it. Waived findings are only kept when they are to be shown.
func (o *lintOptions) pick(result lint.Result, scope scope) ([]finding.Finding, view.LintSummary) {
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
	for _, f := range result.Findings {
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
		shown = append(shown, f)
	}
	return shown, counts
}

// atLeast keeps the findings of a severity and above.
func atLeast(list []finding.Finding, level finding.Severity) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(list), func(f finding.Finding) bool { return f.Severity < level })
}

// lintJob is one run of lint over one catalogue.
type lintJob struct {
	location location
	dir      *source.Dir
	overlay  *source.Overlay
	scope    scope
	opened   *catalogue.Catalogue
}

// openLint finds and opens the catalogue and works out what is reported.
func openLint(env Env, o *lintOptions) (*lintJob, error) {
	start := env.Dir
	if len(o.paths) > 0 && o.paths[0] != "-" && o.catalogue == "" && env.Getenv("SVC_CATALOGUE") == "" {
		if _, err := search(start); err != nil {
			start = absolute(env, o.paths[0])
		}
	}
	where, err := locate(env, o.catalogue, start)
	if err != nil {
		return nil, err
	}
	job := &lintJob{location: where}
	if job.dir, err = source.OpenDir(where.root); err != nil {
		return nil, fmt.Errorf("open the catalogue: %w", withoutPath(err))
	}
	if err := job.narrow(env, o); err != nil {
		job.close()
		return nil, err
	}
	return job, nil
}

func (j *lintJob) close() { _ = j.dir.Close() }

// narrow turns the paths of the command line into the scope, and reads standard input.
func (j *lintJob) narrow(env Env, o *lintOptions) error {
	if !slices.Contains(o.paths, "-") {
		if o.stdinName != "" {
			return errors.New("--stdin-filename goes with -: svc lint - --stdin-filename services/x.yaml")
		}
		var err error
		j.scope, err = newScope(env, j.location.root, o.paths)
		return err
	}
	if len(o.paths) > 1 {
		return errors.New("- stands alone: the text of one file is read from standard input")
	}
	if o.stdinName == "" {
		return errors.New("- needs --stdin-filename: the file of the catalogue whose text this is")
	}
	name, err := insideRoot(env, j.location.root, o.stdinName)
	if err != nil {
		return err
	}
	if !strings.HasSuffix(name, ".yaml") {
		return fmt.Errorf("--stdin-filename %s: not the name of a catalogue file; it ends in .yaml", o.stdinName)
	}
	text, err := io.ReadAll(io.LimitReader(env.Stdin, yamldoc.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	j.overlay = &source.Overlay{FS: j.dir, Name: name, Text: text}
	j.scope = scope{names: []string{name}}
	return nil
}

// run opens the catalogue and lints it.
func (j *lintJob) run(ctx context.Context, env Env, o *lintOptions, today schema.Date) (lint.Result, error) {
	var err error
	if j.overlay != nil {
		j.opened, err = catalogue.Open(*j.overlay)
	} else {
		j.opened, err = catalogue.Open(j.dir)
	}
	if err != nil {
		return lint.Result{}, j.prefixed(err)
	}
	restore := tuneMemory()
	defer restore()
	stop := progress(env, o.shared, "checking")
	defer stop()
	result, err := lint.Run(ctx, j.opened, lint.Options{Rules: rules.All(), Selection: o.selection, AsOf: today, Workers: o.jobs})
	return result, j.prefixed(err)
}

// prefixed gives errors about svc.yaml the path of the file from the git root.
func (j *lintJob) prefixed(err error) error {
	var settings *catalogue.SettingsError
	if !errors.As(err, &settings) || j.location.prefix == "" {
		return err
	}
	lines := strings.Split(settings.Error(), "\n")
	for i := range lines {
		lines[i] = j.location.prefix + "/" + lines[i]
	}
	return errors.New(strings.Join(lines, "\n"))
}

// missing is a path that was named and is no file of the catalogue, or "".
func (j *lintJob) missing(result lint.Result) string {
	for _, name := range j.scope.names {
		one := scope{names: []string{name}}
		if !slices.ContainsFunc(result.Files, func(f *catalogue.File) bool { return one.has(f.Name) }) && !j.isEmptyDir(name) {
			return name
		}
	}
	return ""
}

// isEmptyDir reports whether a path is a directory: one without files is narrow, not wrong.
func (j *lintJob) isEmptyDir(name string) bool {
	_, err := j.dir.ReadDir(name)
	return err == nil
}

// names are the names of the catalogue's files.
func (j *lintJob) names() []string {
	out := []string{}
	for _, f := range j.opened.Files() {
		out = append(out, f.Name)
	}
	return out
}

// lines gives the text of single lines; the file read last is kept, since findings come file by file.
func (j *lintJob) lines() func(file string, line int) (string, bool) {
	var name string
	var doc *catalogue.Document
	return func(file string, line int) (string, bool) {
		if file != name {
			name, doc = file, j.opened.Text(file)
		}
		if doc == nil || line < 1 || line > doc.Lines() {
			return "", false
		}
		return doc.Line(line), true
	}
}

// why says whose rule a code is.
func why() func(code string) string {
	sources := map[string]string{}
	for _, r := range rules.All() {
		sources[r.Code] = r.Source
	}
	return func(code string) string { return sources[code] }
}
