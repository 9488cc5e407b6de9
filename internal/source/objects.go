package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/fault"
)

// maxObject is the size of the largest object that is read. Of a larger one only the size is known, as if it stood on disk.
const maxObject = 64 << 20

// blob is the content of a file.
type blob struct {
	text []byte
	size int64 // of the whole; larger than the text where that was not read
}

// cut reports whether a blob was too large to be read.
func (b blob) cut() bool { return int64(len(b.text)) < b.size }

// objects reads blobs, by one long-lived program that answers one list of ids after the other.
type objects struct {
	patience *patience
	launch   func() *reader

	mu     sync.Mutex
	reader *reader
	ready  map[string]blob // read ahead
	held   int             // bytes of those
	failed error
	closed bool
}

// maxHeld bounds what is read ahead and perhaps never asked for, in bytes.
const maxHeld = 32 << 20

// read gives a blob, and reads those that will probably be asked for next with it.
func (o *objects) read(id string, ahead func() []string) (blob, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if b, ok := o.ready[id]; ok {
		delete(o.ready, id)
		o.held -= len(b.text)
		return b, nil
	}
	if o.failed != nil {
		return blob{}, o.failed
	}
	if o.closed {
		return blob{}, os.ErrClosed
	}
	if o.ready == nil || o.held > maxHeld {
		o.ready, o.held = map[string]blob{}, 0
	}
	ids := []string{id}
	for _, next := range ahead() {
		if _, ok := o.ready[next]; !ok && next != id {
			ids = append(ids, next)
		}
	}
	first, err := o.fetch(ids)
	if err != nil {
		o.failed = err
	}
	return first, err
}

// fetch reads blobs, gives the first and keeps the others.
func (o *objects) fetch(ids []string) (first blob, err error) {
	for at := 0; at < len(ids); {
		if o.reader == nil {
			o.reader = o.launch()
		}
		stop := o.patience.watch(o.reader.cancel)
		list, err := o.reader.ask(ids[at:])
		stop()
		for i, b := range list {
			if at+i == 0 {
				first = b
				continue
			}
			o.ready[ids[at+i]] = b
			o.held += len(b.text)
		}
		at += len(list)
		if err != nil {
			return blob{}, cause(err, o.end())
		}
		if list[len(list)-1].cut() {
			_ = o.end() // it is in the middle of the object
		}
	}
	return first, nil
}

// cause prefers what git said to how the pipe to it broke.
func cause(err, ended error) error {
	broken := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, os.ErrClosed) || errors.Is(err, errBrokenPipe)
	if ended != nil && broken {
		return fault.At("read objects of the repository", incomplete(ended))
	}
	if broken {
		return fault.New("read objects of the repository: git ended early")
	}
	return err
}

// errBrokenPipe is the error of asking a program that has ended.
var errBrokenPipe = errors.New("git has ended")

// end stops the program and gives the error with which it ended before.
func (o *objects) end() error {
	r := o.reader
	o.reader = nil
	return r.close()
}

func (o *objects) failure() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.failed
}

func (o *objects) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed, o.ready = true, nil
	if o.reader != nil {
		_ = o.end() // what was to be read has been read
	}
	return nil
}

// reader is a running git cat-file --batch.
type reader struct {
	in     *os.File
	out    *os.File
	answer *bufio.Reader
	cancel context.CancelCauseFunc
	ended  chan error
}

// launch starts the program. A start that fails shows in the first answer.
func launch(ctx context.Context, run func(context.Context, io.Reader, io.Writer) error) *reader {
	ctx, cancel := context.WithCancelCause(ctx)
	r := &reader{cancel: cancel, ended: make(chan error, 1)}
	theirIn, in, err := os.Pipe()
	if err != nil {
		return r.broken(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		_, _ = theirIn.Close(), in.Close()
		return r.broken(err)
	}
	r.in, r.out, r.answer = in, out, bufio.NewReaderSize(out, 64<<10)
	go func() {
		err := run(ctx, theirIn, theirOut)
		_, _ = theirIn.Close(), theirOut.Close()
		r.ended <- err
	}()
	return r
}

// broken is a reader that has never started.
func (r *reader) broken(err error) *reader {
	r.answer = bufio.NewReader(strings.NewReader(""))
	r.ended <- err
	return r
}

// close ends the program and gives the error with which it had ended by itself.
func (r *reader) close() error {
	if r.in == nil {
		return <-r.ended
	}
	_ = r.in.Close()
	defer func() { _ = r.out.Close() }()
	select {
	case err := <-r.ended:
		return err
	default:
	}
	errStopped := errors.New("stopped")
	r.cancel(errStopped)
	if err := <-r.ended; !errors.Is(err, errStopped) {
		return err
	}
	return nil
}

// ask reads objects in order. It gives fewer than were asked for, and no error, when the last of them is too large: then
// the program must be ended, since it is in the middle of that object.
func (r *reader) ask(ids []string) ([]blob, error) {
	if r.in == nil {
		return nil, errBrokenPipe
	}
	if _, err := io.WriteString(r.in, strings.Join(ids, "\n")+"\n"); err != nil {
		return nil, errBrokenPipe
	}
	list := make([]blob, 0, len(ids))
	for _, id := range ids {
		line, err := r.answer.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		size, err := blobSize(string(line), id)
		if err != nil {
			return nil, err
		}
		if size > maxObject {
			return append(list, blob{size: size}), nil
		}
		text := make([]byte, size+1) // with the line break that follows
		if _, err := io.ReadFull(r.answer, text); err != nil {
			return nil, err
		}
		if text[size] != '\n' {
			return nil, fmt.Errorf("git cat-file: object %.12s does not end where it should", id)
		}
		list = append(list, blob{text[:size:size], size})
	}
	return list, nil
}

// blobSize reads the line that comes before an object: "<id> blob <size>".
func blobSize(line, id string) (int64, error) {
	words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
	switch {
	case len(words) == 2 && words[0] == id && words[1] == "missing":
		return 0, fmt.Errorf("object %.12s is missing from the repository: in a partial clone %s; otherwise the repository is damaged, and git fsck says how", id, refetch)
	case len(words) != 3 || words[0] != id:
		return 0, fmt.Errorf("git cat-file answers %s for object %.12s", quote(line), id)
	case words[1] != "blob":
		return 0, fmt.Errorf("object %.12s is a %s where a file should be; the repository is damaged", id, words[1])
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil || size < 0 {
		return 0, fmt.Errorf("git cat-file answers %s for object %.12s", quote(line), id)
	}
	return size, nil
}
