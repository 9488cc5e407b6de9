package schema

// Owner is the one person accountable for a service, and what that person may decide.
type Owner struct {
	// Person is the id of the owner in people.yaml. Source: 001, 004.
	Person string `yaml:"person" lone:"true" ref:"person" example:"a-khan"`
	// Since is the first day of ownership. Source: 004.
	Since Date `yaml:"since" past:"true" example:"2025-09-01"`
	// Mandate is the address of the document that says what the owner may decide. Source: 001, 003.
	Mandate string `yaml:"mandate" validate:"omitempty,link" example:"https://docs.example.gov.uk/m17"`
	// SpendLimit is how much the owner may spend without asking, in the catalogue's currency. Source: 001.
	SpendLimit Decimal `yaml:"spend_limit" validate:"money" example:"50000"`
}

// OwnershipSpan is a time during which somebody owned the service.
type OwnershipSpan struct {
	// Person is the id of the former owner in people.yaml. Source: 004.
	Person string `yaml:"person" ref:"person" required:"all" purpose:"it says who was accountable" example:"d-lee"`
	// From is the first day of ownership. Source: 004.
	From Date `yaml:"from" required:"all" past:"true" purpose:"it says when the ownership began" example:"2024-01-08"`
	// To is the last day of ownership. Source: 004.
	To Date `yaml:"to" required:"all" past:"true" purpose:"it says when the ownership ended" example:"2025-08-31"`
	// Handover is the address of the handover record. Source: 004.
	Handover string `yaml:"handover" validate:"omitempty,link" example:"https://docs.example.gov.uk/ho-3"`
}

// Contact is a way to reach the service, of which one of email, phone and url is enough.
type Contact struct {
	// Email is a shared mailbox. Source: 004.
	Email string `yaml:"email" validate:"omitempty,mail" example:"fishing-licence@example.gov.uk"`
	// Phone is an international number (E.164). Source: 004.
	Phone string `yaml:"phone" validate:"omitempty,phone" example:"\"+441632960000\""`
	// URL is a page with a form or help. Source: 004.
	URL string `yaml:"url" validate:"omitempty,link" example:"https://www.example.gov.uk/fishing"`
	// Hours is the schedule in svc.yaml during which somebody answers. Source: EGI.
	Hours string `yaml:"hours" ref:"schedule" example:"office"`
}

// Team is the delivery team.
type Team struct {
	// FTE is the size of the team in full-time equivalents. Source: 000.
	FTE Decimal `yaml:"fte" validate:"positive" example:"7.5"`
	// ApprovedHeadcount is the agreed size in full-time equivalents. Source: 001.
	ApprovedHeadcount Decimal `yaml:"approved_headcount" validate:"positive" example:"8"`
	// DayRate is the average cost of a person a day, in the catalogue's currency. Source: 000.
	DayRate Decimal `yaml:"day_rate" validate:"money" example:"600"`
	// UtilisationPercent is planned work over available time, where 100 is full. Source: 001.
	UtilisationPercent Decimal `yaml:"utilisation_percent" validate:"positive" example:"85"`
	// PriorityChanges90d is how often the team's first priority changed in the last 90 days. Source: 001.
	PriorityChanges90d *int `yaml:"priority_changes_90d" validate:"omitempty,min=0" example:"1"`
	// Members says who fills which role: role id to person id. The owner stands in owner, not here. Source: 001, 003.
	Members map[string]string `yaml:"members" ref:"person" refkey:"role" example:"{sro: c-osei, product_lead: f-wu}"`
}

// Delivery is how the team works.
type Delivery struct {
	// Method is the way of working. Source: 003.
	Method string `yaml:"method" validate:"omitempty,oneof=agile prince2 blend" example:"blend"`
}

// Escalation is the path of a major incident.
type Escalation struct {
	// MajorIncident says what counts as one and how soon the owner hears of it. Source: 004, FitSM PR9.6.
	MajorIncident *MajorIncident `yaml:"major_incident"`
	// Levels are the steps, called one after the other and numbered from 1. Source: 000, 004.
	Levels []EscalationLevel `yaml:"levels" validate:"dive" key:"level" order:"true"`
}

// MajorIncident says when an incident is major.
type MajorIncident struct {
	// Criteria says when an incident is major. Source: FitSM PR9.6.
	Criteria string `yaml:"criteria" example:"Nobody can renew for 30 minutes"`
	// NotifyOwnerWithinMinutes is how soon the owner is told, in minutes from detection. Source: 004.
	NotifyOwnerWithinMinutes *int `yaml:"notify_owner_within_minutes" validate:"omitempty,min=0" example:"30"`
}

// EscalationLevel is one step of the escalation path.
type EscalationLevel struct {
	// Level numbers the steps from 1. Source: own.
	Level *int `yaml:"level" validate:"omitempty,min=1" required:"all" purpose:"it gives the order of the calls" example:"1"`
	// Role is the role that is called, filled by the owner, the deputies or a team member. Source: 004.
	Role string `yaml:"role" ref:"role" example:"service_manager"`
	// Person is the person who is called, where no role fits. Source: 004.
	Person string `yaml:"person" ref:"person" example:"e-roy"`
	// AfterMinutes is when this level is called, in minutes from detection. Source: FitSM PR9.6.
	AfterMinutes *int `yaml:"after_minutes" validate:"omitempty,min=0" example:"30"`
	// Hours is the schedule in svc.yaml during which this level answers. Source: own.
	Hours string `yaml:"hours" ref:"schedule" example:"always"`
}

// Communication is a regular message.
type Communication struct {
	// Audience is who receives it: customers, users or another group. Source: 004.
	Audience string `yaml:"audience" required:"all" purpose:"it says whom the message reaches" example:"customers"`
	// Via is the medium. Source: 004.
	Via string `yaml:"via" example:"bulletin"`
	// Every is how often it is sent, as an ISO 8601 duration. Source: FitSM PR7.3.
	Every Period `yaml:"every" example:"P1M"`
}
