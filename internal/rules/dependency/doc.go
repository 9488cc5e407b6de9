// Package dependency holds the rules about what services need from each other (DEP): whether it exists, lasts, is ripe and
// reliable enough, and whether the owners of shared platforms know of it.
package dependency
