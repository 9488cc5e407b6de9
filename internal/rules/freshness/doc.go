// Package freshness holds the rules about dates: that entries are confirmed, that nothing has happened in the future, and
// that the service is reviewed with those whom it concerns (FRS).
package freshness
