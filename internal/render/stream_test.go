package render_test

import (
	"runtime"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// heap is a writer that looks at the memory in use now and then.
type heap struct {
	written, next int
	least, most   uint64
}

func (h *heap) Write(p []byte) (int, error) {
	h.written += len(p)
	if h.written >= h.next {
		h.next = h.written + 1<<20
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		if h.least == 0 {
			h.least = stats.HeapAlloc
		}
		h.most = max(h.most, stats.HeapAlloc)
	}
	return len(p), nil
}

// TestStreams checks that no format holds more the more findings there are: what it needs at the start it needs at the end.
//
//nolint:paralleltest // other tests would use memory too
func TestStreams(t *testing.T) {
	const most = 1 << 20
	doc := manyFindings(20_000)
	for _, format := range render.Fitting(view.Findings | view.Data) {
		t.Run(format.Name, func(t *testing.T) {
			var h heap
			if err := format.Write(&h, doc, render.Style{}); err != nil {
				t.Fatal(err)
			}
			if grown := h.most - h.least; grown > most {
				t.Errorf("%d bytes more after %d bytes of output, want at most %d", grown, h.written, most)
			}
		})
	}
	runtime.KeepAlive(doc)
}
