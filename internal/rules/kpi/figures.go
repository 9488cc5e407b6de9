package kpi

import (
	"math/big"
	"strconv"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// at is the path of a month of performance, or of something below it.
func at(p *lint.Pass, i int, field string) string {
	return p.Document().ByNumber("performance["+strconv.Itoa(i)+"]") + field
}

// negative reports whether any count of a month is below zero, so that nothing can be worked out from it.
func negative(m *schema.Performance) bool {
	for _, c := range m.Channels {
		for _, n := range [...]*int{c.Started, c.Completed, c.Assisted} {
			if n != nil && *n < 0 {
				return true
			}
		}
	}
	if s := m.Satisfaction; s != nil {
		for _, n := range [...]*int{s.VerySatisfied, s.Satisfied, s.Neither, s.Dissatisfied, s.VeryDissatisfied} {
			if n != nil && *n < 0 {
				return true
			}
		}
	}
	return false
}

// pair writes two values of a figure so that they can be told apart: amounts with their currency, percentages to one
// decimal or as many more as it takes.
func pair(p *lint.Pass, money bool, a, b *big.Rat) (lint.Text, lint.Text) {
	if money {
		currency := p.Catalogue.Settings.Currency
		if first, second := measure.FormatMoney(a, currency), measure.FormatMoney(b, currency); first != second {
			return lint.Text(first), lint.Text(second)
		}
		first, second := measure.FormatApart(a, b, 2)
		return lint.Text(currency + " " + first), lint.Text(currency + " " + second)
	}
	first, second := measure.FormatApart(a, b, 1)
	return lint.Text(first + "%"), lint.Text(second + "%")
}
