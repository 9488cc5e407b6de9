package lint

import "strings"

// origins spell out the short names of sources, which tables and pages use.
func origins() map[string]string {
	return map[string]string{
		"000":  "the role of the service owner (000)",
		"001":  "who owns a service (001)",
		"002":  "the service owner's tasks in each phase (002)",
		"003":  "the service owner among other roles (003)",
		"004":  "the service owner's duties in service management (004)",
		"own":  "a rule of this tool",
		"GSM":  "GOV.UK Service Manual",
		"GSS":  "GOV.UK Service Standard",
		"OB":   "Orange Book",
		"DfE":  "Department for Education",
		"SRE":  "site reliability engineering",
		"RACI": "RACI: one accountable role for each activity",
		"ITIL": "ITIL",
	}
}

// Origin says whose rule it is in words that a service owner can look up.
func (r *Rule) Origin() string {
	names := origins()
	var out []string
	for part := range strings.SplitSeq(r.Source, ", ") {
		for {
			word, rest, more := strings.Cut(part, " ")
			name, known := names[word]
			if !known {
				out = append(out, part)
				break
			}
			if !more {
				out = append(out, name)
				break
			}
			if strings.HasPrefix(word, "00") { // a source of its own beside the next
				out, part = append(out, name), rest
				continue
			}
			out = append(out, name+", "+rest)
			break
		}
	}
	return strings.Join(out, "; ")
}
