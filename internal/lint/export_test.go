package lint

import "github.com/service-catalogue/svc/internal/change"

// Claimants are the codes of the rules that every change of a set belongs to.
func Claimants(set *change.Set, o JudgeOptions) [][]string {
	j := newJudge(set, o)
	out := make([][]string, len(set.Changes))
	for i := range set.Changes {
		for _, r := range j.claimants(&set.Changes[i]) {
			out[i] = append(out[i], r.Code)
		}
	}
	return out
}
