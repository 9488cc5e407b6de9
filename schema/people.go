package schema

// People is people.yaml: everybody whom the catalogue names, with work contact details only.
type People struct {
	// Schema is the version of the format. Source: own.
	Schema string `yaml:"schema" validate:"omitempty,oneof=svc-people/v1" required:"all" purpose:"it tells which version of the format the file follows" example:"svc-people/v1"`
	// People maps a person id to the person. Source: 001.
	People map[string]*Person `yaml:"people" validate:"dive" required:"all" purpose:"owners and deputies are looked up in it"`
}

// Person is somebody with a duty, described by work details only (data minimisation under UK GDPR).
type Person struct {
	// Name is the name used at work. Source: 001.
	Name string `yaml:"name" required:"all" purpose:"readers know people by name, not by id" area:"text" example:"Aisha Khan"`
	// Email is the work address. Source: 004.
	Email string `yaml:"email" validate:"omitempty,mail" example:"aisha.khan@example.gov.uk"`
	// Unit is the part of the organisation. Source: 004.
	Unit string `yaml:"unit" example:"policy"`
	// Grade is the seniority, in the organisation's own terms. Source: 003.
	Grade string `yaml:"grade" example:"G6"`
	// Skills are the assessed levels by skill. Source: 000.
	Skills *Skills `yaml:"skills"`
	// Development lists training and development under way. Source: 000.
	Development []string `yaml:"development" example:"[service owner course]"`
	// Leaves is the last working day that is planned. Source: 001.
	Leaves Date `yaml:"leaves" area:"ownership" example:"2026-09-30"`
	// Left is the last working day that has passed. Source: 001.
	Left Date `yaml:"left" past:"true" area:"ownership" example:"2025-08-31"`
}

// Skills are somebody's skill levels and the day they were assessed.
type Skills struct {
	// Assessed is the day of the assessment. Source: 000.
	Assessed Date `yaml:"assessed" past:"true" example:"2026-02-01"`
	// Levels maps a skill to awareness, working, practitioner or expert. Source: 000.
	Levels map[string]string `yaml:",rest" validate:"dive,oneof=unset awareness working practitioner expert" example:"practitioner"`
}
