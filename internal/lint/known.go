package lint

import (
	"slices"

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

// has reports whether a finding was there before, and no less severe. One that was waived and is no longer is new.
func (k *Known) has(f *finding.Finding) bool {
	severity, open := k.open[f.Fingerprint]
	if f.Waiver != nil {
		return open || k.waived[f.Fingerprint]
	}
	return open && severity >= f.Severity
}

// Without gives the findings that were not there before. renamed maps the ids of services to those that they had then.
func (k *Known) Without(list []finding.Finding, renamed map[string]string) []finding.Finding {
	before := k.asBefore(list, renamed)
	out := make([]finding.Finding, 0, len(list))
	for i := range list {
		then := &list[i]
		if old, ok := before[i]; ok {
			then = &old
		}
		if !k.has(then) {
			out = append(out, list[i])
		}
	}
	return slices.Clip(out)
}

// asBefore gives the findings of renamed services the fingerprints that they would have had under the old id, by place in
// the list.
func (k *Known) asBefore(list []finding.Finding, renamed map[string]string) map[int]finding.Finding {
	if len(renamed) == 0 {
		return nil
	}
	var places []int
	var old []finding.Finding
	for i := range list {
		if id := renamed[list[i].Service]; id != "" {
			f := list[i]
			f.Service = id
			places, old = append(places, i), append(old, f)
		}
	}
	finding.Fingerprints(old)
	out := make(map[int]finding.Finding, len(old))
	for i, place := range places {
		out[place] = old[i]
	}
	return out
}
