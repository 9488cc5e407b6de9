package cli

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/schema"
)

// lintJob is one run of lint over one catalogue.
type lintJob struct {
	location *location
	dir      *source.Dir
	overlay  *source.Overlay
	planned  fs.FS             // the files as --fix will leave them
	content  catalogue.Content // of the files that are checked; nil until somebody asks
	scope    scope
	baseline *baseline
	policy   *policy
	opened   *catalogue.Catalogue
}

// openLint finds and opens the catalogue and works out what is reported.
func openLint(o *lintOptions) (*lintJob, error) {
	where, err := o.locate(o.startFrom())
	if err != nil {
		return nil, err
	}
	o.detail(where.said())
	job := &lintJob{location: where}
	if job.dir, err = where.open(); err != nil {
		return nil, err
	}
	if err := job.narrow(o); err != nil {
		job.close()
		return nil, err
	}
	return job, nil
}

// startFrom is where the search for the catalogue begins: here, or at the first path when there is none from here upwards.
func (o *lintOptions) startFrom() string {
	path := o.stdinName
	if len(o.paths) > 0 && o.paths[0] != "-" {
		path = o.paths[0]
	}
	if _, err := search(o.env.Dir); err == nil || path == "" {
		return o.env.Dir
	}
	path = o.env.absolute(path)
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// files are those of the catalogue, with what came from standard input.
func (j *lintJob) files() fs.FS {
	if j.planned != nil {
		return j.planned
	}
	if j.overlay != nil {
		return j.overlay
	}
	return j.dir
}

// holds tells what is in the files that are checked, by ids like this one.
func (j *lintJob) holds(like string) catalogue.Content {
	if j.content == nil {
		j.content = contentOf(j.files(), like)
	}
	return j.content
}

func (j *lintJob) close() {
	_ = j.dir.Close()
	j.policy.close()
}

// narrow turns the paths of the command line into the scope, and reads standard input.
func (j *lintJob) narrow(o *lintOptions) error {
	if slices.Contains(o.paths, "-") {
		return j.takeStdin(o)
	}
	if o.stdinName != "" {
		return fault.New("--stdin-filename goes with -: svc lint - --stdin-filename services/x.yaml")
	}
	var err error
	j.scope, err = o.env.newScope(j.location.root, o.paths)
	return err
}

// takeStdin puts standard input in the place of the file that it is the text of.
func (j *lintJob) takeStdin(o *lintOptions) error {
	if len(o.paths) > 1 {
		return fault.New("- stands alone: the text of one file is read from standard input")
	}
	if o.stdinName == "" {
		return fault.New("- needs --stdin-filename: the file of the catalogue whose text this is")
	}
	name, err := o.env.insideRoot(j.location.root, o.stdinName)
	if err != nil {
		return err
	}
	if !strings.HasSuffix(name, ".yaml") {
		return fault.New("--stdin-filename %s: not the name of a catalogue file; it ends in .yaml", shown(o.stdinName))
	}
	text, err := io.ReadAll(io.LimitReader(o.env.Stdin, int64(catalogue.MaxBytes(name))+1))
	if err != nil {
		return fault.At("read standard input", withoutPath(err))
	}
	j.overlay = &source.Overlay{FS: j.dir, Texts: map[string][]byte{name: text}}
	j.scope = scope{names: []string{name}}
	return nil
}

// run opens the catalogue and lints it.
func (j *lintJob) run(ctx context.Context, o *lintOptions, today schema.Date) (*lint.Result, error) {
	var err error
	if j.policy, err = j.openPolicy(ctx, o); err != nil {
		return nil, err
	}
	if j.opened, err = catalogue.OpenUnder(j.policy.files(j.files()), j.files()); err != nil {
		return nil, j.policy.explained(j.location.prefixed(err))
	}
	if j.baseline, err = j.openBaseline(ctx, o); err != nil {
		return nil, err
	}
	o.detail("profiles: " + j.profiles())
	if err := j.someRule(o); err != nil {
		return nil, j.policy.explained(j.location.prefixed(err))
	}
	room := newMemory()
	defer room.restore()
	j.opened.Room = room
	before, err := j.openBefore(ctx, o)
	if err != nil {
		return nil, err
	}
	defer before.close()
	stop := progress(o.shared, "checking")
	defer stop()
	here, err := j.without(ctx, o, today)
	if err != nil {
		return nil, err
	}
	result, err := j.both(ctx, o, today, before)
	if err != nil {
		return nil, err
	}
	stop()
	j.remarks(o, result)
	renamed := before.renamed(j.opened, result.Files)
	former := lint.NewFormer(result.Findings, renamed)
	if err := j.baseline.accept(o, j.scope, result, renamed); err != nil {
		return nil, err
	}
	if here != nil {
		result.Findings = here.Without(result.Findings, nil)
	}
	before.subtract(o, j.scope, result, former)
	return result, j.missing(result)
}

// someRule refuses settings with which no rule is on: nothing would be checked, and all would look well. Where the flags have
// turned the last rule off it only says so.
func (j *lintJob) someRule(o *lintOptions) error {
	status, err := lint.Rules(j.opened, rules.All(), o.selection)
	if err != nil {
		return err
	}
	on := func(s lint.Status) bool { return s.On && s.Rule.Change == nil }
	switch profiles := j.opened.Settings.Profiles; {
	case slices.ContainsFunc(status, on):
		return nil
	case profiles != nil && len(profiles) == 0:
		return j.opened.SettingsFault("profiles",
			"`profiles` names none, so that nothing would be checked; name some of core, governance, digital, or take the line out: then core is on")
	}
	o.remark("no rule is on, so nothing was checked")
	return nil
}

// both checks the revision of --since and the work. Where they have the shared files in common the work comes first, so that
// of the revision only what differs is looked at; else the revision, so that it is forgotten when the work is read.
func (j *lintJob) both(ctx context.Context, o *lintOptions, today schema.Date, before *before) (*lint.Result, error) {
	if before != nil && !before.alike {
		if err := before.check(ctx, j, o, today, nil); err != nil {
			return nil, err
		}
	}
	result, err := j.check(ctx, o, today, before != nil && before.alike)
	if err == nil && before != nil && before.alike {
		err = before.check(ctx, j, o, today, result)
	}
	return result, err
}

// check runs the rules under the policy that counts.
func (j *lintJob) check(ctx context.Context, o *lintOptions, today schema.Date, repeatable bool) (*lint.Result, error) {
	under, err := j.policy.options(ctx, j.holds, o.jobs)
	if err != nil {
		return nil, err
	}
	options := o.options(today)
	options.Policy, options.Repeatable = under, repeatable
	result, err := check(ctx, j.opened, options)
	if err != nil {
		return nil, j.policy.explained(j.location.prefixed(err))
	}
	if err := j.policy.check(ctx, j, o, today, result); err != nil {
		return nil, err
	}
	if j.policy != nil {
		return result, j.policy.repo.Err()
	}
	return result, nil
}

// holder is the catalogue that has the text of a file which findings are about.
func (j *lintJob) holder(file string) *catalogue.Catalogue {
	if j.policy.holds(file) {
		return j.policy.own
	}
	return j.opened
}

// remarks says what a list of findings does not show: that nothing, or not everything, could be checked.
func (j *lintJob) remarks(o *lintOptions, result *lint.Result) {
	files := 0
	for _, f := range result.Files {
		if f.ServiceID != "" {
			files++
		}
	}
	if files == 0 {
		o.remark("there are no services in " + filepath.Join(j.location.root, catalogue.ServicesDir))
	}
	unread := files - len(result.Services)
	for i := range result.Findings {
		if result.Findings[i].Code == "SCH001" {
			return // it says which
		}
	}
	if unread > 0 {
		o.remark("services that could not be read, so that nothing in them was checked: %s; svc lint --only SCH001 tells why", strconv.Itoa(unread))
	}
}

// profiles says which profiles are on, and whose word that is.
func (j *lintJob) profiles() string {
	if j.opened.Settings.Profiles == nil {
		return string(lint.Core) + " (the settings name none)"
	}
	return strings.Join(j.opened.Settings.Profiles, ", ") + " (" + catalogue.SettingsFile + ")"
}

// missing is an error about a path that was named and is no file of the catalogue.
func (j *lintJob) missing(result *lint.Result) error {
	for _, name := range j.scope.names {
		one := scope{names: []string{name}}
		if slices.ContainsFunc(result.Files, func(f *catalogue.File) bool { return one.has(f.Name) }) || j.isEmptyDir(name) {
			continue
		}
		var names []string
		for _, f := range result.Files {
			names = append(names, f.Name)
		}
		return fault.New("%s: no part of the catalogue%s", shown(name), onlyNear(name, names))
	}
	return nil
}

// isEmptyDir reports whether a path is a directory where services may stand: one without files is narrow, not wrong.
func (j *lintJob) isEmptyDir(name string) bool {
	if !strings.HasPrefix(name+"/", catalogue.ServicesDir+"/") {
		return false
	}
	_, err := j.dir.ReadDir(name)
	return err == nil
}

// lines gives the text of single lines; the file read last is kept, since findings come file by file.
func (j *lintJob) lines() func(file string, line int) (string, bool) {
	var name string
	var doc *catalogue.Document
	return func(file string, line int) (string, bool) {
		if file != name {
			name, doc = file, j.holder(file).Text(file)
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
		sources[r.Code] = r.Origin()
	}
	return func(code string) string { return sources[code] }
}
