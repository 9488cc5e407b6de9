// Package schema holds the document types of a service catalogue: service, people, roles, risk scale and settings.
//
// The structs are the format. Everything generic about a field stands in its tags:
//
//	yaml      key in the file; ",rest" on a map collects every key that no other field claims
//	validate  enum, range or pattern of the value, checked by the validator library and written into the JSON Schema
//	key       in a list of mappings: the key, or keys joined by a comma, that tells items apart; order never matters then
//	order     "true" on a list whose order carries meaning
//	short     the value may also be written as one scalar, which is then this sub-field
//	scalar    "true" on a list that may also be written as one scalar
//	ref       what a text refers to: person, service, portfolio, schedule, customer, product, channel, sla, ola or role
//	required  phases in which the field must be filled: "all", "beta" (that phase only), "alpha+" (from that phase on);
//	          ",warning" makes an absent field a warning
//	past      "true" on a date that records something that has happened, so it cannot lie in the future
//	default   what an absent field stands for, so that writing it out changes nothing
//	purpose   what a required field is for, in words that complete "is required in live: …"
//	area      kind of change the field belongs to (ownership, service-level, risk, money, text, …); inherited by what is inside
//	across    "true" on what rules over the whole catalogue read; lint lets go of the rest when the rules over one service
//	          have run. A type none of whose fields has the tag is kept whole
//	example   a value as somebody would write it, for the reference pages
//
// The doc comment of a field gives its meaning, unit and source. Sources are abbreviated as in the field reference:
// FitSM (service management standard), GSM (GOV.UK Service Manual), GSS (Service Standard), OB (Orange Book),
// SRE (site reliability engineering), and the role descriptions 000 to 004 that the rules quote.
package schema
