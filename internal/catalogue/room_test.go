package catalogue_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// crowded is a room that is always full and counts what happens while it is emptied.
type crowded struct {
	expected, emptied int
	reading           atomic.Int32
	disturbed         bool
}

func (c *crowded) Expect(files int) { c.expected = files }
func (c *crowded) Full() bool       { return true }
func (c *crowded) Empty() {
	c.emptied++
	c.disturbed = c.disturbed || c.reading.Load() > 0
}

func TestRoomIsEmptiedBetweenFiles(t *testing.T) {
	t.Parallel()

	files := fstest.MapFS{}
	for i := range 200 {
		files[fmt.Sprintf("services/service-%03d.yaml", i)] = &fstest.MapFile{Data: []byte("schema: svc/v1\n")}
	}
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	room := &crowded{}
	c.Room = room
	err = c.Load(t.Context(), 4, func(int, *catalogue.File, *catalogue.Service, *catalogue.Document) {
		room.reading.Add(1)
		room.reading.Add(-1)
	})
	if err != nil {
		t.Fatal(err)
	}
	if room.expected != 200 || room.emptied < 200/16 || room.disturbed {
		t.Errorf("%d files were expected and the room emptied %d times, disturbed: %t", room.expected, room.emptied, room.disturbed)
	}
}

func TestPanicWhileOthersWaitForRoom(t *testing.T) {
	t.Parallel()

	files := fstest.MapFS{}
	for i := range 200 {
		files[fmt.Sprintf("services/service-%03d.yaml", i)] = &fstest.MapFile{Data: []byte("schema: svc/v1\n")}
	}
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	c.Room = &crowded{}
	err = c.Load(t.Context(), 4, func(_ int, f *catalogue.File, _ *catalogue.Service, _ *catalogue.Document) {
		if f.Name == "services/service-005.yaml" {
			panic("a rule that stops")
		}
	})
	if err == nil {
		t.Error("the panic of a worker is lost")
	}
}
