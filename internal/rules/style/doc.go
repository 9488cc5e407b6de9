// Package style holds the rules about how entries are worded and written, none of which change what they say (STY).
package style
