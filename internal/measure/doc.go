// Package measure is the arithmetic of the catalogue: dates and intervals, downtime and availability, opening hours, risk
// scores, performance indicators, load, completeness, skills, money and cover.
//
// Every function is pure: the same arguments give the same answer on every machine, and no argument is changed. Numbers
// are exact (integers and big.Rat), so 43.2 minutes are 43.2 and equal passes wherever a promise is compared. Rounding
// happens only in the Format functions, for people.
//
// Units: availability and every other percentage is 0 to 100, lengths of time are minutes, money is in major currency
// units. A function that would have to divide by nothing returns false as its second value.
package measure
