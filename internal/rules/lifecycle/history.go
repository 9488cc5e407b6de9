package lifecycle

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/lint"
)

// at is the path of a field of the i-th item of a list of the file at hand, the item by its key.
func at(p *lint.Pass, list string, i int, field string) string {
	return p.Document().ByNumber(list+"["+strconv.Itoa(i)+"]") + "." + field
}
