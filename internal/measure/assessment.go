package measure

import "slices"

// Result is the outcome of an assessment, or of one of its points.
type Result string

// The results in use: red, amber and green, or met and not met, which rank as green and red.
const (
	Red    Result = "red"
	Amber  Result = "amber"
	Green  Result = "green"
	Met    Result = "met"
	NotMet Result = "not-met"
)

// AssessmentFloor is the worst of the points, which an overall result may not be better than (F23). Points with any other
// text are left out, and the floor of no points is "".
func AssessmentFloor(points ...Result) Result {
	worst := Result("")
	for _, p := range points {
		if p.rank() > worst.rank() {
			worst = p
		}
	}
	return worst
}

// BetterThan reports whether r ranks above the other result. Nothing is better than a result that is not known.
func (r Result) BetterThan(other Result) bool {
	return r.rank() > 0 && r.rank() < other.rank()
}

// rank is 1 for the best result and higher for worse ones, 0 for an unknown one.
func (r Result) rank() int {
	switch r {
	case Green, Met:
		return 1
	case Amber:
		return 2
	case Red, NotMet:
		return 3
	default:
		return 0
	}
}

// Quadrant is how to treat a stakeholder.
type Quadrant string

// The four quadrants of influence and interest.
const (
	ManageClosely Quadrant = "manage closely"
	KeepSatisfied Quadrant = "keep satisfied"
	KeepInformed  Quadrant = "keep informed"
	Monitor       Quadrant = "monitor"
)

// QuadrantOf places a stakeholder by influence and interest, each 1 to 5 and high from 4 (F23).
func QuadrantOf(influence, interest int) Quadrant {
	const high = 4
	switch {
	case influence >= high && interest >= high:
		return ManageClosely
	case influence >= high:
		return KeepSatisfied
	case interest >= high:
		return KeepInformed
	default:
		return Monitor
	}
}

// Points are the numbers of the points that have a result, in order.
func Points(results map[int]string) []int {
	points := make([]int, 0, len(results))
	for point := range results {
		points = append(points, point)
	}
	slices.Sort(points)
	return points
}
