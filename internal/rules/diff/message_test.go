package diff_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestMessages checks what is said of values: those that look alike when they are cut show where they differ.
func TestMessages(t *testing.T) {
	t.Parallel()
	const long = "Lets people who fish in rivers, lakes and canals renew what they need for it, "
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for name, tt := range map[string]struct{ before, after, want string }{
		"short":          {"name: Renew\n", "name: Renew it\n", "name: Renew → Renew it"},
		"early":          {"description: " + long + "online.\n", "description: Helps" + long + "online.\n", "description: Lets people who fish in rivers, lakes and canals renew what… → HelpsLets people who fish in rivers, lakes and canals renew…"},
		"late":           {"description: " + long + "online.\n", "description: " + long + "by phone.\n", "description: …they need for it, online. → …they need for it, by phone."},
		"longer":         {"description: " + long + "online.\n", "description: " + long + "online. Or not.\n", "description: …for it, online. → …for it, online. Or not."},
		"without blanks": {"contact: {url: \"https://forms.example.gov.uk/" + strings.Repeat("ä", 60) + "/1\"}\n", "contact: {url: \"https://forms.example.gov.uk/" + strings.Repeat("ä", 60) + "/2\"}\n", "contact URL: …" + strings.Repeat("ä", 19) + "/1 → …" + strings.Repeat("ä", 19) + "/2"},
		"half a letter":  {"description: " + long + "ä\n", "description: " + long + "ö\n", "description: …they need for it, ä → …they need for it, ö"},
		"blanks":         {"description: |\n  Lets people.\n", "description: Lets people.\n", `description: "Lets people.\n" → "Lets people."`},
		"items":          {"functionality: [\"" + long + "online\"]\n", "functionality: [\"" + long + "by post\"]\n", "functionality: …they need for it, by post added"},
		"mappings":       {"x-a: [{b: 1, c: 2}]\n", "x-a: [{b: 1, c: 3}]\n", "x-a: {b: 1, c: 2} → {b: 1, c: 3}"},
		"no schedule":    {sla("support_hours: late") + "# file: svc.yaml\nschedules:\n  late: {days: all, from: \"12:00\", to: \"22:00\", timezone: UTC}\n", sla("support_hours: late"), "support hours of sla-ea weakened: the schedule late in svc.yaml is there no longer"},
		"no review":      {"reviewed: 2026-06-01\n", "reviewed:\n", "reviewed: 2026-06-01 → none"},
		"nobody's":       {"", "# whole file: services/stub.yaml\nid: stub\n", "service added: stub"},
		"nobody's gone":  {"# whole file: services/stub.yaml\nid: stub\n", "", "service removed: stub"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, v := range ruletest.Judge(t, rules.All(), base.With(tt.before), base.With(tt.after), ruletest.Day()) {
				got = append(got, v.Message)
			}
			if all := strings.Join(got, "\n"); !strings.Contains("\n"+all+"\n", "\n"+tt.want+"\n") {
				t.Errorf("the changes say\n%s\nwant\n%s", all, tt.want)
			}
		})
	}
}
