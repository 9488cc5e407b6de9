package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
)

// Known is what was found before: in another revision, by fingerprint.
type Known struct {
	open   map[string]finding.Severity
	waived map[string]bool
}

// NewKnown takes the findings of a run.
func NewKnown(list []finding.Finding) *Known {
	k := &Known{open: make(map[string]finding.Severity, len(list)), waived: map[string]bool{}}
	for i := range list {
		if list[i].Waiver != nil {
			k.waived[list[i].Fingerprint] = true
			continue
		}
		k.open[list[i].Fingerprint] = list[i].Severity
	}
	return k
}

// has reports whether a finding was there before under a fingerprint, and no less severe. One that was waived and is no
// longer is new.
func (k *Known) has(f *finding.Finding, fingerprint string) bool {
	severity, open := k.open[fingerprint]
	if f.Waiver != nil {
		return open || k.waived[fingerprint]
	}
	return open && severity >= f.Severity
}

// Without gives the findings that were not there before.
func (k *Known) Without(list []finding.Finding, former Former) []finding.Finding {
	out := make([]finding.Finding, 0, len(list))
	for i := range list {
		f := &list[i]
		names, ok := former[f.Fingerprint]
		if !ok {
			names = []string{f.Fingerprint}
		}
		if !slices.ContainsFunc(names, func(name string) bool { return k.has(f, name) }) {
			out = append(out, *f)
		}
	}
	return slices.Clip(out)
}

// Former gives, by their fingerprints, those that findings had or may have had before services were renamed. It lacks
// findings that speak of no such service.
type Former map[string][]string

// NewFormer takes all findings of a run, and the ids that services had before by those that they have. What names such an
// id may be a service or something else that is called the same.
func NewFormer(list []finding.Finding, renamed map[string]string) Former {
	if len(renamed) == 0 {
		return nil
	}
	then := underFormer(list, renamed)
	finding.Fingerprints(then)
	out := Former{}
	for i := range list {
		switch now, was := list[i].Fingerprint, then[i].Fingerprint; {
		case list[i].Service != then[i].Service:
			out[now] = []string{was}
		case now != was:
			out[now] = []string{now, was}
		}
	}
	return out
}

// underFormer are findings as they would have been before services were renamed, but for their fingerprints.
func underFormer(list []finding.Finding, renamed map[string]string) []finding.Finding {
	then := slices.Clone(list)
	for i := range then {
		f := &then[i]
		f.Service = cmp.Or(renamed[f.Service], f.Service)
		f.Path = asThen(f.Path, renamed)
		f.About = slices.Clone(f.About)
		for j, what := range f.About {
			f.About[j] = cmp.Or(renamed[what], what)
		}
	}
	return then
}

// asThen puts the former ids of services into a path.
func asThen(path string, renamed map[string]string) string {
	parts := strings.Split(path, "[")
	for i, part := range parts[1:] {
		key, rest, _ := strings.Cut(part, "]")
		if id := renamed[key]; id != "" {
			parts[i+1] = id + "]" + rest
		}
	}
	return strings.Join(parts, "[")
}
