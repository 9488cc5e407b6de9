package report_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// TestPublic fills every text of an entry with its own path and looks for what reaches the report that customers read:
// nothing but public fields, and only of services in beta and live.
func TestPublic(t *testing.T) {
	t.Parallel()
	allowed := regexp.MustCompile(`^\.(ID|Name|Description|Audience|Channels|Functionality|Portfolio|Contact\.(Email|Phone|URL|Hours)|SLAs\.(ServiceHours|SupportHours))$`)
	for phase, offered := range map[string]bool{"discovery": false, "alpha": false, "beta": true, "live": true, "retirement": false} {
		t.Run(phase, func(t *testing.T) {
			t.Parallel()
			var s catalogue.Service
			fill(reflect.ValueOf(&s.Service).Elem(), "")
			s.Phase, s.File = phase, &catalogue.File{ServiceID: "x"}
			in := load(t, base(t, ""), ruletest.Day())
			in.Services = []*catalogue.Service{&s}
			rows := build(t, "catalogue", in).Rows
			if (len(rows) == 1) != offered {
				t.Fatalf("%d rows, offered is %v", len(rows), offered)
			}
			for _, row := range rows {
				for _, cell := range row {
					for _, word := range regexp.MustCompile(`\.[A-Za-z.]+`).FindAllString(strings.ReplaceAll(cell.String()+cell.Address(), "99.5", ""), -1) {
						if !allowed.MatchString(strings.TrimRight(word, ".")) {
							t.Errorf("%s reaches the catalogue for customers", word)
						}
					}
				}
			}
		})
	}
}

// fill puts into every text the path of its field.
func fill(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(path)
	case reflect.Struct:
		if d, ok := reflect.TypeAssert[*schema.Decimal](v.Addr()); ok {
			*d = schema.NewDecimal("99.5")
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, path)
		fill(value, path)
		v.SetMapIndex(key, value)
	case reflect.Int, reflect.Int16, reflect.Uint8:
		if v.CanInt() {
			v.SetInt(1)
		} else {
			v.SetUint(1)
		}
	case reflect.Bool:
		v.SetBool(true)
	default:
	}
}

// TestNames holds the list of reports to the domain model.
func TestNames(t *testing.T) {
	t.Parallel()
	want := strings.Fields("assessments benefits catalogue channels contacts documents feasibility finance governance heatmap impact improvements kpi " +
		"leaver-impact lifecycle ola owner-load owners platforms portfolio quality review-calendar risks role-overlap roles skills-gap sla stakeholders " +
		"structure succession team")
	var got []string
	for _, r := range report.All() {
		got = append(got, r.Name)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("reports are %v, want %v", got, want)
	}
}
