package schema

// RiskRegister points to the service's entry in the organisation's risk register.
type RiskRegister struct {
	// Ref is the reference of the entry. Source: 004, FitSM PR7.2.
	Ref string `yaml:"ref" example:"RR-0042"`
	// URL is the address of the entry. Source: own.
	URL string `yaml:"url" validate:"omitempty,link" example:"https://risks.example.gov.uk/RR-0042"`
	// Reviewed is the day the entry was last reviewed. Source: OB.
	Reviewed Date `yaml:"reviewed" past:"true" example:"2026-05-01"`
}

// Scope says what a service covers and what it does not.
type Scope struct {
	// In lists what the service covers. Source: 004, 002.
	In []string `yaml:"in" example:"[Rod licence renewals]"`
	// Out lists what it leaves to others. Source: 004, 002.
	Out []string `yaml:"out" example:"[New commercial licences]"`
}

// Stakeholder is a person or body with an interest in the service.
type Stakeholder struct {
	// ID names the stakeholder within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"anglers"`
	// Name is what they are called. Source: 002.
	Name string `yaml:"name" area:"text" example:"Anglers"`
	// Kind is their part in the service. Source: 000, 001, 002.
	Kind string `yaml:"kind" validate:"omitempty,oneof=user customer board sponsor assurance enabling supplier partner policy" example:"user"`
	// Influence on the service, 1 (low) to 5 (high). Source: own, after Mendelow.
	Influence *int `yaml:"influence" validate:"omitempty,min=1,max=5" example:"4"`
	// Interest in the service, 1 (low) to 5 (high). Source: own, after Mendelow.
	Interest *int `yaml:"interest" validate:"omitempty,min=1,max=5" example:"5"`
	// Person is the contact person, as a person id. Source: 000.
	Person string `yaml:"person" ref:"person" example:"h-ito"`
}

// Objective is a goal tied to policy or strategy.
type Objective struct {
	// ID names the objective within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"o1"`
	// Text is the goal in a sentence. Source: 000.
	Text string `yaml:"text" area:"text" example:"Cut avoidable contact"`
	// Supports names the policy or strategy goal that it serves. Source: 001, 002.
	Supports string `yaml:"supports" example:"dept-plan-2026-4.2"`
}

// Outcome is a result by which success is judged.
type Outcome struct {
	// ID names the outcome within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"out1"`
	// Text is the result in a sentence. Source: 001.
	Text string `yaml:"text" area:"text" example:"Licence held before first trip"`
	// Measure is what is measured. Source: GSS 10.
	Measure string `yaml:"measure" example:"renewals on time"`
	// Unit is the unit of baseline and target. Source: own.
	Unit string `yaml:"unit" example:"percent"`
	// Baseline is the value at the start, in unit. Source: own.
	Baseline Decimal `yaml:"baseline" example:"71"`
	// Target is the value to reach, in unit. Source: GSS 10.
	Target Decimal `yaml:"target" example:"90"`
}

// UserGroup is a group of users and what they need.
type UserGroup struct {
	// ID names the group within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"anglers"`
	// Name is what they are called. Source: 000.
	Name string `yaml:"name" area:"text" example:"Anglers"`
	// Needs are what the group needs, with evidence. Source: 000, 001.
	Needs []Need `yaml:"needs" validate:"dive" key:"text"`
}

// Need is something users need from the service.
type Need struct {
	// Text is the need in a few words. Source: 000.
	Text string `yaml:"text" required:"all" purpose:"it says what users need" example:"Renew without a printer"`
	// Evidence is the address of the user research. Source: 000.
	Evidence string `yaml:"evidence" example:"https://docs.example.gov.uk/ur-9"`
	// Reviewed is the day the evidence was last looked at. Source: 000.
	Reviewed Date `yaml:"reviewed" past:"true" example:"2026-03-02"`
}

// Customer is a body that commissions the service.
type Customer struct {
	// ID names the customer within the service. Source: EGI.
	ID string `yaml:"id" required:"all" purpose:"agreements refer to it" example:"env-agency"`
	// Name is what the customer is called. Source: EGI.
	Name string `yaml:"name" area:"text" example:"Environment Agency"`
	// Lead is who speaks for the customer, as a person id. Source: 004.
	Lead string `yaml:"lead" ref:"person" example:"h-ito"`
}

// Capacity is how much the service can handle.
type Capacity struct {
	// Unit is what the numbers count. Source: FitSM PR5.
	Unit string `yaml:"unit" example:"renewals per day"`
	// Maximum is the most it can handle, in unit. Source: 004.
	Maximum *int `yaml:"maximum" validate:"omitempty,min=0" example:"5000"`
	// Current is what it handles today, in unit. Source: 004.
	Current *int `yaml:"current" validate:"omitempty,min=0" example:"3100"`
	// Forecast is what it is expected to handle, in unit. Source: FitSM PR5.
	Forecast *int `yaml:"forecast" validate:"omitempty,min=0" example:"4200"`
	// ForecastFor is the day that the forecast is for. Source: FitSM PR5.
	ForecastFor Date `yaml:"forecast_for" example:"2027-04-01"`
}

// DefinitionAgreement records that customers agreed the definition of the service.
type DefinitionAgreement struct {
	// With lists the ids of the customers. Source: 004.
	With []string `yaml:"with" ref:"customer" example:"[env-agency]"`
	// Date is the day of the agreement. Source: 004.
	Date Date `yaml:"date" past:"true" example:"2026-04-02"`
}

// Product is a part of the service that users see.
type Product struct {
	// ID names the product within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"web"`
	// Name is what the product is called. Source: 001.
	Name string `yaml:"name" area:"text" example:"Renewal site"`
	// Channels are the channels that the product serves, all of them listed in the service's channels. Source: 000.
	Channels []string `yaml:"channels" validate:"dive,oneof=online app webchat email phone post face-to-face counter" example:"[online]"`
	// Lead is the product lead, as a person id. Source: 001, 003.
	Lead string `yaml:"lead" ref:"person" example:"f-wu"`
}

// TakeUp is how digital take-up is promoted.
type TakeUp struct {
	// Plan is the address of the plan to raise digital take-up. Source: 002, 003.
	Plan string `yaml:"plan" example:"https://docs.example.gov.uk/takeup"`
	// AssistedDigital is the help for people who cannot use the digital channels alone. Source: 003, GSM.
	AssistedDigital *AssistedDigital `yaml:"assisted_digital"`
}

// AssistedDigital is help for people who cannot use the digital channels alone.
type AssistedDigital struct {
	// Via lists the channels through which help is given. Source: GSM.
	Via []string `yaml:"via" validate:"dive,oneof=online app webchat email phone post face-to-face counter" example:"[phone, face-to-face]"`
	// Provider is who gives the help. Source: GSM.
	Provider string `yaml:"provider" example:"Library network"`
}

// Component is a technical or functional part of the service.
type Component struct {
	// ID names the component within the service. Source: own.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"renewal-db"`
	// Name is what the component is called. Source: own.
	Name string `yaml:"name" area:"text" example:"Renewal database"`
	// Kind tells technical parts from functional ones. Source: 004.
	Kind string `yaml:"kind" validate:"omitempty,oneof=technical functional" example:"technical"`
	// Owner is who answers for the component, as a person id. Source: 001, 004.
	Owner string `yaml:"owner" ref:"person" example:"j-poe"`
}

// Dependency is another service of the catalogue that this one needs.
type Dependency struct {
	// Service is the id of the service that is needed. Source: 004, ISO 20000-1.
	Service string `yaml:"service" ref:"dependency" required:"all" purpose:"it says which service is needed" example:"shared-crm"`
	// Kind tells a technical from a functional dependency. Source: 004.
	Kind string `yaml:"kind" validate:"omitempty,oneof=technical functional" example:"technical"`
	// Criticality is what happens when the other service stops: critical stops this one too, degrading makes it worse,
	// optional is hardly noticed. Source: ISO 20000-1.
	Criticality string `yaml:"criticality" validate:"omitempty,oneof=critical degrading optional" example:"critical"`
	// OLA is the id of the agreement, in olas, that covers the dependency. Source: FitSM PR2.4.
	OLA string `yaml:"ola" ref:"ola" example:"ola-crm"`
	// Group marks alternatives: dependencies of one group replace each other. Source: own.
	Group string `yaml:"group" example:"sms"`
	// Agreed is the consent of the owner of a platform. Source: 001.
	Agreed *Consent `yaml:"agreed"`
}

// Consent says who agreed to something, and when.
type Consent struct {
	// By is the person who agreed. Source: 001.
	By string `yaml:"by" ref:"person" example:"h-ito"`
	// Date is the day of the agreement. Source: 001.
	Date Date `yaml:"date" past:"true" example:"2026-03-10"`
}

// Platform is what consuming services need to know of a shared platform.
type Platform struct {
	// Strategy is the address of the strategy agreed with consuming owners. Source: 001.
	Strategy string `yaml:"strategy" validate:"omitempty,link" example:"https://docs.example.gov.uk/ps"`
	// Roadmap is the address of the roadmap agreed with consuming owners. Source: 001.
	Roadmap string `yaml:"roadmap" validate:"omitempty,link" example:"https://docs.example.gov.uk/pr"`
	// Funding says how the platform is paid for. Source: 001.
	Funding string `yaml:"funding" example:"recharge"`
	// Consumers are the ids of the services that the platform has agreed to serve. Source: 001.
	Consumers []string `yaml:"consumers" ref:"service" example:"[renew-fishing-licence]"`
}
