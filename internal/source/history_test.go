package source_test

import (
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/source"
)

func TestCommits(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit("first\n\nbody", map[string]string{"a": "1", "b/c": "1"})
	r.git("checkout", "-q", "-b", "topic")
	topic := r.commit("topic", map[string]string{"a": "2"})
	r.git("checkout", "-q", "main")
	second := r.commit("second", map[string]string{"b/c": "2"})
	r.git("merge", "-q", "--no-ff", "-m", "merge", "topic")
	merge := r.git("rev-parse", "HEAD")
	r.git("checkout", "-q", "-b", "other")
	aside := r.commit("aside", map[string]string{"new": "1"})
	r.git("checkout", "-q", "main")
	r.git("merge", "-q", "--no-ff", "-m", "late", "other")
	late := r.git("rev-parse", "HEAD")
	repo := r.open()
	tests := map[string]struct {
		in   source.Query
		want []string
	}{
		"first parents":  {source.Query{FirstParent: true}, []string{merge, second, first}},
		"a file":         {source.Query{Paths: []string{"a"}}, []string{topic, first}},
		"a directory":    {source.Query{Paths: []string{"b"}}, []string{second, first}},
		"at most":        {source.Query{FirstParent: true, Max: 1}, []string{merge}},
		"that add it":    {source.Query{Paths: []string{"a"}, Added: true}, []string{first}},
		"that merge it":  {source.Query{Paths: []string{"new"}, Added: true}, []string{late, aside}},
		"no such file":   {source.Query{Paths: []string{"*"}}, nil},
		"like an option": {source.Query{Paths: []string{"--all"}}, nil},
	}
	for name, tt := range tests {
		tip := merge
		if name == "that merge it" {
			tip = late
		}
		list, err := repo.Commits(t.Context(), tip, tt.in)
		var got []string
		for _, c := range list {
			got = append(got, c.ID)
		}
		if err != nil || strings.Join(got, " ") != strings.Join(tt.want, " ") {
			t.Errorf("%s: %q, %v, want %q", name, got, err, tt.want)
		}
	}
	all, err := repo.Commits(t.Context(), merge, source.Query{})
	if err != nil || len(all) != 4 {
		t.Fatalf("%v, %v, want 4 commits", all, err)
	}
	c := all[3]
	if c.Subject != "first" || c.Author != "Aisha Khan" || c.Email != "aisha.khan@harbour.example" || !c.Date.Equal(time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", c)
	}
	if strings.Join(all[0].Parents, " ") != second+" "+topic {
		t.Errorf("parents of the merge: %q", all[0].Parents)
	}
	if _, err := repo.Commits(t.Context(), "--all", source.Query{}); err == nil {
		t.Error("an option in place of an id: want an error")
	}
}

// TestLacksParents checks that the first commit of a shallow clone is told from the first of a history.
func TestLacksParents(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit("first", map[string]string{"a": "1"})
	r.commit("second", map[string]string{"a": "2"})
	shallow := newRepository(t)
	shallow.git("fetch", "-q", "--depth=1", "file://"+r.dir, "main:there")
	for _, tt := range []struct {
		repo *source.Repo
		tip  string
		want bool
	}{{r.open(), first, false}, {r.open(), r.git("rev-parse", "main"), false}, {shallow.open(), shallow.git("rev-parse", "there"), true}} {
		list, err := tt.repo.Commits(t.Context(), tt.tip, source.Query{Max: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := tt.repo.LacksParents(t.Context(), list[0]); got != tt.want || err != nil {
			t.Errorf("LacksParents(%s) = %v, %v, want %v", list[0].Subject, got, err, tt.want)
		}
	}
}

func TestMonthly(t *testing.T) {
	t.Parallel()
	var list []*source.Commit
	for _, day := range []string{"2026-03-02", "2026-03-01", "2026-04-01", "2026-02-28", "2026-01-31", "2026-01-01", "2025-10-05"} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, &source.Commit{ID: day, Committed: at})
	}
	var got []string
	for _, c := range source.Monthly(list, 24) {
		got = append(got, c.ID+" on "+c.Committed.Format(time.DateOnly))
	}
	// The clock of whoever made the third was wrong; what counts is the order of the history. Nothing changed for two months.
	want := "2026-03-02 on 2026-03-02, 2026-02-28 on 2026-02-28, 2026-01-31 on 2026-01-31, " +
		"2025-10-05 on 2025-12-31, 2025-10-05 on 2025-11-30, 2025-10-05 on 2025-10-05"
	if some := source.Monthly(list, 4); len(some) != 4 || some[3].ID != "2025-10-05" {
		t.Errorf("Monthly of four = %v, want the first four", some)
	}
	if strings.Join(got, ", ") != want {
		t.Errorf("Monthly = %q, want %q", got, want)
	}
}
