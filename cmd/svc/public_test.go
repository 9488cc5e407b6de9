package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPublicCatalogue checks that nothing confidential of a service reaches the report that customers read, in any format:
// owners and their mandates, other people, costs, risks.
func TestPublicCatalogue(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	program := filepath.Join(dir, "svc")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	service := `schema: svc/v1
id: renew-licence
name: Renew a licence
description: Lets anglers renew a rod licence online.
type: service
phase: live
portfolio: licensing
owner: {person: secret-owner, since: 2024-01-01, mandate: {signed_by: secret-signer, budget_limit: 424242, document: "https://secret.example/mandate"}}
deputies: [secret-deputy]
reviewed: 2026-06-01
audience: public
team: {name: secret-team}
risks: [{id: secret-risk, title: Secret risk title, owner: secret-riskowner, inherent: {likelihood: 5, impact: 5}}]
finance: {years: [{year: 2026-27, budget: 987654, spent: 876543}]}
governance: {sponsor: secret-sponsor}
problems: [{id: secret-problem, title: Secret problem}]
`
	retired := strings.NewReplacer("renew-licence", "hidden-service", "phase: live", "phase: alpha", "Renew a licence", "Secret service").Replace(service)
	files := map[string]string{
		"svc.yaml":                    "schema: svc-settings/v1\nportfolios:\n  licensing: {name: Licensing}\n",
		"people.yaml":                 "schema: svc-people/v1\npeople:\n  secret-owner: {name: Secret Owner, email: secret@people.example}\n",
		"services/renew-licence.yaml": service, "services/hidden-service.yaml": retired,
	}
	for name, text := range files {
		path := filepath.Join(dir, "c", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"table", "markdown", "csv", "tsv", "json", "jsonl", "html", "xlsx"} {
		out, err := exec.CommandContext(t.Context(), program, "report", "catalogue", "-C", filepath.Join(dir, "c"), "--as-of", "2026-06-15", "-f", format).Output()
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		text := string(out)
		if format == "xlsx" {
			text = unzipped(t, out)
		}
		if !strings.Contains(text, "Renew a licence") {
			t.Errorf("%s: no service in %.300s", format, text)
		}
		for _, secret := range []string{"secret", "Secret", "424242", "987654", "876543"} {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s: says %.60q", format, text[at:])
			}
		}
	}
}

func unzipped(t *testing.T, file []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
