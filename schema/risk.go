package schema

// Risk is something that may happen and would harm the service.
type Risk struct {
	// ID names the risk within the service. Source: OB.
	ID string `yaml:"id" required:"all" purpose:"references use it" example:"r1"`
	// Title is the risk in a few words. Source: OB.
	Title string `yaml:"title" area:"text" example:"CRM supplier exits"`
	// Category groups risks and decides the appetite; people for key-person risks. Source: OB.
	Category string `yaml:"category" example:"commercial"`
	// Owner is who manages the risk, as a person id. Source: OB.
	Owner string `yaml:"owner" ref:"person" example:"a-khan"`
	// Status is open or closed. Source: OB.
	Status string `yaml:"status" validate:"omitempty,oneof=open closed" default:"open" example:"open"`
	// Reviewed is the day the risk was last reviewed. Source: OB.
	Reviewed Date `yaml:"reviewed" past:"true" example:"2026-05-20"`
	// Inherent is the rating before anything is done. Source: OB.
	Inherent *Rating `yaml:"inherent"`
	// Residual is the rating as things stand. Source: OB.
	Residual *Rating `yaml:"residual"`
	// Target is the rating to reach. Source: OB.
	Target *Rating `yaml:"target"`
	// Response is what is done about it. Source: OB.
	Response string `yaml:"response" validate:"omitempty,oneof=tolerate treat transfer terminate" example:"treat"`
	// Actions are the steps taken. Source: OB.
	Actions []RiskAction `yaml:"actions" validate:"dive" key:"text"`
}

// Rating is how likely a risk is and how hard it hits.
type Rating struct {
	// Likelihood is 1 (rare) to 5 (almost certain). Source: OB.
	Likelihood *int `yaml:"likelihood" validate:"omitempty,min=1,max=5" required:"all" purpose:"a score needs both" example:"2"`
	// Impact is 1 (minimal) to 5 (severe). Source: OB.
	Impact *int `yaml:"impact" validate:"omitempty,min=1,max=5" required:"all" purpose:"a score needs both" example:"5"`
	// Score is likelihood times impact; it may be left out. Source: OB.
	Score *int `yaml:"score" example:"10"`
}

// RiskAction is a step taken against a risk.
type RiskAction struct {
	// Text is what is done. Source: OB.
	Text string `yaml:"text" required:"all" purpose:"it says what is done" example:"Exit plan"`
	// Owner is who does it, as a person id. Source: OB.
	Owner string `yaml:"owner" ref:"person" example:"n-ray"`
	// Due is the day by which it is done. Source: OB.
	Due Date `yaml:"due" example:"2026-09-30"`
	// Status is open or done. Source: OB.
	Status string `yaml:"status" validate:"omitempty,oneof=open done closed" default:"open" example:"open"`
}

// RiskScale is risk-scale.yaml: how this organisation rates risks.
type RiskScale struct {
	// Schema is the version of the format. Source: own.
	Schema string `yaml:"schema" validate:"omitempty,oneof=svc-risk/v1" required:"all" purpose:"it tells which version of the format the file follows" example:"svc-risk/v1"`
	// Likelihood names the steps 1 to 5. Source: OB.
	Likelihood map[string]string `yaml:"likelihood" validate:"dive,keys,oneof=1 2 3 4 5,endkeys" example:"possible"`
	// Impact names the steps 1 to 5. Source: OB.
	Impact map[string]string `yaml:"impact" validate:"dive,keys,oneof=1 2 3 4 5,endkeys" example:"moderate"`
	// Bands split the scores 1 to 25, in any order, without gap or overlap. Source: own.
	Bands []Band `yaml:"bands" validate:"dive" key:"name"`
	// Appetite maps a risk category to the highest residual score accepted; default is for the rest. Source: OB.
	Appetite map[string]int `yaml:"appetite" example:"{default: 9, security: 6}"`
}

// Band is a range of risk scores.
type Band struct {
	// Name is what the band is called. Source: OB.
	Name string `yaml:"name" required:"all" purpose:"reports show it" example:"high"`
	// From is the lowest score of the band. Source: own.
	From *int `yaml:"from" required:"all" purpose:"it starts the range" example:"10"`
	// To is the highest score of the band. Source: own.
	To *int `yaml:"to" required:"all" purpose:"it ends the range" example:"14"`
	// ReviewEvery is how often a risk of this band is reviewed. Source: OB.
	ReviewEvery Period `yaml:"review_every" example:"P3M"`
}
