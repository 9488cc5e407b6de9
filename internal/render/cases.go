package render

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/view"
)

// passing are the services about which nothing was found, for formats that count what is right as well.
func passing(doc *view.Doc) []view.Service {
	if doc.Services == nil {
		return nil
	}
	failed := map[string]bool{}
	for i := range doc.Findings {
		if f := &doc.Findings[i]; f.Waiver == nil {
			failed[f.Service] = true
		}
	}
	var passed []view.Service
	for _, service := range doc.Services() {
		if !failed[service.ID] {
			passed = append(passed, service)
		}
	}
	return passed
}

// caseNames names findings as test cases: by rule and path, so that a case is the same one in the next run, and with a
// number where that is not enough within a file.
type caseNames struct {
	file string
	seen map[string]int
}

func (c *caseNames) next(item *view.Item) string {
	if c.seen == nil || item.File != c.file {
		c.file, c.seen = item.File, map[string]int{}
	}
	name := item.Code + " " + item.Rule
	if item.Path != "" {
		name += " " + item.Path
	}
	c.seen[name]++
	if n := c.seen[name]; n > 1 {
		name += " #" + strconv.Itoa(n)
	}
	return name
}
