package catalogue_test

import (
	"slices"
	"testing"
)

// roleFile is a roles.yaml with a title in two roles and a role without a title.
const roleFile = `schema: svc-roles/v1
roles:
  service_owner: {title: Service owner, also_known_as: [Service lead]}
  product_lead: {title: Product lead, also_known_as: [Head of product, Lead of research and design]}
  delivery_lead: {title: Delivery lead, also_known_as: [head-of-product]}
  sro: {}
  empty:
`

func TestRolesCalled(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff, "roles.yaml": roleFile})
	tests := map[string][]string{
		"Service owner": {"service_owner"}, "service lead": {"service_owner"}, "service_owner": {"service_owner"},
		"Head of product": {"delivery_lead", "product_lead"}, "sro": nil, "": nil, "Service": nil,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := c.RolesCalled(in); !slices.Equal(got, want) {
				t.Errorf("RolesCalled(%q) = %v, want %v", in, got, want)
			}
		})
	}
}

func TestJoinedRoles(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff, "roles.yaml": roleFile})
	tests := map[string][]string{
		"sro": nil, "Service owner": nil, "nobody-knows": nil, "Lead of research and design": nil, "": nil,
		"sro and service_owner": {"sro", "service_owner"}, "sro, product_lead": {"sro", "product_lead"},
		"sro/product_lead": {"sro", "product_lead"}, "sro & x": {"sro", "x"},
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := c.JoinedRoles(in); !slices.Equal(got, want) {
				t.Errorf("JoinedRoles(%q) = %v, want %v", in, got, want)
			}
		})
	}
}

func TestRoleTitle(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"people.yaml": staff, "roles.yaml": roleFile})
	for in, want := range map[string]string{"service_owner": "Service owner", "sro": "sro", "empty": "empty", "unknown": "unknown"} {
		if got := c.RoleTitle(in); got != want {
			t.Errorf("RoleTitle(%q) = %q, want %q", in, got, want)
		}
	}
}
