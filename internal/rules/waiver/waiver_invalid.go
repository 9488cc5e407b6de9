package waiver

import (
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// WaiverInvalid reports waivers that do not hold, and waivers that hold but have nothing to silence (source OB: comply or
// explain).
func WaiverInvalid() *lint.Rule {
	return &lint.Rule{
		Code: "WVR001", Name: "waiver-invalid", Profile: lint.Core, Levels: lint.All(finding.Error),
		Fix: lint.Auto, Source: "OB",
		Waivers: func(p *lint.Pass, waivers []*lint.Waiver) {
			for _, w := range waivers {
				switch {
				case w.Problem != "" && w.Field == "": // a rule about people reports it
				case w.Problem != "":
					p.Report(w.At, w.Path+"."+w.Field, "waiver for %s %s", w.Label(), lint.Text(w.Problem)).
						Help("%s", lint.Text(w.Help)).About(w.Rule)
				case w.Silent:
					why := lint.Text("the rule reports nothing here any more")
					if w.Needless() {
						why = "another waiver accepts what the rule reports here"
					}
					p.Report(w.At, w.Path, "waiver for %s silences nothing", w.Label()).As(finding.Info).
						Help("remove it: %s", why).About(w.Rule).Fix(edit.Remove(w.Path))
				}
			}
		},
	}
}
