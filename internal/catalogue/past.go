package catalogue

import (
	"reflect"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// PastDate is a date of a document that records something that has happened. It is good during its visit only.
type PastDate struct {
	First schema.Date // of a month, its first day

	value  reflect.Value
	walker *walker
}

// Path is where the date stands, such as slas[sla-ea].measured[2026-05].period.
func (d PastDate) Path() string { return d.walker.path() }

// String is the date or month as it is written.
func (d PastDate) String() string { return keyText(d.value) }

// PastDates visits every date and month of the document that v points to that records something that has happened.
func (c *Catalogue) PastDates(v any, visit func(PastDate)) {
	c.past.walk(&c.binder.plans, v, func(w *walker, _ *step, value reflect.Value) {
		var first schema.Date
		switch date := value.Addr().Interface().(type) {
		case *schema.Date:
			first = *date
		case *schema.Month:
			first = schema.Date(measure.Month(*date).First())
		}
		if first != 0 {
			visit(PastDate{First: first, value: value, walker: w})
		}
	})
}

func isPast(f *fields.Field) bool { return f.Past }
