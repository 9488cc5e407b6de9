package lifecycle

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/lint"
)

// at is the path of a field of the i-th entry of the history, the entry by its phase and first day.
func at(p *lint.Pass, i int, field string) string {
	return p.Document().ByNumber("phase_history["+strconv.Itoa(i)+"]") + "." + field
}
