package catalogue

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// Limits of a whole catalogue. Beyond them loading ends with an error.
const (
	MaxFiles = 250_000
	MaxTotal = 2 << 30 // bytes
	maxDepth = 32      // directories below services
)

// ErrTooBig tells that a catalogue is beyond the limits.
var ErrTooBig = errors.New("catalogue too big")

// Visit sees one service file while its text is at hand. The service is nil when the file could not be read. Visits come
// from several goroutines at a time; worker tells them apart.
type Visit func(worker int, f *File, s *Service, d *Document)

// Load reads all services with the given number of workers (0 means one for each processor) and shows each to visit,
// which may be nil. Files that cannot be read become files with faults; an error means that the directory itself could
// not be read or is beyond the limits, or that visit panicked.
func (c *Catalogue) Load(ctx context.Context, workers int, visit Visit) error {
	entries, err := c.list(ctx)
	if err != nil {
		return err
	}
	if c.Room != nil {
		c.Room.Expect(len(entries))
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = max(1, min(workers, len(entries)))
	services := make([]*Service, len(entries))
	total, err := c.readAll(ctx, entries, workers, services, visit)
	if err != nil {
		return err
	}
	if total > MaxTotal {
		return fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooBig, total, int64(MaxTotal))
	}
	c.files = slices.Clip(c.shared)
	for _, e := range entries {
		if !e.vanished {
			c.files = append(c.files, e.file)
		}
	}
	c.services = slices.DeleteFunc(services, func(s *Service) bool { return s == nil })
	c.index = newIndex(c.services, c.files)
	return nil
}

// entry is a file below services and what the directory says of it.
type entry struct {
	file     *File
	problem  string // why it cannot be read, known from its name or type
	hint     string
	vanished bool // it was gone when it was to be opened
}

// readAll reads the files in parallel, chunk by chunk so that workers seldom meet, and adds up their sizes. When a worker
// panics, all stop and the panic comes back as an error.
func (c *Catalogue) readAll(ctx context.Context, entries []*entry, workers int, services []*Service, visit Visit) (int64, error) {
	const chunk = 16
	var crew crash.Group
	shift := shift{room: c.Room}
	var mu sync.Mutex
	var total int64
	next := 0
	take := func(bytes int64) (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		total += bytes
		at := next
		next += chunk
		return at, at < len(entries) && ctx.Err() == nil && total <= MaxTotal && !crew.Failed()
	}
	for worker := range workers {
		crew.Go(func() {
			r := newReader(c)
			for {
				at, ok := take(r.bytes)
				if !ok {
					return
				}
				r.bytes = 0
				shift.work(func() {
					for i := at; i < min(at+chunk, len(entries)); i++ {
						s, doc := r.read(entries[i])
						services[i] = s
						if visit != nil && !entries[i].vanished {
							visit(worker, entries[i].file, s, doc)
						}
					}
				})
			}
		})
	}
	if err := crew.Wait(); err != nil {
		return total, err
	}
	return total, ctx.Err()
}

// list finds the files below services, ordered by name.
func (c *Catalogue) list(ctx context.Context) ([]*entry, error) {
	var out []*entry
	var walk func(dir string, depth int) error
	walk = func(dir string, depth int) error {
		entries, err := fs.ReadDir(c.root, dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil && depth == 0:
			return fmt.Errorf("%s: the directory cannot be read: %w", dir, plain(err))
		case err != nil:
			out = append(out, refused(dir, "the directory cannot be read: "+plain(err).Error(), "make it readable, or remove it"))
			return nil
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if !e.IsDir() || isYAML(e.Name()) {
				if entry := fileEntry(name, e, entries); entry != nil {
					out = append(out, entry)
				} else if c.hidesDirectory(name, e) {
					out = append(out, refused(name,
						"the directory is a symbolic link, which is not followed, so nothing in it is checked", "put the directory itself here"))
				}
				continue
			}
			if bad := badDirectory(name, depth); bad != nil {
				out = append(out, bad)
				continue
			}
			if err := walk(name, depth+1); err != nil {
				return err
			}
		}
		if len(out) > MaxFiles {
			return fmt.Errorf("%w: more than %d files below %s", ErrTooBig, MaxFiles, ServicesDir)
		}
		return ctx.Err()
	}
	if err := walk(ServicesDir, 0); err != nil {
		return nil, err
	}
	sorting.List(out, func(i, j int) int { return strings.Compare(out[i].file.Name, out[j].file.Name) })
	return out, nil
}

// plain is the reason of a file error without the operation and the name, which may hold the path of the machine.
func plain(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// hidesDirectory reports whether a file is a link to a directory, or to somewhere outside where one may be.
func (c *Catalogue) hidesDirectory(name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 || path.Ext(e.Name()) != "" {
		return false
	}
	info, err := fs.Stat(c.root, name)
	return err != nil || info.IsDir()
}

func refused(name, problem, hint string) *entry {
	return &entry{file: &File{Name: name}, problem: problem, hint: hint}
}

// badDirectory says what is wrong with a directory, and nil where nothing is.
func badDirectory(name string, depth int) *entry {
	bad := &entry{file: &File{Name: name}}
	switch {
	case !utf8.ValidString(name):
		bad.problem, bad.hint = "the name of the directory is not valid UTF-8, so nothing in it is checked", "rename the directory"
	case strings.HasPrefix(path.Base(name), "."):
		bad.problem, bad.hint = "a hidden directory is not part of the catalogue, so nothing in it is checked", "move it out of "+ServicesDir
	case depth+1 >= maxDepth:
		bad.problem = fmt.Sprintf("directories are nested more than %d deep, so nothing in this one is checked", maxDepth)
		bad.hint = "move the files up"
	default:
		return nil
	}
	return bad
}

// fileEntry judges a file by its name and type, and gives nil for one that has nothing to do with the catalogue.
func fileEntry(name string, e fs.DirEntry, beside []fs.DirEntry) *entry {
	base := e.Name()
	id, _ := strings.CutSuffix(base, ".yaml")
	out := &entry{file: &File{Name: name}}
	switch {
	case looksAlike(base):
		out.problem = "the file looks like a service but is not read: its name must be <id>.yaml"
		out.hint = renamed(suggestedName(base), beside)
	case !isYAML(base):
		return nil
	case !utf8.ValidString(base):
		out.problem, out.hint = "the name of the file is not valid UTF-8, so it is not read", "rename the file"
	case e.Type()&fs.ModeSymlink != 0:
		out.file.ServiceID = id
		out.problem, out.hint = "the file is a symbolic link, which is not followed", "put the file itself here"
	case e.IsDir():
		out.problem, out.hint = "this is a directory with the name of a service file", "rename the directory, or put a file here"
	case !e.Type().IsRegular():
		out.file.ServiceID = id
		out.problem, out.hint = "this is not a regular file, so it is not read", "put a regular file here"
	default:
		out.file.ServiceID = id
	}
	return out
}

// isYAML reports whether a name is that of a catalogue file.
func isYAML(base string) bool {
	return strings.HasSuffix(base, ".yaml") && !strings.HasPrefix(base, ".")
}

// looksAlike reports whether a file that is not read could be taken for a service: another extension, capitals in it, a
// dot in front, or the copy of an editor.
func looksAlike(base string) bool {
	if isYAML(base) {
		return false
	}
	lower := strings.ToLower(base)
	lower = strings.TrimRight(lower, "~#")
	for _, tail := range []string{".swp", ".swo", ".bak", ".orig", ".rej", ".tmp", ".old", ".txt"} {
		lower = strings.TrimSuffix(lower, tail)
	}
	return strings.HasSuffix(lower, ".yaml") || strings.HasSuffix(lower, ".yml")
}

// suggestedName is the name under which a look-alike would be read.
func suggestedName(base string) string {
	lower := strings.TrimLeft(strings.ToLower(base), ".#")
	if i := strings.Index(lower, ".y"); i > 0 {
		return lower[:i] + ".yaml"
	}
	return "<id>.yaml"
}

// renamed says what to do with a file that would be read under another name.
func renamed(name string, beside []fs.DirEntry) string {
	if slices.ContainsFunc(beside, func(e fs.DirEntry) bool { return e.Name() == name }) {
		return name + " is there too: write into it what only this file has, and remove this one"
	}
	return "rename it to " + name + ", or remove it"
}

// reader is one worker: its buffer and parser are used for all its files.
type reader struct {
	c      *Catalogue
	binder *binder
	parser yamldoc.Parser
	passed passed
	buf    []byte
	bytes  int64
}

func newReader(c *Catalogue) *reader {
	return &reader{c: c, binder: c.binder, parser: yamldoc.Parser{Plans: &c.binder.plans}, passed: passed{}}
}

// read reads one file. The document is valid until the next call.
func (r *reader) read(e *entry) (*Service, *Document) {
	f := e.file
	defer crash.While(f.Name)
	if e.problem != "" {
		f.Faults = []Fault{*unreadable(e.problem, e.hint)}
		return nil, nil
	}
	if r.c.passedOver(f.Name) {
		return nil, nil
	}
	if s := r.c.reused(f.Name); s != nil {
		e.file = s.File
		return s, nil
	}
	if s, known := r.c.recall(e); known {
		return s, nil
	}
	var err error
	r.buf, err = source.Read(r.c.root, f.Name, r.buf, yamldoc.MaxBytes)
	r.bytes += int64(len(r.buf))
	if errors.Is(err, fs.ErrNotExist) {
		e.vanished = true
		return nil, nil
	}
	if err != nil {
		f.Faults = []Fault{*readFault(err, yamldoc.MaxBytes)}
		return nil, nil
	}
	doc, faults := r.parser.Parse(r.buf)
	f.Faults = faults
	if !usable(doc, faults) {
		r.c.remember(f, nil)
		return nil, doc
	}
	s := &Service{File: f}
	f.Faults = append(f.Faults, r.binder.bind(doc, &s.Service, r.passed)...)
	f.Own = doc.HasOwn()
	if r.c.kept.room(f.Name, len(r.buf)) {
		doc = r.parser.Detach()
		r.buf = nil
		r.c.kept.put(f.Name, doc)
	}
	r.c.remember(f, s)
	return s, doc
}

// usable reports whether a document can be bound: what makes a file unreadable as YAML leaves nothing to rely on.
func usable(doc *Document, faults []Fault) bool {
	for i := range faults {
		if faults[i].Kind <= yamldoc.NotMapping {
			return false
		}
	}
	return doc.Readable()
}

// unreadable is a fault of a file whose text cannot be judged.
func unreadable(text, hint string) *Fault {
	return &Fault{Kind: yamldoc.Unreadable, Text: text, Hint: hint, Span: pos.Start()}
}

// readFault says why a file could not be read.
func readFault(err error, limit int) *Fault {
	f := unreadable("the file cannot be read: "+plain(err).Error(), "check the file and the disk")
	switch {
	case errors.Is(err, source.ErrTooLarge):
		f.Kind, f.Limit = yamldoc.TooLarge, limit
		f.Text = fmt.Sprintf("the file is too large: more than %d KiB", limit>>10)
		f.Hint = "keep one service in a file, and link to long texts instead of copying them in"
	case errors.Is(err, source.ErrNotRegular):
		f.Text, f.Hint = "this is not a regular file, so it is not read", "put a regular file here"
	case errors.Is(err, fs.ErrPermission):
		f.Text, f.Hint = "the file cannot be opened: permission denied", "make it readable for everybody"
	}
	return f
}
