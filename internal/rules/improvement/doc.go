// Package improvement holds the rules about making a service better and changing it with care: improvements, problems and
// changes (IMP).
package improvement
