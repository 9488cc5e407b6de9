package diff_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// example is two states of the base catalogue, each laid over it, and what one kind says of the change.
type example struct {
	before, after string
	want          string // "class path", or "class service path" for another service than the main one, in lines
}

const main = "renew-fishing-licence"

// try judges every example and compares what the kind with the code says.
func try(t *testing.T, code string, tests map[string]example) {
	t.Helper()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			all := ruletest.Judge(t, rules.All(), base.With(tt.before), base.With(tt.after), ruletest.Day())
			for _, v := range all {
				if v.Code == code {
					got = append(got, brief(v))
				}
			}
			if said := strings.Join(got, "\n"); said != tt.want {
				var b strings.Builder
				for _, v := range all {
					b.WriteString(ruletest.Say(v))
				}
				t.Errorf("%s says\n%s\nwant\n%s\nall:\n%s", code, said, tt.want, b.String())
			}
		})
	}
}

// brief is a verdict without its words.
func brief(v change.Verdict) string {
	where := v.Path
	if v.Service != main && v.Service != "" {
		where = strings.TrimSpace(v.Service + " " + v.Path)
	}
	return v.Class.String() + " " + where
}

// swap is an example in which one line of a block becomes another.
func swap(before, after, want string) example {
	return example{before: before, after: after, want: want}
}
