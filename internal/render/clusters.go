package render

import (
	"strings"

	"github.com/service-catalogue/svc/internal/text"
)

// A private use area of Unicode. Safe texts have none of it, so its characters can stand for others for a while. There are more
// than a line can have.
const (
	firstPrivate rune = 0xF0000
	lastPrivate  rune = 0xFFFFC
	filler       rune = 0xFFFFD
)

// clusters replaces what readers see as one character but is several, such as flags and emoji with a skin tone, while a
// library draws a line that adds up the widths of the several. The stand-in has the same width either way.
type clusters struct {
	list []string
	at   map[string]rune
	next rune // counts from 0 to the end of the list
}

// hide replaces the clusters of a text.
func (c *clusters) hide(s string) string {
	if ascii(s) {
		return s
	}
	var b strings.Builder
	for cluster, columns := range text.Clusters(s) {
		private, ok := c.private(cluster, columns)
		if !ok {
			b.WriteString(cluster)
			continue
		}
		b.WriteRune(private)
		for range columns - 1 {
			b.WriteRune(filler)
		}
	}
	return b.String()
}

// private is the character that stands for a cluster. Those of one character need none, and there is an end to them.
func (c *clusters) private(cluster string, columns int) (rune, bool) {
	if len([]rune(cluster)) < 2 || columns < 1 {
		return 0, false
	}
	if private, ok := c.at[cluster]; ok {
		return private, true
	}
	private := firstPrivate + c.next
	if private > lastPrivate {
		return 0, false
	}
	if c.at == nil {
		c.at = map[string]rune{}
	}
	c.at[cluster] = private
	c.list = append(c.list, cluster)
	c.next++
	return private, true
}

// show puts the clusters back.
func (c *clusters) show(s string) string {
	if len(c.list) == 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == filler:
		case r >= firstPrivate && r < firstPrivate+c.next:
			b.WriteString(c.list[r-firstPrivate])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
