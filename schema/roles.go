package schema

// Roles is roles.yaml: who does what in this organisation.
type Roles struct {
	// Schema is the version of the format. Source: own.
	Schema string `yaml:"schema" validate:"omitempty,oneof=svc-roles/v1" required:"all" purpose:"it tells which version of the format the file follows" example:"svc-roles/v1"`
	// Reviewed is the day the role statement was last confirmed. Source: 003.
	Reviewed Date `yaml:"reviewed" past:"true" example:"2026-04-01"`
	// Roles maps a role id to the role. Source: 003.
	Roles map[string]*Role `yaml:"roles" validate:"dive"`
	// Activities maps an activity to who is accountable, responsible, consulted and informed. Source: RACI.
	Activities map[string]*Activity `yaml:"activities" validate:"dive" area:"roles"`
	// Incompatible lists roles that one person should not hold together for a service. Source: 004, 001, OB.
	Incompatible []Incompatibility `yaml:"incompatible" validate:"dive"`
}

// Role is a part that people play for a service.
type Role struct {
	// Title is what the role is called here. Source: 003.
	Title string `yaml:"title" required:"all" purpose:"people know the role by its title" area:"text" example:"Service owner"`
	// AlsoKnownAs lists other titles of the same role. Source: 003.
	AlsoKnownAs []string `yaml:"also_known_as" example:"[Service lead]"`
	// RequiredFrom is the phase from which a service needs somebody in this role. Source: 001, 003.
	RequiredFrom string `yaml:"required_from" validate:"omitempty,oneof=discovery alpha beta live retirement" example:"discovery"`
	// RequiredIf says which services need the role. Source: 001.
	RequiredIf *Condition `yaml:"required_if"`
	// Skills maps a skill to the level that the role needs; unset where the framework gives none. Source: 000.
	Skills map[string]string `yaml:"skills" validate:"dive,oneof=unset awareness working practitioner expert" example:"{agile_working: expert}"`
	// Essential lists skills that the role cannot do without. Source: 002, 004.
	Essential []string `yaml:"essential" example:"[governance, budgeting]"`
}

// Condition selects services.
type Condition struct {
	// Scale selects services of this scale. Source: 001.
	Scale string `yaml:"scale" validate:"omitempty,oneof=small large" example:"large"`
}

// Activity is something that has to be done for a service.
type Activity struct {
	// Accountable is the one role that answers for it. Source: RACI.
	Accountable string `yaml:"accountable" ref:"role" example:"service_owner"`
	// Responsible lists the roles that do it. Source: RACI.
	Responsible []string `yaml:"responsible" ref:"role" example:"[service_manager]"`
	// Consulted lists the roles that are asked. Source: RACI.
	Consulted []string `yaml:"consulted" ref:"role" example:"[service_owner]"`
	// Informed lists the roles that are told. Source: RACI.
	Informed []string `yaml:"informed" ref:"role" example:"[service_owner]"`
	// Split says who does which part when several roles are responsible. Source: 003.
	Split string `yaml:"split" area:"text" example:"\"owner: service risks; programme manager: delivery risks\""`
	// Source says whose rule it is. Source: own.
	Source string `yaml:"source" area:"text" example:"004 003"`
}

// Incompatibility is a pair of roles that one person should not hold together.
type Incompatibility struct {
	// Roles are the two roles; assurance stands for everybody who assures the service. Source: OB.
	Roles []string `yaml:"roles" ref:"role" required:"all" purpose:"it names the pair" example:"[service_owner, assurance]"`
	// Severity is how bad it is. Source: own.
	Severity string `yaml:"severity" validate:"omitempty,oneof=error warning info none" example:"warning"`
	// InfoIf lowers the severity to info for the services it selects. Source: 001.
	InfoIf *Condition `yaml:"info_if"`
}
