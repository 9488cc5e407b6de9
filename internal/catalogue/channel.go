package catalogue

import "slices"

// Digital reports whether users need to be online for a channel.
func Digital(channel string) bool {
	switch channel {
	case "online", "app", "webchat", "email":
		return true
	}
	return false
}

// HasDigital reports whether any of the channels is a digital one.
func HasDigital(channels []string) bool {
	return slices.ContainsFunc(channels, Digital)
}
