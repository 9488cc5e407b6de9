package yamldoc

import (
	"github.com/service-catalogue/svc/internal/pos"
)

// diagnose says in plain words why the YAML library could not read the source.
func (d *Document) diagnose(err error) *Fault {
	return &Fault{Kind: Unreadable, Span: pos.Start(), Err: err, Text: err.Error(), Hint: "mend the line"}
}
