package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// MaxListed is how many findings of one file are listed.
const MaxListed = 200

// Listed shortens a sorted list for people: of every file it keeps the MaxListed gravest findings, in their order, and
// closes the file with an entry that says how many more there are. Whoever counts findings, or compares them with others,
// takes the whole list.
func Listed(list []Finding) []Finding {
	var out []Finding
	done := 0 // findings that are in out
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].File == list[from].File {
			to++
		}
		if to-from > MaxListed {
			out = appendGravest(append(out, list[done:from]...), list[from:to])
			done = to
		}
		from = to
	}
	if done == 0 {
		return list
	}
	return append(out, list[done:]...)
}

// appendGravest appends what is listed of the findings of one file.
func appendGravest(out, file []Finding) []Finding {
	var room [Error + 1]int
	for i := range file {
		room[file[i].weight()]++
	}
	left := MaxListed
	for weight := int(Error); weight >= 0; weight-- {
		room[weight] = min(room[weight], left)
		left -= room[weight]
	}
	var gravest *Finding // of those that are left out
	var counts [Error + 1]int
	for i := range file {
		f := &file[i]
		weight := f.weight()
		if room[weight] > 0 {
			room[weight]--
			out = append(out, *f)
			continue
		}
		counts[weight]++
		if gravest == nil || weight > gravest.weight() {
			gravest = f
		}
	}
	return append(out, closing(gravest, counts))
}

// weight orders findings by how much they matter: those that a waiver accepts least of all.
func (f *Finding) weight() Severity {
	if f.Waiver != nil {
		return None
	}
	return f.Severity
}

// closing is the entry that stands for findings which are not listed. It speaks for the rule of the gravest of them.
func closing(gravest *Finding, counts [Error + 1]int) Finding {
	total, parts := 0, make([]string, 0, len(counts))
	for weight := int(Error); weight >= 0; weight-- {
		n := counts[weight]
		total += n
		switch {
		case n == 0:
		case weight == int(None):
			parts = append(parts, fmt.Sprintf("%d waived", n))
		case n == 1:
			parts = append(parts, "1 "+Severity(weight).String())
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, Severity(weight)))
		}
	}
	more := "1 more finding in this file is not listed"
	if total > 1 {
		more = fmt.Sprintf("%d more findings in this file are not listed", total)
	}
	sum := sha256.Sum256([]byte("more\x00" + gravest.File))
	return Finding{
		Code: gravest.Code, Rule: gravest.Rule, Severity: gravest.Severity, Service: gravest.Service, File: gravest.File, Waiver: gravest.Waiver,
		Message: more + " (" + strings.Join(parts, ", ") + ")", Help: "mend those that are listed, then check again",
		Fingerprint: hex.EncodeToString(sum[:12]),
	}
}
