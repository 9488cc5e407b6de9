//go:build unix

package lint_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// BenchmarkRule measures every rule on its own on catalogues of growing size, in processor time for each service: a rule that
// is linear in services and dependencies costs the same among 100,000 as among 1,000. "clean" has a service with all blocks
// many times, each with two dependencies, and nearly nothing to report. In "tangled" all services have one owner, need one
// platform and each other in one ring, share a name, and everything is overdue.
func BenchmarkRule(b *testing.B) {
	for _, kind := range []string{"clean", "tangled"} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) { benchmarkRules(b, kind, n) })
		}
	}
}

func benchmarkRules(b *testing.B, kind string, n int) {
	b.Helper()
	day := ruletest.Day()
	if kind == "tangled" {
		day += 5_00_00
	}
	all := rules.All()
	c, sample := loaded(b, many(b, n, kind == "tangled"))
	probe, err := lint.NewProbe(c, all, day)
	if err != nil {
		b.Fatal(err)
	}
	for i := range all {
		rule := all[i]
		if rule.Change != nil || rule.Policy != nil {
			continue
		}
		b.Run(rule.Code, func(b *testing.B) {
			var entries, across time.Duration
			found, rounds := 0, 0
			for b.Loop() {
				start := processorTime()
				for _, e := range sample {
					probe.Entry(rule, e.service, e.doc)
				}
				middle := processorTime()
				found = probe.Across(rule)
				entries, across = entries+middle-start, across+processorTime()-middle
				rounds++
			}
			each := float64(entries)/float64(len(sample)) + float64(across)/float64(n)
			b.ReportMetric(each/float64(rounds), "cpu-ns/service")
			b.ReportMetric(float64(found), "findings-across")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkProfiles measures what the rules add to loading, and what turning profiles off saves: ratios of processor time, each
// of the least of as many rounds as -benchtime says, in which the runs take turns: other work on the machine only adds.
func BenchmarkProfiles(b *testing.B) {
	const n = 2_000
	files := many(b, n, false)
	files["svc.yaml"] = &fstest.MapFile{Data: bytes.Replace(files["svc.yaml"].Data, []byte("profiles: [core, governance, digital]"), []byte("profiles: [core]"), 1)}
	variants := []struct {
		name string
		sel  lint.Selection
	}{
		{"loading", lint.Selection{Ignore: []string{"core"}}},
		{"core", lint.Selection{}},
		{"core+governance", lint.Selection{Select: []string{"governance"}}},
		{"core+digital", lint.Selection{Select: []string{"digital"}}},
		{"all", all()},
	}
	least := make([]time.Duration, len(variants))
	for b.Loop() {
		for i, v := range variants {
			runtime.GC()
			start := processorTime()
			if _, err := lint.Run(b.Context(), opened(b, files), lint.Options{Rules: rules.All(), Selection: v.sel, AsOf: ruletest.Day(), Workers: 1}); err != nil {
				b.Fatal(err)
			}
			took := processorTime() - start
			if least[i] == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	for i, v := range variants[1:] {
		b.ReportMetric(float64(least[i+1])/float64(least[0]), v.name+"/loading")
	}
	b.ReportMetric(0, "ns/op")
}

// processorTime is the time that all goroutines of this process have spent on a processor.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// crm is the platform that services need.
const crm = "services/shared-crm.yaml"

// many is a catalogue of n services, each a copy of the one that has all blocks. Every hundred have a platform of their own,
// and every four an owner, unless it is tangled.
func many(b *testing.B, n int, tangled bool) fstest.MapFS {
	b.Helper()
	files := ruletest.Load(b, os.DirFS("../rules/testdata")).With("")
	text, platform := string(files[ruletest.Main].Data), string(files[crm].Data)
	people := bytes.NewBuffer(files["people.yaml"].Data)
	skills := people.String()[strings.Index(people.String(), "skills:"):]
	skills = skills[:strings.IndexByte(skills, '\n')]
	delete(files, ruletest.Main)
	delete(files, crm)
	id := func(i int) string { return fmt.Sprintf("service-%06d", i) }
	var consumers []string
	for i := range n {
		owner, name, next, shared := fmt.Sprintf("p-%06d", i/4), "Renew licence "+id(i), "address-lookup", fmt.Sprintf("crm-%06d", i/100)
		switch {
		case tangled:
			owner, name, next, shared = "a-khan", "Renew a fishing licence", id((i+1)%n), "crm-000000"
		case i > 0:
			next = id(i - 1)
		}
		if !tangled && i%4 == 0 {
			fmt.Fprintf(people, "  %s: {name: Person %d, email: p%d@example.gov.uk, unit: policy, grade: SCS1, %s}\n", owner, i, i, skills)
		}
		files["services/"+id(i)+".yaml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer(
			"id: renew-fishing-licence", "id: "+id(i), "name: Renew a fishing licence", "name: "+name, "a-khan", owner,
			"service: address-lookup", "service: "+next, "service: shared-crm", "service: "+shared, "[shared-crm]", "["+shared+"]",
		).Replace(text))}
		if consumers = append(consumers, id(i)); len(consumers) == 100 || i == n-1 && !tangled {
			files["services/"+shared+".yaml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer(
				"id: shared-crm", "id: "+shared, "name: Keep customer records", "name: Keep records in "+shared, "renew-fishing-licence", strings.Join(consumers, ", "),
			).Replace(platform))}
			consumers = consumers[:0]
		}
	}
	files["svc.yaml"] = &fstest.MapFile{Data: append(bytes.Clone(files["svc.yaml"].Data), "limits: {fan_in: 1000, services_per_owner: 2000, owner_load: 2000}\n"...)}
	files["people.yaml"] = &fstest.MapFile{Data: people.Bytes()}
	return files
}

func opened(b *testing.B, files fstest.MapFS) *catalogue.Catalogue {
	b.Helper()
	c, err := catalogue.Open(files)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// onFile is a service with the text of its file.
type onFile struct {
	service *catalogue.Service
	doc     *catalogue.Document
}

// loaded loads a catalogue as a lint does, and keeps up to 1,000 services whole, with their text.
func loaded(b *testing.B, files fstest.MapFS) (*catalogue.Catalogue, []onFile) {
	b.Helper()
	c := opened(b, files)
	every := max(1, len(files)/1000)
	var sample []onFile
	seen := 0
	if err := c.Load(b.Context(), 1, func(_ int, f *catalogue.File, s *catalogue.Service, _ *catalogue.Document) {
		if s == nil {
			b.Errorf("%s cannot be read: %v", f.Name, f.Faults)
			return
		}
		if seen++; seen%every == 0 {
			sample = append(sample, onFile{service: s})
			return
		}
		c.Slim(s)
	}); err != nil {
		b.Fatal(err)
	}
	for i := range sample {
		sample[i].doc = c.Reread(sample[i].service.File.Name)
	}
	return c, sample
}
