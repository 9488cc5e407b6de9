package cli

import "github.com/spf13/cobra"

// whereTopic explains the language of --where.
func whereTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "where",
		Short: "What --where can ask",
		Long: `What --where can ask, the same in svc list and svc report.

Compare a field with a value:  phase == "live"   tier <= 2   reviewed < "2026-01-01"   owner != "d-lee"
One of several:                phase in ["beta", "live"]   phase not in ["retirement"]
Join and turn round:           and   or   not   ( )
There or missing:              deputies   not deputies   owner == None
Days:                          reviewed < today - 180   slas.valid_to <= today + 90
Parts of a text, in any case:  contains(name, "licence")
How many:                      len(deputies) > 1

A name is a field of the service file, with dots between the levels: slas.availability_percent, finance.budgets.amount. In
svc report it may also be a column of the table, by its name in csv. Where both have it, the field of the service counts;
row. in front chooses the column: row.owner. An expression of fields alone narrows the services that the report is about;
one that names a column narrows the rows.

A field within a list has several values, and a comparison is true when it is true of one of them. != and not in are the
opposite of == and in, so they are true of what is missing; every other comparison is false of it. Texts are compared
letter by letter, dates stand in quotes, and a number is compared by its exact value.

An expression has at most 4 KiB and is nested at most 50 deep. svc schema service lists every field.`,
	}
}
