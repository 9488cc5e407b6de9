package schema

// Governance is who decides about the service, who checks it and what was approved.
type Governance struct {
	// Boards are the bodies that steer the service. Source: 002.
	Boards []Board `yaml:"boards" validate:"dive" key:"id"`
	// Assurance lists independent checks. Source: 001, OB.
	Assurance []Assurance `yaml:"assurance" validate:"dive" key:"by,kind"`
	// Enabling are the contacts in the functions that enable the service. Source: 001.
	Enabling *Enabling `yaml:"enabling"`
	// Decisions says who decides what, and how fast. Source: 002, 003.
	Decisions []Decision `yaml:"decisions" validate:"dive" key:"what"`
	// Approvals are the permissions that a phase needs. Source: 000, 003.
	Approvals []Approval `yaml:"approvals" validate:"dive" key:"kind,phase"`
}

// Board is a body that steers the service.
type Board struct {
	// ID names the board. Source: 002.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"licensing-board"`
	// Every is how often it meets, as an ISO 8601 duration. Source: 002.
	Every Period `yaml:"every" example:"P1M"`
	// Sponsor is who sponsors the service there, as a person id. Source: 001.
	Sponsor string `yaml:"sponsor" ref:"person" example:"c-osei"`
	// Members are the people on the board. Source: 002.
	Members []string `yaml:"members" ref:"person" example:"[c-osei, a-khan]"`
	// Terms is the address of the terms of reference. Source: 002.
	Terms string `yaml:"terms" validate:"omitempty,link" example:"https://docs.example.gov.uk/tor"`
}

// Assurance is an independent check.
type Assurance struct {
	// By is who checks, as a person id. Source: 001, OB.
	By string `yaml:"by" ref:"person" required:"all" purpose:"it says who checks" example:"k-ng"`
	// Kind is the kind of check. Source: OB.
	Kind string `yaml:"kind" example:"internal-audit"`
}

// Enabling are the contacts in the enabling functions, as person ids.
type Enabling struct {
	// Finance is the contact in finance. Source: 001.
	Finance string `yaml:"finance" ref:"person" example:"l-fox"`
	// HR is the contact in human resources. Source: 001.
	HR string `yaml:"hr" ref:"person" example:"m-gil"`
	// Commercial is the contact in commercial. Source: 001.
	Commercial string `yaml:"commercial" ref:"person" example:"n-ray"`
	// IT is the contact in information technology. Source: 001.
	IT string `yaml:"it" ref:"person" example:"j-poe"`
}

// Decision says who decides something.
type Decision struct {
	// What names the matter that is decided. Source: 003.
	What string `yaml:"what" required:"all" purpose:"it says what is decided" example:"change scope"`
	// DecidedBy is the role that decides. Source: 002, 003.
	DecidedBy string `yaml:"decided_by" ref:"role" example:"service_owner"`
	// SignOffDays is how long a decision takes at most, in working days. Source: 003.
	SignOffDays *int `yaml:"sign_off_days" validate:"omitempty,min=0" example:"5"`
}

// Approval is a permission that a phase needs.
type Approval struct {
	// Kind is what is approved. Source: 000, 003.
	Kind string `yaml:"kind" required:"all" purpose:"it says what is approved" example:"spend-control"`
	// Phase is the phase that the approval is for. Source: 003.
	Phase string `yaml:"phase" validate:"omitempty,oneof=discovery alpha beta live retirement" required:"all" purpose:"an approval opens one phase" example:"beta"`
	// Status is where the approval stands. Source: 003.
	Status string `yaml:"status" validate:"omitempty,oneof=pending approved rejected" example:"approved"`
	// Date is the day it was asked for while pending, and decided otherwise. Source: 003.
	Date Date `yaml:"date" past:"true" example:"2025-02-01"`
	// Ref is the reference of the approval. Source: own.
	Ref string `yaml:"ref" example:"SC-88"`
}

// PhaseSpan is a phase that is over.
type PhaseSpan struct {
	// Phase is which one. Source: GSM.
	Phase string `yaml:"phase" validate:"omitempty,oneof=discovery alpha beta live retirement" required:"all" purpose:"it says which phase this was" example:"alpha"`
	// From is the first day. Source: 000.
	From Date `yaml:"from" required:"all" past:"true" purpose:"it says when the phase began" example:"2024-05-01"`
	// To is the last day. Source: 000.
	To Date `yaml:"to" past:"true" example:"2025-01-31"`
	// Decision is how the phase ended. Source: 000.
	Decision string `yaml:"decision" validate:"omitempty,oneof=proceed stop pivot" example:"proceed"`
	// By is who decided, as a person id. Source: 000.
	By string `yaml:"by" ref:"person" example:"c-osei"`
	// Tasks maps a task of the phase to its evidence. Source: 002.
	Tasks map[string]string `yaml:"tasks" example:"{concepts-tested: https://docs.example.gov.uk/a1}"`
}

// Assessment is a service assessment.
type Assessment struct {
	// Stage is what was assessed. Source: GSM.
	Stage string `yaml:"stage" validate:"omitempty,oneof=discovery alpha beta live" required:"all" purpose:"it says what was assessed" example:"alpha"`
	// Date is the day of the assessment. Source: GSM.
	Date Date `yaml:"date" required:"all" past:"true" purpose:"it says when the assessment was held" example:"2025-01-20"`
	// Panel is who assessed; internal panels are for small services. Source: GSM.
	Panel string `yaml:"panel" example:"cross-government"`
	// Overall is the result. Source: GSM, DfE.
	Overall string `yaml:"overall" validate:"omitempty,oneof=green amber red met not-met" example:"amber"`
	// Points maps a point of the Service Standard, 1 to 14, to its result. Source: GSS, DfE.
	Points map[int]string `yaml:"points" validate:"dive,oneof=green amber red met not-met" example:"{1: green, 14: amber}"`
	// ActionsDue is the day by which the open actions are closed. Source: DfE.
	ActionsDue Date `yaml:"actions_due" example:"2025-04-20"`
	// ActionsOpen is how many actions are open. Source: DfE.
	ActionsOpen *int `yaml:"actions_open" validate:"omitempty,min=0" example:"0"`
	// RepresentedBy is who spoke for the service, as a person id. Source: 003.
	RepresentedBy string `yaml:"represented_by" ref:"person" example:"a-khan"`
}

// Document is a key output or a compliance document.
type Document struct {
	// Kind is what the document is, in the terms of the phase policy. Source: 002, Defra.
	Kind string `yaml:"kind" required:"all" purpose:"the phase policy asks for kinds of documents" example:"service-strategy"`
	// URL is where it is: an https address or a path in the repository. Source: FitSM GR2.4.
	URL string `yaml:"url" example:"https://docs.example.gov.uk/strategy"`
	// Version is the version in force. Source: FitSM GR2.4.
	Version string `yaml:"version" example:"\"2.1\""`
	// Approved says who approved it, and when. Source: FitSM GR2.4.
	Approved *Consent `yaml:"approved"`
	// ReviewBy is the day by which it must be reviewed. Source: FitSM GR2.4.
	ReviewBy Date `yaml:"review_by" example:"2027-01-15"`
}

// Review is a service review that was held.
type Review struct {
	// Kind is internal, or customer with the customers present. Source: 004.
	Kind string `yaml:"kind" validate:"omitempty,oneof=internal customer" required:"all" purpose:"internal and customer reviews have their own intervals" example:"internal"`
	// Date is the day of the review. Source: FitSM PR7.4.
	Date Date `yaml:"date" required:"all" past:"true" purpose:"the next review is due an interval later" example:"2026-05-12"`
	// With lists the customers present. Source: FitSM PR7.4.
	With []string `yaml:"with" ref:"customer" example:"[env-agency]"`
	// Provider lists who represented the provider, as person ids. Source: 004.
	Provider []string `yaml:"provider" ref:"person" example:"[e-roy]"`
}

// Improvement is an idea or work to make the service better.
type Improvement struct {
	// ID names the improvement within the service. Source: FitSM PR14.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"i1"`
	// Text is what is improved. Source: 002.
	Text string `yaml:"text" area:"text" example:"Shorten address step"`
	// Source is where the idea comes from. Source: FitSM PR14.
	Source string `yaml:"source" example:"kpi"`
	// Owner is who does it, as a person id. Source: 004.
	Owner string `yaml:"owner" ref:"person" example:"f-wu"`
	// Status is how far it is. Source: FitSM PR14.
	Status string `yaml:"status" validate:"omitempty,oneof=open doing done dropped" example:"doing"`
	// Due is the day by which it is done, or the day it was done. Source: 004.
	Due Date `yaml:"due" example:"2026-10-01"`
}

// Problem is a cause of incidents that is being removed.
type Problem struct {
	// ID names the problem within the service. Source: 000.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"p1"`
	// Text is what goes wrong. Source: 000.
	Text string `yaml:"text" area:"text" example:"Duplicate payments"`
	// Class groups problems. Source: 000.
	Class string `yaml:"class" example:"payment"`
	// Priority is 1 (highest) to 4. Source: 000.
	Priority *int `yaml:"priority" validate:"omitempty,min=1,max=4" example:"2"`
	// Cause is why it happens. Source: 000.
	Cause string `yaml:"cause" example:"retry without key"`
	// Remedy is what removes the cause. Source: 000.
	Remedy string `yaml:"remedy" example:"idempotency key"`
	// Owner is who removes it, as a person id. Source: 000.
	Owner string `yaml:"owner" ref:"person" example:"j-poe"`
	// Status is open or closed. Source: 000.
	Status string `yaml:"status" validate:"omitempty,oneof=open closed" example:"open"`
	// Raised is the day it was found. Source: 000.
	Raised Date `yaml:"raised" past:"true" example:"2026-04-04"`
}

// Change is a planned or made change to the service.
type Change struct {
	// Ref is the reference of the change. Source: FitSM PR12.
	Ref string `yaml:"ref" required:"all" purpose:"it links to the change record" example:"CHG-77"`
	// Text is what is changed. Source: FitSM PR12.
	Text string `yaml:"text" area:"text" example:"New payment provider"`
	// Date is the day of the change. Source: FitSM PR12.
	Date Date `yaml:"date" example:"2026-11-03"`
	// Risk is how risky it is. Source: FitSM PR12.
	Risk string `yaml:"risk" validate:"omitempty,oneof=low medium high" example:"medium"`
	// ApprovedBy is who approved it, as a person id. Source: FitSM PR12.
	ApprovedBy string `yaml:"approved_by" ref:"person" example:"a-khan"`
}

// Waiver accepts the findings of one rule for a time (comply or explain).
type Waiver struct {
	// Rule is the code or name of the rule. Source: OB.
	Rule string `yaml:"rule" required:"all" purpose:"it says what is waived" example:"FIN008"`
	// Reason explains why the rule is not met. Source: OB.
	Reason string `yaml:"reason" area:"text" example:"Run team has no sprints"`
	// ApprovedBy is who accepted it, as a person id; not the owner. Source: OB.
	ApprovedBy string `yaml:"approved_by" ref:"person" example:"c-osei"`
	// Expires is the last day of the waiver, at most 12 months ahead. Source: OB.
	Expires Date `yaml:"expires" example:"2026-12-31"`
}

// Retirement is how a service ends.
type Retirement struct {
	// Ends is the last day of the service. Source: 000, GSM.
	Ends Date `yaml:"ends" example:"2027-03-31"`
	// Plan is the address of the retirement plan. Source: 000, GSM.
	Plan string `yaml:"plan" validate:"omitempty,link" example:"https://docs.example.gov.uk/ret"`
	// ReplacedBy is the id of the service that takes over. Source: GSM.
	ReplacedBy string `yaml:"replaced_by" ref:"service" example:"new-licence"`
	// Data says what happens to the data: archive, transfer, delete. Source: GSM.
	Data string `yaml:"data" example:"archive"`
}
