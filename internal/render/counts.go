package render

import "github.com/service-catalogue/svc/internal/finding"

// counts are numbers of findings by severity.
type counts [finding.Error + 1]int

func (c counts) all() int {
	n := 0
	for _, of := range c {
		n += of
	}
	return n
}

// within cuts counts down to a sum, the mildest first.
func (c counts) within(sum int) counts {
	for level := finding.Error; level > finding.None; level-- {
		c[level] = min(c[level], sum)
		sum -= c[level]
	}
	return c
}

// count counts findings.
func count(all []finding.Finding) counts {
	var c counts
	for i := range all {
		c[all[i].Severity]++
	}
	return c
}

// countOpen counts the findings that no waiver covers.
func countOpen(all []finding.Finding) counts {
	var c counts
	for i := range all {
		if all[i].Waiver == nil {
			c[all[i].Severity]++
		}
	}
	return c
}
