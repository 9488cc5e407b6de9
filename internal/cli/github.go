package cli

import (
	"io"
	"os"
	"slices"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// maxSummary is how much GitHub takes of the job summary of one step, in bytes. It shows nothing of one that is larger.
const maxSummary = 1 << 20

// annotate adds annotations to a run in GitHub Actions that was asked for no format. The text for people stays: both are
// read from the same log.
func (o *outputs) annotate(wanted []string) {
	if len(wanted) == 0 && o.env.Getenv("GITHUB_ACTIONS") == "true" {
		format, _ := render.For(githubFormat)
		o.list = append(o.list, &output{format: format})
	}
}

const githubFormat = "github"

// summarise adds the findings to the job summary of GitHub Actions, if there is one and annotations were written, which
// are few and far between.
func (o *outputs) summarise(doc *view.Doc) {
	file := o.env.Getenv("GITHUB_STEP_SUMMARY")
	if file == "" || !slices.ContainsFunc(o.list, func(out *output) bool { return out.format.Name == githubFormat }) {
		return
	}
	if err := appendSummary(file, doc); err != nil {
		o.remark("the job summary is incomplete: %s", withoutPath(err).Error())
	}
}

func appendSummary(name string, doc *view.Doc) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644) //nolint:gosec // others of the job read it too
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	used, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	room := maxSummary - int(used)
	if room < minSummary {
		return fault.New("there is no room left in it")
	}
	if used > 0 {
		if _, err := io.WriteString(f, "\n"); err != nil {
			return err
		}
		room--
	}
	markdown, _ := render.For("markdown")
	short := *doc
	short.Tables = nil
	if err := markdown.Write(f, &short, render.Style{Limit: room}); err != nil {
		return err
	}
	return f.Close()
}

// minSummary is room for the heading, in bytes.
const minSummary = 4096
