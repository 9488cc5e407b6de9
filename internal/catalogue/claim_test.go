package catalogue_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
)

func TestNamesSecondOwner(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"owners": true, "co_owner": true, "co-owner": true, "coOwner": true, "co_owners": true, "Joint Owner": true,
		"joint_owners": true, "second_owner": true, "2nd_owner": true, "owner2": true, "owner_2": true, "owner_b": true,
		"other_owner": true, "shared_ownership": true, "co_ownership": true, "service_owner": true, "service_owners": true,
		"joint_service_owner": true, "primary_owner": true,
		"owner": false, "Owner": false, "own": false, "deputy": false, "deputys": false, "deputy_owner": false,
		"product_owner": false, "business_owner": false, "ownership_history": false, "owner_email": false, "": false,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := catalogue.NamesSecondOwner(in); got != want {
				t.Errorf("NamesSecondOwner(%q) = %v, want %v", in, got, want)
			}
		})
	}
}

func TestPersonalData(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"dob": true, "date_of_birth": true, "birthday": true, "home_address": true, "address": true, "postcode": true,
		"ni_number": true, "nino": true, "national-insurance": true, "private_phone": true, "personalEmail": true,
		"gender": true, "ethnicity": true, "religion": true, "health": true, "salary": true, "passport_no": true,
		"next_of_kin": true, "marital_status": true,
		"email": false, "e_mail": false, "email_address": false, "phone": false, "unit": false, "grade": false, "nickname": false,
		"team": false, "manager": false, "pager": false, "": false,
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := catalogue.PersonalData(in); got != want {
				t.Errorf("PersonalData(%q) = %v, want %v", in, got, want)
			}
		})
	}
}

func TestClaimed(t *testing.T) {
	t.Parallel()
	list := func(path string) catalogue.Fault {
		return catalogue.Fault{Kind: catalogue.WrongType, Path: path, Got: "a list"}
	}
	key := func(path, key string) catalogue.Fault {
		return catalogue.Fault{Kind: catalogue.UnknownKey, Path: path, Key: key}
	}
	tests := map[string]struct {
		in   catalogue.Fault
		want bool
	}{
		"list of owners":                        {list("owner"), true},
		"list within the owner":                 {list("owner.person"), true},
		"list of contacts":                      {list("contact"), true},
		"list of accountable roles":             {list("activities.release.accountable"), true},
		"list of accountable roles, odd name":   {list(`activities["go.live"].accountable`), true},
		"activity that is called accountable":   {list("activities.accountable"), false},
		"list within an activity":               {list("activities.release.split"), false},
		"accountable role that is a mapping":    {catalogue.Fault{Kind: catalogue.WrongType, Path: "activities.release.accountable", Got: "a mapping"}, false},
		"list elsewhere":                        {list("name"), false},
		"owner that is a number":                {catalogue.Fault{Kind: catalogue.WrongType, Path: "owner", Got: "a number"}, false},
		"second owner":                          {key("co_owner", "co_owner"), true},
		"second owner within the owner":         {key("owner.co_owner", "co_owner"), true},
		"second owner in a quoted key":          {key(`["co.owner"]`, "co.owner"), true},
		"second owner of something else":        {key("components[db].co_owner", "co_owner"), false},
		"personal data of a person":             {key("people.a-khan.dob", "dob"), true},
		"personal data of a person with a dot":  {key(`people["a.khan"].dob`, "dob"), true},
		"personal data's name in a service":     {key("contact.address", "address"), false},
		"any other unknown key":                 {key("people.a-khan.shoe", "shoe"), false},
		"id that breaks the pattern":            {catalogue.Fault{Kind: catalogue.NotAllowed, Path: "id", Key: "id"}, true},
		"second owner that is written twice":    {catalogue.Fault{Kind: catalogue.DuplicateKey, Path: "co_owner", Key: "co_owner"}, false},
		"missing key with the name of an owner": {catalogue.Fault{Kind: catalogue.Required, Path: "owners", Key: "owners"}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := catalogue.Claimed(&tt.in); got != tt.want {
				t.Errorf("Claimed(%+v) = %v, want %v", tt.in, got, tt.want)
			}
		})
	}
}
