package yamldoc_test

import (
	"strconv"
	"strings"
)

// service is a small document type with one field of every kind.
type service struct {
	ID       string             `yaml:"id" required:"all" purpose:"so that others can refer to it" example:"pay"`
	Name     string             `yaml:"name"`
	Phase    phase              `yaml:"phase"`
	Tier     *int               `yaml:"tier"`
	Level    int8               `yaml:"level"`
	Public   *bool              `yaml:"public"`
	Reviewed day                `yaml:"reviewed"`
	Share    share              `yaml:"share"`
	Owner    *owner             `yaml:"owner" short:"person"`
	Deputies []string           `yaml:"deputies"`
	Days     []string           `yaml:"days" scalar:"true"`
	Contact  contact            `yaml:"contact"`
	SLAs     []agreement        `yaml:"slas" key:"id"`
	Reviews  []review           `yaml:"reviews" key:"kind,date"`
	People   []owner            `yaml:"people" short:"person"`
	Backups  []*owner           `yaml:"backups"`
	Points   map[int]string     `yaml:"points"`
	Rules    map[string]string  `yaml:"rules"`
	Notices  map[day]*int       `yaml:"notices"`
	Staff    map[string]contact `yaml:"staff"`
	Anything any                `yaml:"anything"`
	Skills   skills             `yaml:"skills"`
}

type phase string

type owner struct {
	Person string `yaml:"person" required:"all"`
	Since  day    `yaml:"since"`
}

type contact struct {
	Email string `yaml:"email" required:"all"`
	Phone string `yaml:"phone"`
}

type agreement struct {
	ID         string             `yaml:"id" required:"all"`
	RTOMinutes *int               `yaml:"rto_minutes"`
	Incident   map[string]minutes `yaml:"incident"`
}

type minutes struct {
	Response int `yaml:"response_minutes"`
}

type review struct {
	Kind string `yaml:"kind"`
	Date day    `yaml:"date"`
	Note string `yaml:"note"`
}

type skills struct {
	Assessed day               `yaml:"assessed"`
	Levels   map[string]string `yaml:",rest"`
}

// day is a text type that says what it wants.
type day struct{ text string }

type formatError struct{ kind, example string }

func (e formatError) Error() string   { return "not a valid " + e.kind }
func (e formatError) Kind() string    { return e.kind }
func (e formatError) Example() string { return e.example }

func (d *day) UnmarshalText(text []byte) error {
	if len(text) != len("2026-06-15") || strings.Count(string(text), "-") != 2 {
		d.text = "half read"
		return formatError{"date", "2026-06-15"}
	}
	d.text = string(text)
	return nil
}

// share is a text type that is a number.
type share struct{ percent float64 }

func (s *share) UnmarshalText(text []byte) (err error) {
	if s.percent, err = strconv.ParseFloat(string(text), 64); err != nil {
		return formatError{"number", "99.5"}
	}
	return nil
}
