package report_test

import (
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestHostile builds every report from catalogues with random damage: it gives a table of the promised form, twice the
// same, and never panics.
func TestHostile(t *testing.T) {
	t.Parallel()
	const rounds = 60
	for seed := range uint64(rounds) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 1))
			files := ruletest.Load(t, os.DirFS("../rules/testdata")).With(troubled)
			for name := range files {
				files[name].Data = []byte(damage(r, string(files[name].Data)))
			}
			if seed%7 == 0 {
				delete(files, []string{"people.yaml", "roles.yaml", "risk-scale.yaml", "svc.yaml"}[r.IntN(4)])
			}
			if _, err := catalogue.Open(files); err != nil {
				files["svc.yaml"] = &fstest.MapFile{} // settings that cannot be read end the run; that is tested elsewhere
				if _, err := catalogue.Open(files); err != nil {
					delete(files, "svc.yaml")
				}
			}
			checkAll(t, files)
		})
	}
}

// checkAll builds every report twice, with and without an argument.
func checkAll(t *testing.T, files fstest.MapFS) {
	t.Helper()
	first, second := load(t, files, ruletest.Day()), load(t, files, ruletest.Day())
	for _, argument := range []string{"", "a-khan", "renew-fishing-licence", "nobody"} {
		first.Argument, second.Argument = argument, argument
		each(func(name string, r *report.Report) {
			a, b := *r.Flow(first).Whole(), *r.Flow(second).Whole()
			if err := a.Check(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if !reflect.DeepEqual(a, b) {
				t.Errorf("%s differs from run to run", name)
			}
			if len(a.Columns) < len(r.Columns) {
				t.Errorf("%s has %d columns, and explains %d", name, len(a.Columns), len(r.Columns))
			}
		})
	}
}

// damage changes a few lines of a file: it takes them out, doubles them, cuts them, or puts in values that nobody expects.
func damage(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + r.IntN(8) {
		if len(lines) < 2 {
			break
		}
		i := r.IntN(len(lines))
		switch r.IntN(5) {
		case 0:
			lines = slices.Delete(lines, i, i+1)
		case 1:
			lines = slices.Insert(lines, i, lines[i])
		case 2:
			lines[i] = lines[i][:r.IntN(len(lines[i])+1)]
		default:
			key, value, ok := strings.Cut(lines[i], ": ")
			if ok && value != "" {
				values := []string{"null", "[]", "{}", "-1", "99999999999", "0", "\"\"", "[null]", "x", "2026-02-30", "9999-12-31", "0001-01-01", "\"=1+1\"", "P0D", "1e9", "[{}]", "~"}
				lines[i] = key + ": " + values[r.IntN(len(values))]
			}
		}
	}
	return strings.Join(lines, "\n")
}

// TestEmpty builds every report from catalogues without services.
func TestEmpty(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]fstest.MapFS{
		"nothing":   {},
		"no people": {"services/x.yaml": {Data: []byte("id: x\n")}},
		"empty":     {"services/x.yaml": {}, "people.yaml": {}},
		"no services": {
			"people.yaml": {Data: []byte("schema: svc-people/v1\npeople: {}\n")}, "roles.yaml": {Data: []byte("schema: svc-roles/v1\nroles: {a: null}\nactivities: {b: null, c: {}}\n")},
			"risk-scale.yaml": {Data: []byte("schema: svc-risk/v1\n")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkAll(t, files)
		})
	}
}
