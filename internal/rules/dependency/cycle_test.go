package dependency_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/dependency"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// needs is a service that depends on others: critically on plain names, less on those in brackets.
func needs(id string, targets ...string) string {
	var text strings.Builder
	text.WriteString("# file: services/" + id + ".yaml\ndependencies:\n")
	for _, target := range targets {
		criticality := "critical"
		if strings.HasPrefix(target, "(") {
			criticality = "degrading"
		}
		text.WriteString("  - {service: " + strings.Trim(target, "()") + ", criticality: " + criticality + "}\n")
	}
	return text.String()
}

func TestDependencyCycle(t *testing.T) {
	t.Parallel()
	at := func(severity, id, target, cycle string) string {
		return severity + " services/" + id + ".yaml dependencies[" + target + "]: cycle: " + cycle
	}
	const help = " — find the one that can do without the next for a while, and make that dependency degrading or optional or take it out"
	ruletest.Try(t, dependency.DependencyCycle(), map[string]ruletest.Case{
		"two that need each other": {
			In:   needs("issue-permit", "print-permit") + needs("print-permit", "issue-permit"),
			Want: []string{at("error", "issue-permit", "print-permit", "issue-permit → print-permit → issue-permit") + help},
		},
		"the first by id starts, wherever the cycle is entered": {
			In:   needs("aaa", "zzz") + needs("zzz", "mmm") + needs("mmm", "bbb") + needs("bbb", "zzz"),
			Want: []string{at("error", "bbb", "zzz", "bbb → zzz → mmm → bbb")},
		},
		"one edge that is not critical": {
			In:   needs("issue-permit", "print-permit") + needs("print-permit", "(issue-permit)"),
			Want: []string{at("warning", "issue-permit", "print-permit", "issue-permit → print-permit → issue-permit") + help},
		},
		"a shorter way that is not critical": {
			In:   needs("aaa", "(ccc)", "bbb") + needs("bbb", "ccc") + needs("ccc", "aaa"),
			Want: []string{at("error", "aaa", "bbb", "aaa → bbb → ccc → aaa")},
		},
		"of two as short, the first by id": {
			In:   needs("aaa", "ccc", "bbb") + needs("bbb", "aaa") + needs("ccc", "aaa"),
			Want: []string{at("error", "aaa", "bbb", "aaa → bbb → aaa")},
		},
		"two apart": {
			In: needs("aaa", "bbb") + needs("bbb", "aaa", "ccc") + needs("ccc", "(ddd)") + needs("ddd", "(ccc)"),
			Want: []string{
				at("error", "aaa", "bbb", "aaa → bbb → aaa"),
				at("warning", "ccc", "ddd", "ccc → ddd → ccc"),
			},
		},
		"a softer one round the same service waits": {
			In:   needs("aaa", "bbb", "(ccc)") + needs("bbb", "aaa") + needs("ccc", "(aaa)"),
			Want: []string{at("error", "aaa", "bbb", "aaa → bbb → aaa")},
		},
		"itself": {
			In: needs("aaa", "aaa"),
			Want: []string{at("error", "aaa", "aaa", "aaa → aaa") +
				" — remove it: a service always needs itself; name the service that was meant"},
		},
		"itself, but not critically": {In: needs("aaa", "(aaa)"), Want: []string{at("warning", "aaa", "aaa", "aaa → aaa")}},
		"itself and another": {
			In: needs("aaa", "aaa", "bbb") + needs("bbb", "aaa"),
			Want: []string{
				at("error", "aaa", "aaa", "aaa → aaa"),
				at("error", "aaa", "bbb", "aaa → bbb → aaa"),
			},
		},
		"two ways to the same": {In: needs("aaa", "bbb", "ccc") + needs("bbb", "ddd") + needs("ccc", "ddd") + needs("ddd", "shared-crm")},
		"a service that has ended": {
			In: needs("address-lookup", "renew-fishing-licence") + "phase: retirement\nretirement: {ends: 2026-06-14}\n",
		},
		"a service that ends today": {
			In:   needs("address-lookup", "renew-fishing-licence") + "phase: retirement\nretirement: {ends: 2026-06-15}\n",
			Want: []string{at("warning", "address-lookup", "renew-fishing-licence", "address-lookup → renew-fishing-licence → address-lookup")},
		},
		"a target that is not there": {In: needs("aaa", "bbb")},
		"none":                       {},
	})
}

// TestLongCycle tries a cycle that does not fit into a message.
func TestLongCycle(t *testing.T) {
	t.Parallel()
	const count = 2000
	var in strings.Builder
	for i := range count {
		in.WriteString(needs(fmt.Sprintf("service-%04d", i), fmt.Sprintf("service-%04d", (i+1)%count)))
	}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	found := ruletest.Run(t, []*lint.Rule{dependency.DependencyCycle()}, base.With(in.String()), ruletest.Day(), lint.Selection{})
	if len(found) != 1 {
		t.Fatalf("%d findings, want 1", len(found))
	}
	const start, end = "cycle: service-0000 → service-0001 → service-0002 → ", " → service-0021 → service-0022 → (1977 more) → service-0000"
	message := found[0].Message
	if !strings.HasPrefix(message, start) || !strings.HasSuffix(message, end) {
		t.Errorf("message is %q (%d characters), want %q … %q", message, utf8.RuneCountInString(message), start, end)
	}
}

// edges says which of a few services depends on which.
type edges map[[2]int]bool

const size = 6

// TestCyclesOfRandomGraphs compares the rule with a search that follows every way.
func TestCyclesOfRandomGraphs(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		hard, all := edges{}, edges{}
		var in strings.Builder
		for from := range size {
			var targets []string
			for to := range size {
				switch random.IntN(7) {
				case 0:
					hard[[2]int{from, to}], all[[2]int{from, to}] = true, true
					targets = append(targets, name(to))
				case 1:
					all[[2]int{from, to}] = true
					targets = append(targets, "("+name(to)+")")
				}
			}
			if targets != nil {
				in.WriteString(needs(name(from), targets...))
			} else {
				in.WriteString("# file: services/" + name(from) + ".yaml\nname: Do nothing else\n")
			}
		}
		want := expected(hard, all)
		var got []string
		for _, f := range ruletest.Run(t, []*lint.Rule{dependency.DependencyCycle()}, base.With(in.String()), ruletest.Day(), lint.Selection{}) {
			got = append(got, f.Severity.String()+" "+f.Service)
			checkWay(t, f, hard, all)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("reports %v, want %v for\n%s", got, want, in.String())
		}
	}
}

func name(i int) string { return "service-" + string(rune('a'+i)) }

// expected says at which services cycles are to be reported: at the first of each group whose members reach each other.
func expected(hard, all edges) []string {
	var want []string
	for i := range size {
		if all[[2]int{i, i}] {
			severity := finding.Warning
			if hard[[2]int{i, i}] {
				severity = finding.Error
			}
			want = append(want, severity.String()+" "+name(i))
		}
	}
	hard, all = hard.closure(), all.closure()
	tied := func(g edges, i int) (group []int) {
		for j := range size {
			if i != j && g[[2]int{i, j}] && g[[2]int{j, i}] {
				group = append(group, j)
			}
		}
		return group
	}
	for i := range size {
		if group := tied(hard, i); group != nil && group[0] > i {
			want = append(want, "error "+name(i))
		}
		group := tied(all, i)
		if group == nil || group[0] < i {
			continue
		}
		if !slices.ContainsFunc(append(group, i), func(j int) bool { return tied(hard, j) != nil }) {
			want = append(want, "warning "+name(i))
		}
	}
	slices.Sort(want)
	return want
}

// closure says what can be reached from what, over other services.
func (g edges) closure() edges {
	out := edges{}
	for e := range g {
		if e[0] != e[1] {
			out[e] = true
		}
	}
	for via := range size {
		for i := range size {
			for j := range size {
				if out[[2]int{i, via}] && out[[2]int{via, j}] {
					out[[2]int{i, j}] = true
				}
			}
		}
	}
	return out
}

// checkWay checks that every step of a reported cycle is a dependency, a critical one where the cycle is an error.
func checkWay(t *testing.T, f finding.Finding, hard, all edges) {
	t.Helper()
	way := strings.Split(strings.TrimPrefix(f.Message, "cycle: "), " → ")
	if way[0] != way[len(way)-1] || way[0] != f.Service {
		t.Errorf("%q does not start and end at %s", f.Message, f.Service)
	}
	for i := range len(way) - 1 {
		from, to := int(way[i][len("service-")]-'a'), int(way[i+1][len("service-")]-'a')
		step := [2]int{from, to}
		if !all[step] || f.Severity == finding.Error && !hard[step] {
			t.Errorf("%q: no such step from %s to %s", f.Message, way[i], way[i+1])
		}
	}
}
