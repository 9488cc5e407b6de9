package yamldoc_test

import (
	"os"
	"reflect"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

func readService(b *testing.B) []byte {
	b.Helper()
	src, err := os.ReadFile("testdata/service.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	return src
}

// BenchmarkYAMLNodeFloor is what the YAML library alone needs for a service of 3 KB; the others are judged against it.
func BenchmarkYAMLNodeFloor(b *testing.B) {
	src := readService(b)
	for b.Loop() {
		var root yaml.Node
		if err := yaml.Unmarshal(src, &root); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParse has a budget of 1.10 times the floor.
func BenchmarkParse(b *testing.B) {
	src := readService(b)
	var p yamldoc.Parser
	for b.Loop() {
		if _, faults := p.Parse(src); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}

// BenchmarkParseBind has a budget of 1.20 times the floor.
func BenchmarkParseBind(b *testing.B) {
	src := readService(b)
	var p yamldoc.Parser
	for b.Loop() {
		d, _ := p.Parse(src)
		var s schema.Service
		if faults := yamldoc.Bind(d, &s); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}

// BenchmarkAt is one look-up deep in the file.
func BenchmarkAt(b *testing.B) {
	d, _ := yamldoc.Parse(readService(b))
	for b.Loop() {
		d.At("slas[sla-parks].incident.p2.resolve_minutes")
	}
}

// BenchmarkPlan is what the first file of a run pays for its document type; budget 1 ms.
func BenchmarkPlan(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var plans fields.Plans
		if _, err := plans.Of(reflect.TypeFor[schema.Service]()); err != nil {
			b.Fatal(err)
		}
	}
}
