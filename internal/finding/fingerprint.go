package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Fingerprints gives every finding its fingerprint: rule, service (or shared file), keyed path and semantic arguments,
// and a number for the n-th of equals. Lines, columns and the place of an item in a list do not count, so moving text
// changes nothing. The list must be sorted.
func Fingerprints(list []Finding) {
	seen := make(map[string]int, len(list))
	for i := range list {
		f := &list[i]
		key := f.key()
		seen[key]++
		f.Fingerprint = fingerprint(key, seen[key])
	}
}

// FirstOfKind is the fingerprint of the first of equal findings. All of them have it in common.
func FirstOfKind(f Finding) string { return fingerprint(f.key(), 1) }

// key is what the fingerprint is made of.
func (f *Finding) key() string {
	return strings.Join(append([]string{f.Code, f.Subject(), WithoutIndexes(f.Path)}, f.About...), "\x00")
}

// Subject is the service that the finding is about, or the shared file.
func (f *Finding) Subject() string {
	if f.Service != "" {
		return f.Service
	}
	return f.File
}

func fingerprint(key string, n int) string {
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:12])
}

// WithoutIndexes drops the list indexes of a path ("deputies[1]" becomes "deputies[]") and keeps keys ("slas[sla-ea]").
func WithoutIndexes(path string) string {
	if !strings.Contains(path, "[") {
		return path
	}
	var b strings.Builder
	for rest := path; rest != ""; {
		open := strings.IndexByte(rest, '[')
		end := strings.IndexByte(rest, ']')
		if open < 0 {
			b.WriteString(rest)
			break
		}
		if end < open { // a bracket that is part of a name, or no bracket that closes
			b.WriteString(rest[:open])
			rest = rest[open:]
			if end < 0 {
				b.WriteString(rest)
				break
			}
			continue
		}
		inside := rest[open+1 : end]
		b.WriteString(rest[:open+1])
		if _, err := strconv.Atoi(inside); err != nil {
			b.WriteString(inside)
		}
		b.WriteByte(']')
		rest = rest[end+1:]
	}
	return b.String()
}
