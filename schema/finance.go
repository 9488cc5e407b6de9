package schema

// Finance is the business case, the money and the contracts of a service. Amounts are in the catalogue's currency.
type Finance struct {
	// BusinessCase is the case for spending the money. Source: 000, 002.
	BusinessCase *BusinessCase `yaml:"business_case"`
	// Budgets are the yearly budgets. Source: 000, 002.
	Budgets []Budget `yaml:"budgets" validate:"dive" key:"year"`
	// Funding is where the money comes from. Source: 001, 002.
	Funding []Funding `yaml:"funding" validate:"dive" key:"source,year"`
	// Sprints are the time boxes of delivery, with cost and value. Source: 000.
	Sprints []Sprint `yaml:"sprints" validate:"dive" key:"id"`
	// Contracts are the contracts with suppliers. Source: 000.
	Contracts []Contract `yaml:"contracts" validate:"dive" key:"ref"`
}

// BusinessCase is the case for spending the money.
type BusinessCase struct {
	// Stage is SOC (strategic outline), OBC (outline), FBC (full) or BJC (business justification). Source: Green Book.
	Stage string `yaml:"stage" validate:"omitempty,oneof=SOC OBC FBC BJC" example:"FBC"`
	// Approved is the day it was approved. Source: Green Book.
	Approved Date `yaml:"approved" past:"true" example:"2025-06-30"`
	// Reviewed is the day it was last reviewed. Source: 000.
	Reviewed Date `yaml:"reviewed" past:"true" example:"2026-03-31"`
	// BCR is the benefit-cost ratio. Source: Green Book.
	BCR Decimal `yaml:"bcr" example:"1.4"`
}

// Budget is the money for a financial year.
type Budget struct {
	// Year is the financial year. Source: 000.
	Year Year `yaml:"year" required:"all" purpose:"a budget is for one year" example:"2026-27"`
	// Amount is the budget. Source: 000.
	Amount Decimal `yaml:"amount" validate:"money" required:"all" purpose:"spending is compared with it" example:"1200000"`
	// Spent is how much is spent so far. Source: 002.
	Spent *Spent `yaml:"spent"`
	// Allocations split the budget by priority. Source: 000.
	Allocations []Allocation `yaml:"allocations" validate:"dive" key:"area"`
}

// Spent is the money spent up to a day.
type Spent struct {
	// To is the last day counted. Source: 002.
	To Date `yaml:"to" past:"true" required:"all" purpose:"a forecast needs the day" example:"2026-10-31"`
	// Amount is the money spent. Source: 002.
	Amount Decimal `yaml:"amount" validate:"money" required:"all" purpose:"a forecast needs the amount" example:"650000"`
}

// Allocation is a part of a budget.
type Allocation struct {
	// Area is what the money is for. Source: 000.
	Area string `yaml:"area" required:"all" purpose:"it says what the money is for" example:"delivery"`
	// Amount is the money. Source: 000.
	Amount Decimal `yaml:"amount" validate:"money" example:"700000"`
	// Priority orders the areas from 1. Source: 000.
	Priority *int `yaml:"priority" validate:"omitempty,min=1" example:"1"`
}

// Funding is a source of money.
type Funding struct {
	// Source is where the money comes from. Source: 002.
	Source string `yaml:"source" required:"all" purpose:"it says where the money comes from" example:"vote"`
	// Year is the financial year. Source: 002.
	Year Year `yaml:"year" required:"all" purpose:"funding is compared with the budget of its year" example:"2026-27"`
	// Amount is the money. Source: 002.
	Amount Decimal `yaml:"amount" validate:"money" example:"1200000"`
	// Ends is the last day for which the source pays. Source: 001.
	Ends Date `yaml:"ends" example:"2028-03-31"`
}

// Sprint is a time box of delivery.
type Sprint struct {
	// ID names the sprint within the service. Source: 000.
	ID string `yaml:"id" required:"all" purpose:"reports show it" example:"s42"`
	// From is the first day. Source: 000.
	From Date `yaml:"from" example:"2026-06-01"`
	// To is the last day. Source: 000.
	To Date `yaml:"to" example:"2026-06-12"`
	// Cost is what the sprint cost. Source: 000.
	Cost Decimal `yaml:"cost" validate:"money" example:"45000"`
	// Value is what it delivered, in a few words. Source: 000.
	Value string `yaml:"value" example:"Refunds online"`
}

// Contract is a contract with a supplier.
type Contract struct {
	// Ref is the reference of the contract. Source: 000.
	Ref string `yaml:"ref" required:"all" purpose:"it finds the contract" example:"C-19"`
	// Supplier is the company. Source: FitSM PR8.
	Supplier string `yaml:"supplier" example:"Acme CRM"`
	// Ends is the last day of the contract. Source: 000.
	Ends Date `yaml:"ends" example:"2027-06-30"`
	// Owner is who manages the contract, as a person id. Source: 000.
	Owner string `yaml:"owner" ref:"person" example:"n-ray"`
	// Contact is how to reach the supplier. Source: FitSM PR8.2.
	Contact string `yaml:"contact" example:"ops@acme.example"`
}

// Benefit is what the money is spent for.
type Benefit struct {
	// ID names the benefit within the service. Source: 000.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"b1" across:"true"`
	// Text is the benefit in a few words. Source: 000.
	Text string `yaml:"text" area:"text" example:"Fewer paper renewals"`
	// Kind is the kind of benefit, such as cashable. Source: Green Book.
	Kind string `yaml:"kind" example:"cashable"`
	// Measure is what is measured. Source: 000.
	Measure string `yaml:"measure" example:"post volume"`
	// Baseline is the value at the start, in the unit of the measure. Source: 000.
	Baseline Decimal `yaml:"baseline" example:"60000"`
	// Target is the value to reach. Source: 000.
	Target Decimal `yaml:"target" example:"20000"`
	// Realised is the change so far, in the direction of the target. Source: 000.
	Realised Decimal `yaml:"realised" example:"12000"`
	// Due is the day by which the target is reached. Source: 000.
	Due Date `yaml:"due" example:"2027-03-31"`
	// Owner is who answers for it, as a person id. Source: 000.
	Owner string `yaml:"owner" ref:"person" example:"a-khan"`
	// SharedWith lists the ids of services that the benefit is shared with. Source: 000.
	SharedWith []string `yaml:"shared_with" ref:"service" example:"[shared-crm]" across:"true"`
}

// Targets are the values that the four mandatory indicators should reach.
type Targets struct {
	// CostPerTransaction in the catalogue's currency. Source: GSM.
	CostPerTransaction Decimal `yaml:"cost_per_transaction" validate:"money" example:"8.00"`
	// UserSatisfactionPercent, 0 to 100. Source: GSM.
	UserSatisfactionPercent Decimal `yaml:"user_satisfaction_percent" validate:"percent" example:"80"`
	// CompletionRatePercent, 0 to 100. Source: GSM.
	CompletionRatePercent Decimal `yaml:"completion_rate_percent" validate:"percent" example:"80"`
	// DigitalTakeUpPercent, 0 to 100. Source: GSM.
	DigitalTakeUpPercent Decimal `yaml:"digital_take_up_percent" validate:"percent" example:"80"`
}

// Performance is what was counted in a month.
type Performance struct {
	// Period is the month. Source: GSM.
	Period Month `yaml:"period" required:"all" past:"true" purpose:"it says which month was counted" example:"2026-06"`
	// Published is the address where the figures are published. Source: GSM.
	Published string `yaml:"published" example:"https://data.example.gov.uk/rfl"`
	// Channels maps a channel to its volume and cost. Source: GSM.
	Channels map[string]ChannelVolume `yaml:"channels" validate:"dive,keys,oneof=online app webchat email phone post face-to-face counter,endkeys,omitempty"`
	// Satisfaction counts the answers of users. Source: GSM.
	Satisfaction *Satisfaction `yaml:"satisfaction"`
	// Stated holds figures published elsewhere; they are checked against the counts. Source: GSM.
	Stated *Targets `yaml:"stated"`
}

// ChannelVolume is what went through a channel in a month.
type ChannelVolume struct {
	// Started is how many transactions were started. Source: GSM.
	Started *int `yaml:"started" example:"50000"`
	// Completed is how many were completed. Source: GSM.
	Completed *int `yaml:"completed" example:"41250"`
	// Assisted is how many of the completed ones were done with assisted digital support. Source: GSM.
	Assisted *int `yaml:"assisted" example:"1200"`
	// Cost of the channel, in the catalogue's currency. Source: GSM.
	Cost Decimal `yaml:"cost" validate:"money" example:"123750"`
}

// Satisfaction counts answers on a scale of five.
type Satisfaction struct {
	// VerySatisfied counts the best answer. Source: GSM.
	VerySatisfied *int `yaml:"very_satisfied" example:"528"`
	// Satisfied counts the second answer. Source: GSM.
	Satisfied *int `yaml:"satisfied" example:"419"`
	// Neither counts the middle answer. Source: GSM.
	Neither *int `yaml:"neither" example:"153"`
	// Dissatisfied counts the fourth answer. Source: GSM.
	Dissatisfied *int `yaml:"dissatisfied" example:"46"`
	// VeryDissatisfied counts the worst answer. Source: GSM.
	VeryDissatisfied *int `yaml:"very_dissatisfied" example:"23"`
}
