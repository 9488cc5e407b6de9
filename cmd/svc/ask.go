package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/service-catalogue/svc/internal/cli"
)

// asker asks at the terminal that standard input is; it is nil when it is none. Tab completes the answer, or the last of
// several with commas between them, as far as it is clear. When ctx is done, the terminal is as it was.
func asker(ctx context.Context, stdin, stderr *os.File) func(question string, candidates []string) (string, error) {
	in := int(stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	out := stdin // where questions are seen although standard error goes elsewhere
	if term.IsTerminal(int(stderr.Fd())) {
		out = stderr
	}
	keys := &watched{Reader: stdin}
	lines := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{keys, out}, "") // one for all questions, since it reads ahead
	return func(question string, candidates []string) (string, error) {
		old, err := term.MakeRaw(in)
		if err != nil {
			return "", err
		}
		restore := func() { _ = term.Restore(in, old) }
		defer restore()
		defer context.AfterFunc(ctx, restore)()
		if width, height, err := term.GetSize(in); err == nil && width > 0 {
			_ = lines.SetSize(width, height)
		}
		lines.SetPrompt(question)
		lines.AutoCompleteCallback = func(text string, at int, key rune) (string, int, bool) {
			if key != '\t' {
				return "", 0, false
			}
			done, choices := cli.Complete(text[:at], candidates)
			if len(choices) > 1 {
				_, _ = lines.Write([]byte(strings.Join(choices, "  ") + "\n"))
			}
			return done + text[at:], len(done), true
		}
		answer, err := lines.ReadLine()
		if errors.Is(err, io.EOF) { // Ctrl-C and Ctrl-D
			_, _ = out.WriteString("\r\n") // the terminal is raw still
			if keys.interrupted {
				return "", cli.ErrInterrupted
			}
			return "", cli.ErrNoAnswer
		}
		return answer, err
	}
}

// watched reads keys and notices Ctrl-C among them.
type watched struct {
	io.Reader
	interrupted bool
}

// Read reads.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	w.interrupted = w.interrupted || bytes.IndexByte(p[:n], 3) >= 0
	return n, err
}
