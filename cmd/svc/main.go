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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
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
