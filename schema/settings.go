package schema

// Settings is svc.yaml: what holds for the whole catalogue.
type Settings struct {
	// Schema is the version of the format. Source: own.
	Schema string `yaml:"schema" validate:"omitempty,oneof=svc-settings/v1" required:"all" purpose:"it tells which version of the format the file follows" example:"svc-settings/v1"`
	// Extends names settings of this repository that hold where this file is silent; of several the later wins. Source: own.
	Extends []string `yaml:"extends" scalar:"true" validate:"dive,settingsfile" area:"control" example:"[organisation.yaml]"`
	// Profiles are the groups of rules that are on: core, governance, digital. Source: own.
	Profiles []string `yaml:"profiles" validate:"dive,oneof=core governance digital" example:"[core]"`
	// Currency of all amounts (ISO 4217). Source: own.
	Currency string `yaml:"currency" validate:"omitempty,currency" example:"GBP"`
	// FinancialYearStarts is the first day of the financial year, as MM-DD. Source: own.
	FinancialYearStarts string `yaml:"financial_year_starts" validate:"omitempty,monthday" example:"\"04-01\""`
	// EmailDomains are the domains of work addresses. Source: UK GDPR.
	EmailDomains []string `yaml:"email_domains" example:"[example.gov.uk]"`
	// Portfolios maps a portfolio id to the portfolio. Source: FitSM PR1.1.
	Portfolios map[string]*Portfolio `yaml:"portfolios" validate:"dive"`
	// Schedules maps a name to opening hours. Source: FitSM-4.
	Schedules map[string]*Schedule `yaml:"schedules" validate:"dive"`
	// Intervals says how often things are reviewed. Source: own, FitSM.
	Intervals Intervals `yaml:"intervals" area:"control"`
	// Notice says how early an end is announced. Source: own.
	Notice Notice `yaml:"notice" area:"control"`
	// Limits are the thresholds of rules. Source: own.
	Limits Limits `yaml:"limits" area:"control"`
	// Rules maps a rule code or name to error, warning, info or none. Source: own.
	Rules map[string]string `yaml:"rules" validate:"dive,oneof=error warning info none" area:"control" example:"{OWN008: error, STY001: none}"`
	// PhasePolicy maps a phase to what it asks for. Source: 002, GSM.
	PhasePolicy map[string]*PhasePolicy `yaml:"phase_policy" validate:"dive,keys,oneof=discovery alpha beta live retirement,endkeys,omitempty" area:"control"`
	// Waivers accept findings for the services and shared files that they name. Source: OB.
	Waivers []SharedWaiver `yaml:"waivers" validate:"dive" area:"control"`
}

// Portfolio is a group of services that somebody looks after.
type Portfolio struct {
	// Name is what the portfolio is called. Source: FitSM PR1.1.
	Name string `yaml:"name" required:"all" purpose:"readers know the portfolio by name" example:"Licensing"`
	// Owner is who looks after it, as a person id. Source: FitSM PR1.1.
	Owner string `yaml:"owner" ref:"person" example:"c-osei"`
}

// Schedule is a week of opening hours.
type Schedule struct {
	// Days are the days of the week, or the one word all. Source: FitSM-4.
	Days []string `yaml:"days" scalar:"true" validate:"dive,oneof=all mon tue wed thu fri sat sun" required:"all" purpose:"a schedule needs its days" example:"[mon, tue, wed, thu, fri]"`
	// From is the opening time, as HH:MM. Source: FitSM-4.
	From string `yaml:"from" validate:"omitempty,clock" required:"all" purpose:"a schedule needs its opening time" example:"\"09:00\""`
	// To is the closing time, as HH:MM; 24:00 is the end of the day. Source: FitSM-4.
	To string `yaml:"to" validate:"omitempty,clock" required:"all" purpose:"a schedule needs its closing time" example:"\"17:00\""`
	// Timezone is an IANA name. Source: own.
	Timezone string `yaml:"timezone" validate:"omitempty,timezone" example:"Europe/London"`
}

// Intervals says how often things are reviewed, as ISO 8601 durations.
type Intervals struct {
	// EntryReview is how often the owner confirms the entry. Source: 004.
	EntryReview Period `yaml:"entry_review" example:"P6M"`
	// InternalReview is how often an internal service review is held. Source: FitSM PR7.4.
	InternalReview Period `yaml:"internal_review" example:"P3M"`
	// CustomerReview is how often a review with customers is held. Source: FitSM PR7.4.
	CustomerReview Period `yaml:"customer_review" example:"P12M"`
	// SLAReview is how often an SLA is reviewed. Source: FitSM PR2.2.
	SLAReview Period `yaml:"sla_review" example:"P12M"`
	// DocumentReview is how often a document is reviewed. Source: FitSM GR2.4.
	DocumentReview Period `yaml:"document_review" example:"P12M"`
	// RolePolicy is how often the role statement is confirmed. Source: 003.
	RolePolicy Period `yaml:"role_policy" example:"P12M"`
	// Improvement is how long a service may go without an improvement. Source: 002.
	Improvement Period `yaml:"improvement" example:"P12M"`
	// KPI is how old the latest indicators may be. Source: GSM.
	KPI Period `yaml:"kpi" example:"P3M"`
	// Skills is how often skills are assessed. Source: 000.
	Skills Period `yaml:"skills" example:"P12M"`
	// AmberActions is how long amber actions of an assessment may stay open. Source: DfE.
	AmberActions Period `yaml:"amber_actions" example:"P3M"`
}

// Notice says how early an end is announced, as ISO 8601 durations.
type Notice struct {
	// Leaver is how early a leaving owner is announced. Source: own.
	Leaver Period `yaml:"leaver" example:"P3M"`
	// Funding is how early the end of funding is announced. Source: own.
	Funding Period `yaml:"funding" example:"P6M"`
	// Contract is how early the end of a contract is announced. Source: own.
	Contract Period `yaml:"contract" example:"P6M"`
	// SLA is how early the end of an SLA is announced. Source: own.
	SLA Period `yaml:"sla" example:"P1M"`
}

// Limits are the thresholds of rules.
type Limits struct {
	// ServicesPerOwner is how many services one person should own at most. Source: span of control.
	ServicesPerOwner *int `yaml:"services_per_owner" validate:"omitempty,min=1" example:"7"`
	// OwnerLoad is the weighted load that one person should carry at most. Source: own.
	OwnerLoad Decimal `yaml:"owner_load" validate:"positive" example:"8.0"`
	// UtilisationPercent is how full a team may be, where 100 is full. Source: 001.
	UtilisationPercent Decimal `yaml:"utilisation_percent" validate:"positive" example:"100"`
	// PriorityChanges90d is how often a team's first priority may change in 90 days. Source: 001.
	PriorityChanges90d *int `yaml:"priority_changes_90d" validate:"omitempty,min=0" example:"3"`
	// BudgetVariancePercent is how far a forecast may be over budget. Source: own.
	BudgetVariancePercent Decimal `yaml:"budget_variance_percent" validate:"positive" example:"10"`
	// FanIn is how many services may rely on one without alternative. Source: SRE.
	FanIn *int `yaml:"fan_in" validate:"omitempty,min=0" example:"5"`
	// OwnAvailabilityCeilingPercent is the best availability that own parts are believed to reach. Source: own.
	OwnAvailabilityCeilingPercent Decimal `yaml:"own_availability_ceiling_percent" validate:"percent" example:"99.99"`
	// CrossGovernmentTransactions is the yearly volume from which a cross-government panel assesses. Source: GSM.
	CrossGovernmentTransactions *int `yaml:"cross_government_transactions" validate:"omitempty,min=0" example:"100000"`
}

// PhasePolicy is what a phase asks of a service.
type PhasePolicy struct {
	// Tasks are the tasks checked in the phase. Source: 002.
	Tasks []string `yaml:"tasks" example:"[concepts-tested]"`
	// Documents are the kinds of documents that must exist. Source: 002, Defra.
	Documents []string `yaml:"documents" example:"[business-case]"`
	// RecommendedDocuments are the kinds of documents whose absence is a warning. Source: 002.
	RecommendedDocuments []string `yaml:"recommended_documents" example:"[roadmap]"`
	// PublicDocuments must exist when the public uses the service: in a public beta and later. Source: GSM.
	PublicDocuments []string `yaml:"public_documents" example:"[accessibility-statement]"`
	// Assessments are the assessment stages to pass before the next phase starts. Source: GSM.
	Assessments []string `yaml:"assessments" validate:"dive,oneof=discovery alpha beta live" example:"[alpha]"`
	// Approvals are the kinds of approvals to hold before the next phase starts. Source: 003.
	Approvals []string `yaml:"approvals" example:"[spend-control]"`
}

// SharedWaiver accepts the findings of one rule for several services, or in files that services share.
type SharedWaiver struct {
	// Rule is the code or name of the rule. Source: OB.
	Rule string `yaml:"rule" required:"all" purpose:"it says what is waived" example:"FIN008"`
	// Services are the ids of the services covered. Source: OB.
	Services []string `yaml:"services" ref:"service" example:"[renew-fishing-licence]"`
	// Files are the shared files covered, for a rule that reports there. Source: own.
	Files []string `yaml:"files" validate:"dive,oneof=people.yaml roles.yaml risk-scale.yaml svc.yaml" example:"[people.yaml]"`
	// Reason explains why the rule is not met. Source: OB.
	Reason string `yaml:"reason" area:"text" example:"Run teams have no sprints"`
	// ApprovedBy is who accepted it, as a person id; not the owner of a covered service. Source: OB.
	ApprovedBy string `yaml:"approved_by" ref:"person" example:"c-osei"`
	// Expires is the last day of the waiver, at most 12 months ahead. Source: OB.
	Expires Date `yaml:"expires" example:"2026-12-31"`
}
