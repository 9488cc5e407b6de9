package source

import "time"

// Limit sets how long git may take, for tests that do not wait half a minute.
func (r *Repo) Limit(call, total time.Duration) { r.patience.call, r.patience.total = call, total }
