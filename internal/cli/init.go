package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/scaffold"
	"github.com/service-catalogue/svc/internal/source"
)

// initOptions are the flags of init.
type initOptions struct {
	*shared
	people     []string
	portfolio  string
	ci         string
	codeOwners bool
	force      bool
}

func newInit(flags *shared) *cobra.Command {
	o := &initOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "init [dir]",
		Short:   "Begin a catalogue that has nothing to report",
		GroupID: "edit",
		Long: `Begin a catalogue: settings, people, a README, and for editors the JSON Schemas with the settings that name them. With
--ci it gets the file with which GitHub or GitLab checks every change. CODEOWNERS, the file that asks owners to review, comes
with the first --person; --codeowners writes it for a catalogue that is there, --codeowners=false leaves it out.
What editors, CI and CODEOWNERS need is put at the root of the git repository when there is one.

The directory must be empty, but for a repository. With --force it may hold other files, and a catalogue gets what it lacks.
No file that exists is written over.

Exit status: 0, or 2 when the directory holds other files or something cannot be written.`,
		Example: `  svc init my-catalogue
  svc init our-catalogue --ci github --person "Aisha Khan <aisha.khan@example.gov.uk>"
  svc init catalogue-of-licences --portfolio "licensing=Licensing and permits"`,
		Args: atMostOne("directory").check,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("codeowners") {
				o.codeOwners = len(o.people) > 0
			}
			return runInit(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	f.Var(repeated(&o.people), "person", "somebody for people.yaml, as `\"NAME <EMAIL>\"` or \"ID=NAME <EMAIL>\"; the first owns the portfolio; may be repeated")
	f.StringVar(&o.portfolio, "portfolio", "main=All services", "first portfolio, as `ID=NAME`")
	f.StringVar(&o.ci, "ci", "", "`PLATFORM` that is to check every change: github or gitlab")
	f.BoolVar(&o.codeOwners, "codeowners", false, "write CODEOWNERS from the owners and their deputies (default: when --person names somebody)")
	f.BoolVar(&o.force, "force", false, "begin among other files, or add to a catalogue what it lacks")
	for _, name := range []string{"person", "portfolio"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
	_ = cmd.RegisterFlagCompletionFunc("ci", completeWords("github", "gitlab"))
	return cmd
}

func runInit(ctx context.Context, o *initOptions, args []string) error {
	dir := "."
	if len(args) > 0 {
		dir = args[0]
	}
	if dir == "" {
		return fault.New("the directory is empty; leave it out to begin here")
	}
	root := o.env.absolute(dir)
	if err := o.fit(root, dir); err != nil {
		return err
	}
	base := repositoryOf(root)
	begin, err := o.scaffold(ctx, root)
	if err != nil {
		return err
	}
	e := &editing{shared: o.shared, where: &location{root: base}}
	if e.today, _, err = o.day(); err != nil {
		return err
	}
	done, err := e.createAll(ctx, begin.Prefix, scaffold.Catalogue(begin))
	if err != nil {
		return err
	}
	return o.env.printed(o.report(dir, begin, done))
}

// created says what became of files that were to be made.
type created struct{ made, kept []string }

// createAll makes the files below a directory that do not exist yet, and keeps those that do. No link leads it out of the
// directory.
func (e *editing) createAll(ctx context.Context, prefix string, files []scaffold.File) (done created, err error) {
	base := e.where.root
	if !exists(base) {
		if err := os.MkdirAll(base, 0o777); err != nil { //nolint:gosec // less the umask, as other programs do
			return done, fault.At("make the directory", withoutPath(err))
		}
		defer func() { _ = os.Remove(base) }() // nothing happens to it when it holds a file
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return done, fault.At("open the directory", withoutPath(err))
	}
	defer func() { _ = root.Close() }()
	if e.dir, err = source.OpenDir(base); err != nil {
		return done, fault.At("open the directory", withoutPath(err))
	}
	defer e.close()
	e.plan = edit.NewPlan(base, e.dir)
	for _, f := range files {
		_, err := root.Lstat(f.Name)
		switch {
		case err == nil:
			done.kept = append(done.kept, f.Name)
		case errors.Is(err, fs.ErrNotExist):
			e.plan.Create(f.Name, []byte(f.Text))
			done.made = append(done.made, f.Name)
		default:
			return done, fault.At("nothing was written: "+shown(f.Name), withoutPath(source.BehindLink(root, f.Name, err)))
		}
	}
	if err := e.clean(ctx, prefix, done.made); err != nil {
		return done, err
	}
	written, err := e.env.writePlan(ctx, e.plan, e.where)
	if err == nil || len(written.Done) == 0 {
		return done, err
	}
	const how = "svc init --force makes the rest"
	if ctx.Err() != nil { // the error has been told
		say(e.env.Stderr, how)
		return done, err
	}
	return done, fmt.Errorf("%w\n%s", err, how)
}

// clean refuses files with which a new catalogue would have something to report from the start, such as a name with
// invisible characters.
func (e *editing) clean(ctx context.Context, prefix string, made []string) error {
	if !slices.Contains(made, path.Join(prefix, catalogue.SettingsFile)) {
		return nil // a catalogue has been there before, with all its faults
	}
	catalogueFS, err := fs.Sub(e.plan.FS(), path.Join(".", prefix))
	if err != nil {
		return err
	}
	found, err := e.lint(ctx, catalogueFS)
	if err != nil {
		return err
	}
	for _, f := range found {
		if name := path.Join(prefix, f.File); f.Severity > finding.Info && slices.Contains(made, name) {
			return fault.New("nothing was written: in %s %s", shown(name), f.Message)
		}
	}
	return nil
}

// fit refuses a directory that is in use.
func (o *initOptions) fit(root, typed string) error {
	entries, err := os.ReadDir(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		if info, statErr := os.Stat(root); statErr == nil && !info.IsDir() {
			return fault.New("%s: not a directory", shown(typed))
		}
		return fault.At(shown(typed), withoutPath(err))
	}
	for _, e := range entries {
		switch {
		case o.force || e.Name() == ".git":
		case exists(filepath.Join(root, catalogue.SettingsFile)):
			return fault.New("%s: a catalogue already; svc new ID adds a service, and svc init --force what the catalogue lacks", shown(typed))
		default:
			return fault.New("%s: not empty (it holds %s); name a directory that is empty or does not exist, or use --force to begin among other files", shown(typed), quoted(e.Name()))
		}
	}
	return nil
}

// repositoryOf is the root of the git work tree around a directory, or the directory itself.
func repositoryOf(root string) string {
	if below := prefix(root); below != "" {
		return filepath.Clean(strings.TrimSuffix(filepath.ToSlash(root), "/"+below))
	}
	return root
}

// scaffold reads the flags into what the files depend on.
func (o *initOptions) scaffold(ctx context.Context, root string) (*scaffold.Options, error) {
	out := &scaffold.Options{Prefix: prefix(root), CI: o.ci, Tool: o.env.toolVersion()}
	if strings.ContainsFunc(out.Prefix, awkward) {
		return nil, fault.New("%s: settings of editors and CI cannot hold such a path; rename the directory", shown(out.Prefix))
	}
	if o.ci != "" {
		if err := oneOf("platform", o.ci, "github", "gitlab"); err != nil {
			return nil, err
		}
	}
	var named bool
	out.Portfolio, out.Title, named = strings.Cut(o.portfolio, "=")
	if !named {
		out.Title = out.Portfolio
	}
	if !isKey(out.Portfolio) || strings.TrimSpace(out.Title) == "" {
		return nil, fault.New("--portfolio %s: want ID=NAME, such as licensing=Licensing; the id has lower-case letters, digits and hyphens", quoted(o.portfolio))
	}
	if err := o.addPeople(root, out); err != nil {
		return nil, err
	}
	if o.codeOwners {
		var err error
		if out.Owners, err = o.owners(ctx, root, out.People); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addPeople reads who is to be in people.yaml, and with whose addresses.
func (o *initOptions) addPeople(root string, out *scaffold.Options) error {
	if len(o.people) > 0 && exists(filepath.Join(root, catalogue.PeopleFile)) {
		return fault.New("--person: there is a people.yaml already; add people to it")
	}
	for _, text := range o.people {
		p, err := scaffold.ParsePerson(text, func(id string) bool {
			return slices.ContainsFunc(out.People, func(p scaffold.Person) bool { return p.ID == id })
		})
		if err != nil {
			return fault.At("--person "+quoted(text), err)
		}
		if slices.ContainsFunc(out.People, func(other scaffold.Person) bool { return other.ID == p.ID || strings.EqualFold(other.Email, p.Email) }) {
			return fault.New("--person %s: somebody before has the id %s or the same address", quoted(text), p.ID)
		}
		out.People = append(out.People, p)
		_, domain, _ := strings.Cut(strings.ToLower(p.Email), "@")
		if !slices.Contains(out.Domains, domain) {
			out.Domains = append(out.Domains, domain)
		}
	}
	return nil
}

// awkward are characters that stand for something else in the files that name the catalogue.
func awkward(r rune) bool {
	return r < ' ' || r == 0x7f || r > 0xffff || strings.ContainsRune("\"\\$@{}\u2028\u2029", r)
}

// isKey reports whether a text can be the id of a portfolio.
func isKey(id string) bool {
	return id != "" && id[0] >= 'a' && id[0] <= 'z' && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// toolVersion is what go install is asked for in CI: the release that this program is, or the latest.
func (env *Env) toolVersion() string {
	if strings.HasPrefix(env.Version, "v") && !strings.ContainsFunc(env.Version, awkward) {
		return env.Version
	}
	return "latest"
}

// owners are those of the catalogue that is there, or the people of the new one.
func (o *initOptions) owners(ctx context.Context, root string, people []scaffold.Person) ([]scaffold.Owner, error) {
	if !exists(filepath.Join(root, catalogue.SettingsFile)) {
		if len(people) == 0 {
			return nil, fault.New("--codeowners needs somebody who owns the files; name them with --person \"NAME <EMAIL>\"")
		}
		return []scaffold.Owner{{Emails: []string{people[0].Email}}}, nil
	}
	dir, err := source.OpenDir(root)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer func() { _ = dir.Close() }()
	c, err := catalogue.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := c.Load(ctx, o.jobs, nil); err != nil {
		return nil, err
	}
	var out []scaffold.Owner
	for _, s := range c.Services() {
		emails := emailsOf(c, append([]string{s.OwnerID()}, s.Deputies...))
		if len(emails) > 0 && !strings.ContainsFunc(s.File.Name, awkward) {
			out = append(out, scaffold.Owner{File: s.File.Name, Emails: emails})
		}
	}
	if len(out) == 0 {
		return nil, fault.New("--codeowners: no service has an owner with an address in people.yaml")
	}
	return out, nil
}

// emailsOf are the addresses of people, without those whom the catalogue does not know and those that would read as two.
func emailsOf(c *catalogue.Catalogue, ids []string) []string {
	var out []string
	for _, id := range ids {
		p := c.Person(id)
		if p != nil && p.Email != "" && !strings.ContainsFunc(p.Email, func(r rune) bool { return r <= ' ' || r == '#' }) && !slices.Contains(out, p.Email) {
			out = append(out, p.Email)
		}
	}
	return out
}

// report says what was made, what was kept, and what to do next.
func (o *initOptions) report(typed string, begin *scaffold.Options, done created) string {
	var b strings.Builder
	for _, name := range done.made {
		b.WriteString("made  " + shown(name) + "\n")
	}
	for _, name := range done.kept {
		b.WriteString("kept  " + shown(name) + "\n")
	}
	if o.quiet {
		return b.String()
	}
	b.WriteString("\n")
	for _, name := range done.kept {
		if strings.HasPrefix(name, ".git") { // a file of CI
			b.WriteString("add to " + name + " a job that runs: svc lint --catalogue " + shellWord(path.Join(".", begin.Prefix)) + "\n")
		}
	}
	at := ""
	if path.Clean(filepath.ToSlash(typed)) != "." {
		at = "cd " + shellWord(filepath.ToSlash(typed)) + "\n"
	}
	b.WriteString("next:\n" + at + "svc new renew-fishing-licence   (with the id of your service; it asks for the rest)\nsvc lint\n")
	return b.String()
}

// shellWord is a path as a shell takes it for one word.
func shellWord(p string) string {
	if strings.HasPrefix(p, "-") {
		p = "./" + p
	}
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-./", r)
	}
	if strings.IndexFunc(p, func(r rune) bool { return !plain(r) }) < 0 {
		return p
	}
	return "'" + strings.ReplaceAll(shown(p), "'", `'\''`) + "'"
}
