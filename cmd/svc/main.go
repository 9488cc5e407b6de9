// Command svc checks who is accountable for what in a service catalogue.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/service-catalogue/svc/internal/cli"
)

// version is set by the release build.
var version = ""

func main() { os.Exit(run()) }

func run() int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer time.AfterFunc(deaf, func() { listen(cancel) }).Stop()
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	width, _, _ := term.GetSize(int(os.Stdout.Fd()))
	return cli.Main(ctx, cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Dir: dir,
		Getenv: os.Getenv, Now: time.Now, Version: versionOf(),
		Ask:  asker(ctx, os.Stdin, os.Stderr),
		Term: cli.Term{Stdout: term.IsTerminal(int(os.Stdout.Fd())), Stderr: term.IsTerminal(int(os.Stderr.Fd())), Width: width},
	}, os.Args[1:])
}

// deaf is how long a signal ends the process at once, without a word. To listen takes a thread, and what takes less time than
// this ends a tenth sooner without one.
const deaf = 2 * time.Millisecond

// listen waits for a signal that asks to stop. The second one ends the process at once.
func listen(stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	<-signals
	signal.Stop(signals)
	stop()
}

// versionOf is the version of the release, of the module as it was installed, or "dev".
func versionOf() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "dev"
}
