package schema

// Service is one entry of the catalogue: a service, a shared platform or a supporting service, and everything that its
// owner answers for. It is kept in services/<id>.yaml, one document a file.
type Service struct {
	// Schema is the version of the format. Source: own.
	Schema string `yaml:"schema" validate:"omitempty,oneof=svc/v1" required:"all" purpose:"it tells which version of the format the file follows" example:"svc/v1"`
	// ID names the service in references and equals the file name without .yaml. Kebab-case, 3 to 63 characters, never reused. Source: FitSM PR1.1.
	ID string `yaml:"id" validate:"omitempty,id" required:"all" purpose:"every reference to the service uses it" example:"renew-fishing-licence" across:"true"`
	// Name says what users do, up to 80 characters, starting with a verb. Source: FitSM PR1.1, GSM.
	Name string `yaml:"name" required:"all" purpose:"people look the service up by it" area:"text" example:"Renew a fishing licence" across:"true"`
	// Description tells a customer what the service does, in 20 to 300 characters. Source: FitSM PR1.1, EGI.
	Description string `yaml:"description" required:"all" purpose:"customers read it to see whether this is what they need" area:"text" example:"Lets anglers renew a rod licence online, by phone or by post."`
	// Type tells a user-facing service from a shared platform and from a supporting (internal) service. Source: 001, EGI.
	Type string `yaml:"type" validate:"omitempty,oneof=service platform supporting" required:"all" purpose:"platforms have duties that services do not" example:"service" across:"true"`
	// Phase is where the service stands in its life. Source: GSM, 000.
	Phase string `yaml:"phase" validate:"omitempty,oneof=discovery alpha beta live retirement" required:"all" purpose:"it decides which rules apply" area:"lifecycle" example:"live" across:"true"`
	// BetaStage tells a private from a public beta. Only in beta. Source: GSM.
	BetaStage string `yaml:"beta_stage" validate:"omitempty,oneof=private public" required:"beta" purpose:"a public beta owes its users more than a private one" area:"lifecycle" example:"public" across:"true"`
	// Portfolio is the key in svc.yaml of the portfolio that the service belongs to. Source: FitSM PR1.1.
	Portfolio string `yaml:"portfolio" ref:"portfolio" required:"all" purpose:"somebody looks after the portfolio as a whole" example:"licensing" across:"true"`
	// Owner is the one person who is accountable for the service, as a person id or with dates and mandate. Source: 001, 004.
	Owner *Owner `yaml:"owner" short:"person" lone:"true" area:"ownership" example:"a-khan" across:"true"`
	// Deputies are the people who stand in for the owner, as person ids. None is allowed, at least one is highly recommended. Source: 004.
	Deputies []string `yaml:"deputies" ref:"person" area:"ownership" example:"[b-jones]" across:"true"`
	// OwnershipHistory lists earlier owners with the days they were accountable. Source: 004.
	OwnershipHistory []OwnershipSpan `yaml:"ownership_history" validate:"dive" key:"person,from" area:"ownership"`
	// Contact is the one front door for customers. Source: 004, EGI.
	Contact *Contact `yaml:"contact" lone:"true" area:"contact"`
	// RiskRegister points to the entry of this service in the risk register. Source: 004, FitSM PR7.2.
	RiskRegister *RiskRegister `yaml:"risk_register" area:"risk"`
	// Scope says what the service covers and what it leaves to others. Source: 004, FitSM PR5.
	Scope *Scope `yaml:"scope" area:"definition"`
	// Stakeholders are the people and bodies with an interest in the service. Source: 000, 002.
	Stakeholders []Stakeholder `yaml:"stakeholders" validate:"dive" key:"id" area:"stakeholders"`
	// Reviewed is the day on which the owner last confirmed that this entry is accurate. Source: 004.
	Reviewed Date `yaml:"reviewed" required:"all" past:"true" purpose:"it shows when the owner last confirmed the entry" area:"text" example:"2026-06-01"`
	// Audience is whom the service is for. Source: GSM.
	Audience string `yaml:"audience" validate:"omitempty,oneof=public business staff research" required:"alpha+" purpose:"duties towards the public differ from those towards staff" example:"public" across:"true"`
	// Transactional is true when users complete a transaction that can be counted. Source: GSM.
	Transactional *bool `yaml:"transactional" required:"alpha+" purpose:"transactional services are assessed and measured" example:"true" across:"true"`
	// Scale is small for one delivery team and large for a service team. Source: 001.
	Scale string `yaml:"scale" validate:"omitempty,oneof=small large" required:"alpha+" purpose:"roles that blur in a small service must be apart in a large one" example:"large" across:"true"`
	// Tier is how critical the service is, 1 (most) to 4. Source: 001.
	Tier *int `yaml:"tier" validate:"omitempty,min=1,max=4" required:"alpha+" purpose:"the owner's load is weighted by it" example:"1" across:"true"`
	// Vision is the aim of the service in a sentence. Source: 000.
	Vision string `yaml:"vision" area:"text" example:"Nobody fishes unlicensed because renewing was hard."`
	// Objectives are goals tied to policy or strategy. Source: 001, 002.
	Objectives []Objective `yaml:"objectives" validate:"dive" key:"id" area:"outcomes"`
	// Outcomes are the results by which success is judged. Source: 001, GSS 10.
	Outcomes []Outcome `yaml:"outcomes" validate:"dive" key:"id" area:"outcomes"`
	// Users are the groups that use the service, with what they need. Source: 000, 001.
	Users []UserGroup `yaml:"users" validate:"dive" key:"id" area:"users"`
	// Customers are the bodies that commission the service; SLAs are made with them. Source: EGI.
	Customers []Customer `yaml:"customers" validate:"dive" key:"id" required:"live+" purpose:"service levels are agreed with customers" area:"stakeholders" example:"[{id: env-agency, name: Rivers Agency, lead: h-ito}]"`
	// Functionality lists what the service does. Source: 004.
	Functionality []string `yaml:"functionality" area:"definition" example:"[Renew, Change address, Refund]"`
	// Capacity is how much the service can handle, in its own unit. Source: 004.
	Capacity *Capacity `yaml:"capacity" area:"definition"`
	// Agreed records with which customers, and when, the definition was agreed. Source: 004.
	Agreed *DefinitionAgreement `yaml:"agreed" area:"definition"`
	// Team is the delivery team and who fills which role. Source: 000, 001.
	Team *Team `yaml:"team" area:"team"`
	// Delivery is how the team works. Source: 003.
	Delivery *Delivery `yaml:"delivery" area:"team"`
	// Governance is who decides, who assures and what was approved. Source: 001, 002, 003.
	Governance *Governance `yaml:"governance" area:"governance"`
	// Escalation is the path of a major incident. Source: 000, 004, FitSM PR9.6.
	Escalation *Escalation `yaml:"escalation" area:"contact"`
	// Communications are the regular messages to customers and users. Source: 004, FitSM PR7.3.
	Communications []Communication `yaml:"communications" validate:"dive" key:"audience,via" area:"contact"`
	// Products are the parts that users see. Source: 001.
	Products []Product `yaml:"products" validate:"dive" key:"id" area:"structure"`
	// Channels are the ways in which users reach the service. Source: 000, GSM.
	Channels []string `yaml:"channels" validate:"dive,oneof=online app webchat email phone post face-to-face counter" area:"channels" example:"[online, phone, post]"`
	// TakeUp is how the digital channels are promoted and who helps people who cannot use them. Source: 002, 003, GSM.
	TakeUp *TakeUp `yaml:"take_up" area:"channels"`
	// Components are the technical and functional parts, each with an owner. Source: 001, 004.
	Components []Component `yaml:"components" validate:"dive" key:"id" area:"structure"`
	// Related are ids of services that users meet on the same journey. Source: 000.
	Related []string `yaml:"related" ref:"service" area:"structure" example:"[apply-rod-permit]" across:"true"`
	// Dependencies are the services without which this one does less or nothing. Source: 004, ISO 20000-1.
	Dependencies []Dependency `yaml:"dependencies" validate:"dive" key:"service" area:"dependency" across:"true"`
	// SLAs are the service level agreements with customers. Source: 004, FitSM-4, FitSM PR2.2.
	SLAs []SLA `yaml:"slas" validate:"dive" key:"id" area:"service-level" across:"true"`
	// OLAs are the agreements that hold the SLAs up: operational level agreements with a service or team of our own, and
	// underpinning agreements (UA) with a supplier. Source: FitSM PR2.4.
	OLAs []OLA `yaml:"olas" validate:"dive" key:"id" area:"underpinning" across:"true"`
	// Risks are the risks that the owner manages. Source: OB, 002.
	Risks []Risk `yaml:"risks" validate:"dive" key:"id" required:"beta+,warning" purpose:"the owner manages the risks of the service; write [] when there are none" area:"risk" example:"[{id: r1, title: CRM supplier exits, owner: a-khan, response: treat}]"`
	// Finance is the business case, the money and the contracts. Source: 000, 001, 002.
	Finance *Finance `yaml:"finance" area:"money"`
	// Benefits are what the money is spent for. Source: 000, Green Book.
	Benefits []Benefit `yaml:"benefits" validate:"dive" key:"id" area:"money" across:"true"`
	// Targets are the values that the performance indicators should reach. Source: GSM.
	Targets *Targets `yaml:"targets" area:"performance"`
	// Performance holds monthly counts; indicators are computed from them. Source: GSM.
	Performance []Performance `yaml:"performance" validate:"dive" key:"period" area:"performance"`
	// PhaseHistory lists the phases that are over. Source: 000, 002, GSM.
	PhaseHistory []PhaseSpan `yaml:"phase_history" validate:"dive" key:"phase,from" area:"lifecycle"`
	// Assessments are the service assessments held. Source: GSM, 003.
	Assessments []Assessment `yaml:"assessments" validate:"dive" key:"stage,date" area:"lifecycle"`
	// Documents are the key outputs and compliance documents. Source: 002, DfE, Defra.
	Documents []Document `yaml:"documents" validate:"dive" key:"kind" area:"documents"`
	// Reviews are the service reviews held. Source: 004, FitSM PR7.4.
	Reviews []Review `yaml:"reviews" validate:"dive" key:"kind,date" area:"improvement"`
	// Improvements are ideas and work to make the service better. Source: 002, 004, FitSM PR14.
	Improvements []Improvement `yaml:"improvements" validate:"dive" key:"id" area:"improvement"`
	// Problems are causes of incidents that are being removed. Source: 000.
	Problems []Problem `yaml:"problems" validate:"dive" key:"id" area:"improvement"`
	// Changes are planned and made changes to the service. Source: 004, FitSM PR12.
	Changes []Change `yaml:"changes" validate:"dive" key:"ref" area:"improvement"`
	// Waivers accept a finding for a time, with a reason. Source: OB.
	Waivers []Waiver `yaml:"waivers" validate:"dive" key:"rule" area:"control" across:"true"`
	// Platform is what consuming services need to know of a shared platform. Only for type platform. Source: 001.
	Platform *Platform `yaml:"platform" area:"dependency" across:"true"`
	// Retirement is how the service ends. Only in phase retirement. Source: 000, GSM.
	Retirement *Retirement `yaml:"retirement" area:"lifecycle" across:"true"`
}
