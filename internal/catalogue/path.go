package catalogue

import "github.com/service-catalogue/svc/internal/yamldoc"

// Key is the path of a key of a mapping with free keys, such as appetite.security.
func Key(mapping, key string) string { return yamldoc.Join(mapping, key) }
