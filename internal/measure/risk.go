package measure

// Band is a named range of risk scores, both ends included.
type Band struct {
	Name     string
	From, To int
}

// largestRating is the top of the scale on which likelihood and impact are rated, from 1.
const largestRating = 5

// RiskScore is likelihood times impact (F10).
func RiskScore(likelihood, impact int) int { return likelihood * impact }

// BandOf is the band into which the score falls, the first one should bands overlap. A higher band starts at a higher
// score.
func BandOf(bands []Band, score int) (Band, bool) {
	at := bandIndex(bands, score)
	if at < 0 {
		return Band{}, false
	}
	return bands[at], true
}

// BandCounts is how many of the 25 pairs of likelihood and impact fall into each band, in the order of the bands.
func BandCounts(bands []Band) []int {
	counts := make([]int, len(bands))
	for likelihood := 1; likelihood <= largestRating; likelihood++ {
		for impact := 1; impact <= largestRating; impact++ {
			if at := bandIndex(bands, RiskScore(likelihood, impact)); at >= 0 {
				counts[at]++
			}
		}
	}
	return counts
}

func bandIndex(bands []Band, score int) int {
	for i, b := range bands {
		if b.From <= score && score <= b.To {
			return i
		}
	}
	return -1
}
