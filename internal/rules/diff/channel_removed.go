package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// ChannelRemoved judges how users reach a service, and who helps those who cannot (sources 000, 003, GSM).
func ChannelRemoved() *lint.Rule {
	return kind("DIF016", "channel-removed", "000, 003, GSM", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Alone:   true,
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "channels", "take_up", "products", "related")
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).users().holder("service_manager").operations().owner().to(channel(p, c))
		},
	})
}

func channel(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case top(c) == "channels" && c.Kind == change.Removed:
		return p.Verdict(change.Breaking, "channel %s removed", text(c.From))
	case top(c) == "channels":
		return p.Verdict(change.Significant, "channel %s added", text(c.To))
	case top(c) == "take_up" && assisted(c.Old.TakeUp) && !assisted(c.New.TakeUp) && c.Path != "take_up.plan":
		return p.Verdict(change.Breaking, "assisted digital removed: nobody helps users who cannot use the digital channels")
	case top(c) == "take_up" && !assisted(c.Old.TakeUp) && assisted(c.New.TakeUp) && c.Path != "take_up.plan":
		return p.Verdict(change.Significant, "assisted digital added")
	case c.Path == "take_up.assisted_digital.via":
		return plainly(p, c, change.Significant)
	}
	return plainly(p, c, change.Minor)
}

// assisted reports whether somebody helps users who cannot use the digital channels.
func assisted(t *schema.TakeUp) bool {
	return t != nil && t.AssistedDigital != nil && (len(t.AssistedDigital.Via) > 0 || t.AssistedDigital.Provider != "")
}
