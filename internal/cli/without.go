package cli

import (
	"context"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// without makes somebody one who left the day before, and gives what is found while everybody is here. Without --without it
// is nil.
func (j *lintJob) without(ctx context.Context, o *lintOptions, today schema.Date) (*lint.Known, error) {
	if o.without == "" {
		return nil, nil //nolint:nilnil // nothing is to be subtracted
	}
	person, err := personOf(j.opened, o.without)
	if err != nil {
		return nil, fault.At("--without", err)
	}
	c, err := catalogue.OpenUnder(j.policy.files(j.files()), j.files())
	if err != nil {
		return nil, j.location.prefixed(err)
	}
	options := o.options(today)
	options.Unplaced = true
	result, err := check(ctx, c, options)
	if err != nil {
		return nil, j.location.prefixed(err)
	}
	person.Left = dayBefore(today)
	return lint.NewKnown(result.Findings), nil
}
