package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Waiver is a waiver of the catalogue, what is wrong with it, and what it silenced.
type Waiver struct {
	At         Place  // the service, or the file of the settings
	Path       string // where it stands in its file
	Rule       string // as written
	Known      *Rule  // nil when no rule has that code or name
	Reason     string
	ApprovedBy string
	Expires    schema.Date
	Services   []string // the services it covers
	Files      []string // the shared files it covers

	Problem string // what is wrong with it, in words that follow "waiver for OWN008"; empty when it holds
	Field   string // the field that is wrong; empty when a rule about people reports it
	Help    string
	Silent  bool // it holds, its rule ran, and it silenced nothing

	pending bool    // it is new, and does not count under the policy of another revision
	absent  bool    // it counts under that policy, and is not there any more
	before  *Waiver // another one for the same, which comes first
}

// Needless reports whether another waiver silences what this one would.
func (w *Waiver) Needless() bool { return w.before != nil && !w.before.Silent }

// waivers finds and judges all waivers: those of the services, then the shared ones.
func (r *run) waivers() []*Waiver {
	var out []*Waiver
	for _, s := range r.catalogue.Services() {
		out = append(out, r.waiversOf(s)...)
	}
	for i := range r.catalogue.Settings.Waivers {
		w := &r.catalogue.Settings.Waivers[i]
		out = append(out, r.judge(&Waiver{
			At: r.settingsFile(), Path: fmt.Sprintf("waivers[%d]", i), Rule: w.Rule, Reason: w.Reason,
			ApprovedBy: w.ApprovedBy, Expires: w.Expires, Services: w.Services, Files: w.Files,
		}))
	}
	return out
}

// settingsFile is svc.yaml.
func (r *run) settingsFile() *catalogue.File {
	for _, f := range r.catalogue.Files() {
		if f.Name == catalogue.SettingsFile {
			return f
		}
	}
	return &catalogue.File{Name: catalogue.SettingsFile}
}

// judge fills in what is wrong with a waiver.
func (r *run) judge(w *Waiver) *Waiver {
	w.Known = r.rules.byName[w.Rule]
	w.Field, w.Problem, w.Help = r.problem(w)
	return w
}

// problem says why a waiver does not hold, at which of its fields, and what to do.
func (r *run) problem(w *Waiver) (field, problem, help string) {
	today := measure.Date(r.options.AsOf)
	switch latest := today.Add(measure.Period{Years: 1}); {
	case w.Rule == "":
		return "rule", "names no rule", "say in rule which one is waived"
	case w.Known == nil:
		return "rule", "names a rule that does not exist", r.rules.hint(w.Rule)
	case !w.Known.Waivable:
		return "rule", "is not possible: this rule cannot be waived", "mend what the rule reports, and remove the waiver"
	case w.lacks() != nil:
		return w.lacking()
	case r.catalogue.HasPeople && r.catalogue.Person(w.ApprovedBy) == nil:
		return "", "is approved by `" + w.ApprovedBy + "`, who is not in people.yaml", "name in approved_by a person of people.yaml"
	case r.ownedByApprover(w) != "":
		return "approved_by", "is approved by the owner of " + r.ownedByApprover(w),
			"let somebody else than the owner accept it, such as the senior responsible owner"
	case today.After(measure.Date(w.Expires)):
		return "expires", "expired on " + w.Expires.String(), "mend what the rule reports, or have the waiver approved anew with a later end"
	case measure.Date(w.Expires).After(latest):
		return "expires", "lasts until " + w.Expires.String() + ", more than 12 months ahead",
			"choose " + latest.String() + " or an earlier day"
	}
	return "", "", ""
}

// lack is something that a waiver must say and does not.
type lack struct{ field, problem, help string }

// lacks lists all that a waiver does not say.
func (w *Waiver) lacks() []lack {
	var out []lack
	need := func(there bool, field, problem, help string) {
		if !there {
			out = append(out, lack{field, problem, help})
		}
	}
	need(len(w.Services)+len(w.Files) > 0, "services", "names neither services nor files",
		"list in services whom it covers, or in files the shared files, such as `files: [people.yaml]`")
	need(w.Reason != "", "reason", "has no reason", "explain in reason why the rule is not met; comply or explain")
	need(w.ApprovedBy != "", "approved_by", "has no approver", "name in approved_by the person who accepted it")
	need(!w.Expires.IsZero(), "expires", "has no end date", "give in expires its last day, at most 12 months ahead")
	return out
}

// lacking tells all at once what a waiver does not say.
func (w *Waiver) lacking() (field, problem, help string) {
	var problems, helps []string
	for _, l := range w.lacks() {
		field = cmp.Or(field, l.field)
		problems, helps = append(problems, l.problem), append(helps, l.help)
	}
	return field, List(problems), strings.Join(helps, "; ")
}

// ownedByApprover is a service that the waiver covers and its approver owns, or "".
func (r *run) ownedByApprover(w *Waiver) string {
	for _, id := range w.Services {
		s := r.catalogue.ByID(id)
		if own, ok := w.At.(*catalogue.Service); ok {
			s = own
		}
		if s != nil && s.OwnerID() == w.ApprovedBy {
			return id
		}
	}
	return ""
}

// apply marks the findings that waivers accept, and tells which waivers found nothing to accept.
func (r *run) apply(waivers []*Waiver, found []*Reported) {
	type key struct{ of, code string } // of is a service or the name of a shared file
	holding, pending := map[key]*Waiver{}, map[key]*Waiver{}
	for _, w := range waivers {
		if w.Problem != "" {
			continue
		}
		w.Silent = r.rules.on[w.Known.Code]
		counts := holding
		if w.pending {
			counts = pending
		}
		for _, of := range slices.Concat(w.Services, w.Files) {
			if s := r.catalogue.ByID(of); s != nil {
				of = s.File.ServiceID // findings name services by their files
			}
			k := key{of, w.Known.Code}
			if w.before = counts[k]; w.before == nil { // a service's own waiver comes before a shared one
				counts[k] = w
			}
		}
	}
	if len(holding)+len(pending) == 0 {
		return
	}
	for _, f := range found {
		k := key{cmp.Or(f.file.ServiceID, f.file.Name), f.finding.Code}
		if w := pending[k]; w != nil {
			w.Silent = false
		}
		if w := holding[k]; w != nil {
			w.Silent = false
			f.finding.Waiver = &finding.Waiver{Reason: w.Reason, ApprovedBy: w.ApprovedBy, Expires: w.Expires.String()}
		}
	}
}

// Label is what messages call the rule of the waiver: its code where it has one.
func (w *Waiver) Label() string {
	switch {
	case w.Known != nil:
		return w.Known.Code
	case w.Rule != "":
		return fmt.Sprintf("`%s`", w.Rule)
	}
	return "no rule"
}
