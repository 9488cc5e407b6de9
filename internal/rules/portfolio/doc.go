// Package portfolio holds the rules about the portfolio as a whole: how much one person owns, whether somebody covers
// every service, and what many services hang on (PRT).
package portfolio
