//go:build !bootstrap

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra/doc"
)

// writeRelease writes what a release holds beside the program: completions/ for four shells and man/. The date of the man
// pages is that of the release, in seconds since 1970, so that the same release always gives the same bytes.
func writeRelease(dir, epoch string) error {
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH is %q: want the date of the release in seconds since 1970", epoch)
	}
	if err := writeCompletions(filepath.Join(dir, "completions")); err != nil {
		return err
	}
	man := filepath.Join(dir, "man")
	if err := os.MkdirAll(man, 0o755); err != nil {
		return err
	}
	date := time.Unix(seconds, 0).UTC()
	header := &doc.GenManHeader{Title: "SVC", Section: "1", Date: &date, Source: "svc", Manual: "Service catalogue"}
	return doc.GenManTree(commandTree(), header, man)
}

func writeCompletions(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root := commandTree()
	const descriptions = true
	return errors.Join(
		root.GenBashCompletionFileV2(filepath.Join(dir, "svc.bash"), descriptions),
		root.GenZshCompletionFile(filepath.Join(dir, "svc.zsh")),
		root.GenFishCompletionFile(filepath.Join(dir, "svc.fish"), descriptions),
		root.GenPowerShellCompletionFileWithDesc(filepath.Join(dir, "svc.ps1")),
	)
}
