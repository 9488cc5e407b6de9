package main

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"gopkg.in/yaml.v3"
)

// floor reads every service file below dir and lets the YAML library parse it into nodes, with as many goroutines as
// there are processors and the collector as Go sets it. It is what a lint cannot do without.
func floor(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "services", "*.yaml"))
	if err != nil {
		return err
	}
	work := make(chan string, 256)
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for name := range work {
				if err := parse(name); err != nil {
					select {
					case errs <- err:
					default:
					}
				}
			}
		})
	}
	for _, name := range names {
		work <- name
	}
	close(work)
	wg.Wait()
	close(errs)
	return <-errs
}

func parse(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var node yaml.Node
	return yaml.Unmarshal(text, &node)
}
