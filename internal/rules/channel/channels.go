package channel

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
)

// at is the path of the i-th item of a list of the file at hand, named by its key.
func at(p *lint.Pass, list string, i int) string {
	return p.Document().ByNumber(list + "[" + strconv.Itoa(i) + "]")
}

// publicOnline reports whether the public uses a service through a digital channel.
func publicOnline(s *catalogue.Service) bool {
	return s.Audience == "public" && catalogue.HasDigital(s.Channels)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
