// Package kpi holds the rules about the four figures that a transactional service publishes: that they can be worked out,
// are right, are good enough and are fresh (KPI).
package kpi
