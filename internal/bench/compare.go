package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// runs is how often each program runs; the cheapest run counts, since everything else on a machine only adds.
const runs = 5

// cost is what one run of a program needs.
type cost struct {
	cpu    time.Duration
	memory int64 // bytes at the peak
}

// compare builds svc, makes catalogues and prints what their lint costs against the floor.
func compare(args []string) error {
	sizes := []int{1_000, 10_000, 100_000}
	if len(args) > 0 {
		sizes = sizes[:0]
		for _, arg := range args {
			n, err := strconv.Atoi(arg)
			if err != nil {
				return fmt.Errorf("%q is no number of services", arg)
			}
			sizes = append(sizes, n)
		}
	}
	dir, err := os.MkdirTemp("", "svc-bench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	svc, empty := filepath.Join(dir, "svc"), filepath.Join(dir, "empty")
	if err := build(dir, svc, empty); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	start, err := cheapest(20, svc, "version")
	if err != nil {
		return err
	}
	base, err := cheapest(20, empty)
	if err != nil {
		return err
	}
	fmt.Printf("svc version / empty program: %.2f x the CPU (%v / %v)\n\n", ratio(start.cpu, base.cpu), start.cpu, base.cpu)
	if info, err := os.Stat(svc); err == nil {
		fmt.Printf("stripped program, built as it is released: %.2f MB\n\n", float64(info.Size())/1e6)
	}
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "services\tlint CPU\tfloor CPU\tlint / floor\tCPU per service\tpeak memory\t")
	for _, n := range sizes {
		at := filepath.Join(dir, strconv.Itoa(n))
		if err := generate(at, n, 1); err != nil {
			return err
		}
		whole, err := cheapest(runs, svc, "lint", "--catalogue", at, "--as-of", "2026-06-15", "--fail-on", "never")
		if err != nil {
			return err
		}
		least, err := cheapest(runs, self, "floor", at)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%d\t%v\t%v\t%.2f\t%v\t%.0f MiB\t\n", n, whole.cpu, least.cpu, ratio(whole.cpu, least.cpu),
			(whole.cpu-start.cpu)/time.Duration(n), float64(whole.memory)/(1<<20))
		_ = os.RemoveAll(at)
	}
	return out.Flush()
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

// build makes the program as releases have it, and an empty one to compare its start with.
func build(dir, svc, empty string) error {
	source := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		return err
	}
	root, err := exec.CommandContext(context.Background(), "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	for _, command := range [][]string{
		{filepath.Join(strings.TrimSpace(string(root)), ".ci", "build"), svc},
		{"go", "build", "-trimpath", "-ldflags", "-s -w", "-o", empty, source},
	} {
		cmd := exec.CommandContext(context.Background(), command[0], command[1:]...)
		cmd.Stderr = os.Stderr
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", command[0], err)
		}
	}
	return nil
}

// cheapest runs a program several times and gives the run that needed the least CPU.
func cheapest(times int, name string, args ...string) (cost, error) {
	var best cost
	for i := range times {
		cmd := exec.CommandContext(context.Background(), name, args...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return cost{}, fmt.Errorf("%s %v: %w", filepath.Base(name), args, err)
		}
		one := cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak(cmd.ProcessState)}
		if i == 0 || one.cpu < best.cpu {
			best = one
		}
	}
	return best, nil
}
