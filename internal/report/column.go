package report

import "github.com/service-catalogue/svc/internal/table"

// The functions below make columns of a kind, with what they say.

func texts(title, explain string) *Column { return column(title, table.Texts, "", explain) }
func dates(title, explain string) *Column { return column(title, table.Dates, "", explain) }
func lists(title, explain string) *Column { return column(title, table.Lists, "", explain) }
func links(title, explain string) *Column { return column(title, table.Links, "", explain) }

func numbers(title, unit, explain string) *Column { return column(title, table.Numbers, unit, explain) }

func percents(title, explain string) *Column { return column(title, table.Percents, "", explain) }

// amounts is a column of money; its unit is the currency of the catalogue.
func amounts(title, explain string) *Column { return column(title, table.Amounts, "", explain) }

//go:noinline // a copy at each of 300 places is larger than a call
func column(title string, kind table.Kind, unit, explain string) *Column {
	return &Column{Column: table.Column{Title: title, Kind: kind, Unit: unit}, Explain: explain}
}

// summed marks a column whose sum over rows means something.
func (c *Column) summed() *Column {
	c.Sum = true
	return c
}

// more marks a column that is shown when somebody asks for it, and not otherwise.
func (c *Column) more() *Column {
	c.More = true
	return c
}

// serviceID is the first column of most reports.
func serviceID() *Column {
	return texts("Service id", "Id of the service, by which it is found in other tables.")
}

// serviceName is the column of the name of a service.
func serviceName() *Column { return texts("Name", "What the service is called.") }
