// Package people holds the rules about the people whom the catalogue names: that they are known and still here, and that it
// holds no more about them than it needs (PPL).
package people
