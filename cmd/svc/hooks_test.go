package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestHooks checks what .pre-commit-hooks.yaml promises to pre-commit; pre-commit.txtar runs the commands.
func TestHooks(t *testing.T) {
	t.Parallel()
	var hooks []struct {
		ID, Name, Description, Language, Entry, Files string
		PassFilenames                                 *bool `yaml:"pass_filenames"`
		RequireSerial                                 bool  `yaml:"require_serial"`
		AlwaysRun                                     bool  `yaml:"always_run"`
	}
	if err := yaml.Unmarshal([]byte(read(t, "../../.pre-commit-hooks.yaml")), &hooks); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h.ID)
		command, _, err := tree().Find(strings.Fields(strings.TrimPrefix(h.Entry, "svc ")))
		if err != nil || !command.Runnable() || h.Name == "" || h.Description == "" || h.Language != "golang" {
			t.Errorf("hook %s: %+v (%v)", h.ID, h, err)
		}
		files := regexp.MustCompile(h.Files)
		if !files.MatchString("catalogue/services/deep/pay-fine.yaml") || !files.MatchString("people.yaml") || files.MatchString("README.md") {
			t.Errorf("hook %s does not run for what it is for, or for more: %s", h.ID, h.Files)
		}
		// Pre-commit splits a long list of files between runs. Of several that write, one does and the others say so, and fail.
		names := h.PassFilenames == nil || *h.PassFilenames
		if names && !h.RequireSerial {
			t.Errorf("hook %s: runs of it get in each other's way", h.ID)
		}
		if !names && !h.AlwaysRun {
			t.Errorf("hook %s would not run for a commit that only deletes files", h.ID)
		}
	}
	if !slices.Equal(ids, []string{"svc-lint", "svc-fmt", "svc-diff"}) {
		t.Errorf("hooks %s", ids)
	}
}
