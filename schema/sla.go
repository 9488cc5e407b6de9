package schema

// SLA is a service level agreement with a customer.
type SLA struct {
	// ID names the agreement within the service. Source: FitSM-4.
	ID string `yaml:"id" required:"all" purpose:"agreements that hold it up refer to it" example:"sla-ea" across:"true"`
	// Customer is the id of the customer. Source: FitSM-4.
	Customer string `yaml:"customer" ref:"customer" example:"env-agency" across:"true"`
	// Valid is the first and the last day of the agreement. Source: FitSM-4.
	Valid *Validity `yaml:"valid" across:"true"`
	// ReviewBy is the day by which the agreement must be reviewed. Source: FitSM PR2.2.
	ReviewBy Date `yaml:"review_by" example:"2026-12-31"`
	// Agreed records who signed, for both sides, and when. Source: FitSM-4, 004.
	Agreed *Signature `yaml:"agreed"`
	// ServiceHours is the schedule in svc.yaml during which the service can be used. Source: FitSM-4.
	ServiceHours string `yaml:"service_hours" ref:"schedule" example:"always" across:"true"`
	// SupportHours is the schedule in svc.yaml during which help is given. Source: FitSM-4.
	SupportHours string `yaml:"support_hours" ref:"schedule" example:"office"`
	// AvailabilityPercent is the promised share of service hours in the window, 0 to 100. Source: FitSM-4.
	AvailabilityPercent Decimal `yaml:"availability_percent" example:"99.5" across:"true"`
	// Window is the time over which availability is counted, as an ISO 8601 duration; P30D when absent. Source: SRE.
	Window Period `yaml:"window" default:"P30D" example:"P30D" across:"true"`
	// ExcludesMaintenance is true when planned maintenance does not count as downtime. Source: FitSM-4.
	ExcludesMaintenance *bool `yaml:"excludes_maintenance" default:"false" example:"true"`
	// Incident holds the promised times by incident priority. Source: FitSM-4.
	Incident *IncidentTargets `yaml:"incident"`
	// RTOMinutes is the recovery time objective: the longest outage, in minutes. Source: FitSM-4.
	RTOMinutes *int `yaml:"rto_minutes" validate:"omitempty,min=0" example:"180"`
	// RPOMinutes is the recovery point objective: the most data lost, in minutes. Source: FitSM-4.
	RPOMinutes *int `yaml:"rpo_minutes" validate:"omitempty,min=0" example:"15"`
	// MeasuredBy is where the measurements come from. Source: FitSM PR2.3.
	MeasuredBy string `yaml:"measured_by" example:"https://status.example.gov.uk"`
	// Measured holds the measured availability by month. Source: FitSM PR2.3.
	Measured []Measurement `yaml:"measured" validate:"dive" key:"period"`
}

// OLA is an agreement that holds an SLA up.
type OLA struct {
	// ID names the agreement within the service. Source: FitSM PR2.4.
	ID string `yaml:"id" required:"all" purpose:"dependencies refer to it" example:"ola-crm" across:"true"`
	// Provider is who delivers under the agreement. Source: FitSM PR2.4.
	Provider *Provider `yaml:"provider" across:"true"`
	// Underpins lists the ids of the SLAs that the agreement holds up. Source: FitSM-3.
	Underpins []string `yaml:"underpins" ref:"sla" example:"[sla-ea]" across:"true"`
	// Valid is the first and the last day of the agreement. Source: FitSM-3.
	Valid *Validity `yaml:"valid" across:"true"`
	// ReviewBy is the day by which the agreement must be reviewed. Source: FitSM PR2.4.
	ReviewBy Date `yaml:"review_by" example:"2026-12-31"`
	// Agreed records who signed, for both sides, and when. Source: 004.
	Agreed *Signature `yaml:"agreed"`
	// SupportHours is the schedule in svc.yaml during which the provider helps. Source: FitSM-3.
	SupportHours string `yaml:"support_hours" ref:"schedule" example:"always"`
	// AvailabilityPercent is the promised share of time, 0 to 100. Source: FitSM-3.
	AvailabilityPercent Decimal `yaml:"availability_percent" example:"99.9" across:"true"`
	// Incident holds the promised times by incident priority. Source: FitSM-3.
	Incident *IncidentTargets `yaml:"incident"`
	// RTOMinutes is the recovery time objective, in minutes. Source: FitSM-3.
	RTOMinutes *int `yaml:"rto_minutes" validate:"omitempty,min=0" example:"60"`
	// RPOMinutes is the recovery point objective, in minutes. Source: FitSM-3.
	RPOMinutes *int `yaml:"rpo_minutes" validate:"omitempty,min=0" example:"5"`
	// Sequence is true when this agreement hands work on to the next one, so that their times add up. Source: ITIL practice.
	Sequence *bool `yaml:"sequence" default:"false" example:"true"`
}

// Provider is who delivers under an agreement: exactly one of the three.
type Provider struct {
	// Service is the id of a service of the catalogue (an OLA). Source: FitSM PR2.4.
	Service string `yaml:"service" ref:"service" example:"shared-crm"`
	// Team is a team of the organisation (an OLA). Source: FitSM PR2.4.
	Team string `yaml:"team" example:"Network operations"`
	// Supplier is a company (an underpinning agreement). Source: FitSM PR2.4, PR8.
	Supplier string `yaml:"supplier" example:"Acme CRM"`
}

// Validity is the time for which something holds.
type Validity struct {
	// From is the first day. Source: FitSM-4.
	From Date `yaml:"from" example:"2026-04-01"`
	// To is the last day. Source: FitSM-4.
	To Date `yaml:"to" example:"2027-03-31"`
}

// Signature says who signed something, and when.
type Signature struct {
	// By lists the people who signed. Source: FitSM-4, 004.
	By []string `yaml:"by" ref:"person" example:"[h-ito, a-khan]"`
	// Date is the day of the last signature. Source: FitSM-4.
	Date Date `yaml:"date" past:"true" example:"2026-03-20"`
}

// IncidentTargets are promised times by priority, where p1 is the most urgent.
type IncidentTargets struct {
	// P1 is for the most urgent incidents. Source: FitSM-4.
	P1 *IncidentTarget `yaml:"p1"`
	// P2 is for urgent incidents. Source: FitSM-4.
	P2 *IncidentTarget `yaml:"p2"`
	// P3 is for ordinary incidents. Source: FitSM-4.
	P3 *IncidentTarget `yaml:"p3"`
	// P4 is for minor incidents. Source: FitSM-4.
	P4 *IncidentTarget `yaml:"p4"`
}

// IncidentTarget is how soon an incident is taken up and resolved.
type IncidentTarget struct {
	// ResponseMinutes is the time until somebody works on it, in minutes. Source: FitSM-4.
	ResponseMinutes *int `yaml:"response_minutes" validate:"omitempty,min=0" example:"15"`
	// ResolveMinutes is the time until it is resolved, in minutes. Source: FitSM-4.
	ResolveMinutes *int `yaml:"resolve_minutes" validate:"omitempty,min=0" example:"240"`
}

// Measurement is what was measured in a month.
type Measurement struct {
	// Period is the month. Source: FitSM PR2.3.
	Period Month `yaml:"period" required:"all" past:"true" purpose:"it says which month was measured" example:"2026-06"`
	// AvailabilityPercent is the measured availability, 0 to 100. Source: FitSM PR2.3.
	AvailabilityPercent Decimal `yaml:"availability_percent" validate:"percent" example:"99.81"`
}
