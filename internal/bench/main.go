// Command bench makes catalogues of any size and compares whole runs of svc with what the YAML library alone needs for
// the same files.
//
//	go run ./internal/bench generate DIR 10000      a catalogue of 10,000 services
//	go run ./internal/bench compare                 the table of the README: ratios taken in one run
package main

import (
	"fmt"
	"os"
	"strconv"
)

const usage = "usage: bench generate DIR N [SEED] | floor DIR | compare [N…]"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	switch {
	case len(args) >= 3 && args[0] == "generate":
		n, err := strconv.Atoi(args[2])
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of services", args[2])
		}
		seed := uint64(1)
		if len(args) > 3 {
			if seed, err = strconv.ParseUint(args[3], 10, 64); err != nil {
				return fmt.Errorf("%q is no seed", args[3])
			}
		}
		return generate(args[1], n, seed)
	case len(args) == 2 && args[0] == "floor":
		return floor(args[1])
	case len(args) >= 1 && args[0] == "compare":
		return compare(args[1:])
	}
	return fmt.Errorf("%s", usage)
}
