package lint_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// TestPanic checks that a rule that panics, wherever it runs, ends the run with an error that names it, and that nothing
// hangs.
func TestPanic(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   *lint.Rule
		want string
	}{
		"over one service": {
			&lint.Rule{Service: func(_ *lint.Pass, s *catalogue.Service) {
				if s.ID == "pay-fine-77" {
					panic("oh")
				}
			}},
			"OWN008, services/pay-fine-77.yaml: oh",
		},
		"over the form of a file": {
			&lint.Rule{File: func(*lint.Pass, *catalogue.File) { panic("oh") }}, "OWN008, services/broken.yaml: oh",
		},
		"across services": {&lint.Rule{Catalogue: func(*lint.Pass) { panic("oh") }}, "OWN008: oh"},
		"over shared files": {
			&lint.Rule{Service: func(*lint.Pass, *catalogue.Service) {}, Shared: func(*lint.Pass) { panic("oh") }}, "OWN008: oh",
		},
		"over waivers": {&lint.Rule{Waivers: func(*lint.Pass, []*lint.Waiver) { panic("oh") }}, "OWN008: oh"},
	}
	many := map[string]string{"broken": "schema: [\n"}
	for i := range 200 {
		id := fmt.Sprintf("pay-fine-%d", i)
		many[id] = entry(id)
	}
	for name, tt := range tests {
		for _, workers := range []int{0, 1, 8} {
			t.Run(fmt.Sprintf("%s, %d workers", name, workers), func(t *testing.T) {
				t.Parallel()
				rule := *tt.in
				rule.Code, rule.Name, rule.Profile, rule.Levels = "OWN008", "deputy-missing", lint.Core, lint.All(finding.Error)
				result, err := try(t, files(many), lint.Options{Rules: []*lint.Rule{everywhere("OWN001", "owner"), &rule}, Workers: workers})
				crashed, ok := errors.AsType[*crash.Error](err)
				if !ok || crashed.Error() != tt.want {
					t.Fatalf("Run gives %v, want the crash %q", err, tt.want)
				}
				if !strings.Contains(string(crashed.Stack), "TestPanic") {
					t.Errorf("the stack does not show the rule:\n%s", crashed.Stack)
				}
				if len(result.Findings) > 0 {
					t.Errorf("the result of a crash has %d findings", len(result.Findings))
				}
			})
		}
	}
}

// TestPanicOfEveryRule checks that one panic is enough, however many workers panic at a time.
func TestPanicOfEveryRule(t *testing.T) {
	t.Parallel()
	many := map[string]string{}
	for i := range 100 {
		id := fmt.Sprintf("pay-fine-%d", i)
		many[id] = entry(id)
	}
	rule := everywhere("OWN008", "owner")
	rule.Service = func(*lint.Pass, *catalogue.Service) { panic("oh") }
	_, err := try(t, files(many), lint.Options{Rules: []*lint.Rule{rule}, Workers: 8})
	if err == nil || !strings.HasSuffix(err.Error(), ".yaml: oh") {
		t.Errorf("Run gives %v", err)
	}
}

// breaking is a file system that panics when a file is opened for the n-th time.
type breaking struct {
	fs.FS
	file  string
	nth   int64
	count *atomic.Int64
}

func (b breaking) Open(name string) (fs.File, error) {
	if name == b.file && b.count.Add(1) == b.nth {
		panic("the disk is gone")
	}
	return b.FS.Open(name)
}

// TestPanicWhileReading checks that mistakes in reading files are carried to the caller like those of rules: when a
// service is read, and when it is read again to find a position.
func TestPanicWhileReading(t *testing.T) {
	t.Parallel()
	rule := &lint.Rule{
		Code: "OWN008", Name: "deputy-missing", Profile: lint.Core, Levels: lint.All(finding.Error),
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				p.Report(s, "deputies", "service %s is there", s.ID)
			}
		},
	}
	many := map[string]string{}
	for i := range 100 {
		id := fmt.Sprintf("pay-fine-%d", i)
		many[id] = entry(id)
	}
	for _, nth := range []int64{1, 2} {
		t.Run(fmt.Sprint("open ", nth), func(t *testing.T) {
			t.Parallel()
			fsys := breaking{files(many), "services/pay-fine-50.yaml", nth, new(atomic.Int64)}
			_, err := try(t, fsys, lint.Options{Rules: []*lint.Rule{rule}, Workers: 4})
			if err == nil || err.Error() != "services/pay-fine-50.yaml: the disk is gone" {
				t.Errorf("Run gives %v", err)
			}
		})
	}
}
