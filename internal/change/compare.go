package change

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/schema"
)

// Compare says how the new catalogue differs from the old one. Services that both share, as the same value in memory, are
// known to be alike.
func Compare(before, after *catalogue.Catalogue) (*Set, error) {
	plans := &fields.Plans{}
	c := &comparer{plans: plans, set: &Set{Old: before, New: after, plans: plans}}
	c.shared()
	for _, pair := range c.pairs() {
		c.service(pair)
	}
	return c.set, c.err
}

// comparer collects the changes of two catalogues.
type comparer struct {
	plans *fields.Plans
	set   *Set
	now   Change // what all changes of the document at hand have in common
	err   error  // a mistake in the types of the schema
}

// shared compares the files that services share.
func (c *comparer) shared() {
	before, after := c.set.Old, c.set.New
	c.document(Settings, catalogue.SettingsFile, before.Settings, after.Settings)
	if c.readable(catalogue.PeopleFile, before.HasPeople, after.HasPeople) && !catalogue.SameFile(before, after, catalogue.PeopleFile) {
		c.document(People, catalogue.PeopleFile, &schema.People{People: before.People()}, &schema.People{People: after.People()})
	}
	if c.readable(catalogue.RolesFile, before.HasRoles, after.HasRoles) {
		c.document(Roles, catalogue.RolesFile, before.Roles, after.Roles)
	}
	if c.readable(catalogue.RiskScaleFile, before.HasRiskScale, after.HasRiskScale) {
		c.document(RiskScale, catalogue.RiskScaleFile, before.RiskScale, after.RiskScale)
	}
}

// readable notes the sides on which a shared file is there and could not be read, unless it is the same on both.
func (c *comparer) readable(file string, before, after bool) bool {
	ok := true
	for _, side := range []struct {
		catalogue *catalogue.Catalogue
		read, old bool
	}{{c.set.Old, before, true}, {c.set.New, after, false}} {
		if _, there := side.catalogue.Bytes(file); there && !side.read {
			if !catalogue.SameFile(c.set.Old, c.set.New, file) {
				c.set.Unread = append(c.set.Unread, Unread{File: file, Old: side.old})
			}
			ok = false
		}
	}
	return ok
}

func (c *comparer) document(kind Document, file string, before, after any) {
	c.now = Change{Document: kind}
	from := len(c.set.Changes)
	c.root(before, after)
	c.outside(reflect.TypeOf(before), c.set.Old.SharedFile(file), c.set.New.SharedFile(file), from)
}

// root compares two documents of one type, given as pointers to structs.
func (c *comparer) root(before, after any) {
	plan, err := c.plans.Of(reflect.TypeOf(before))
	if err != nil {
		c.err = err
		return
	}
	c.structs(&place{}, plan, reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem())
}

// service compares one service; what is new or gone as a whole is one change.
func (c *comparer) service(pair *Pair) {
	c.now = Change{Document: Service, Pair: pair}
	before := len(c.set.Changes)
	switch {
	case pair.Old == nil:
		c.differ(&place{}, nil, pair.New.Name)
	case pair.New == nil:
		c.differ(&place{}, pair.Old.Name, nil)
	default:
		if was, is := id(pair.Old), id(pair.New); was != is {
			c.add(Renamed, &place{path: "id", before: "id", after: "id"}, was, is)
		} else if was, is := pair.Old.File.Name, pair.New.File.Name; was != is {
			c.add(Renamed, &place{}, was, is)
		}
		c.root(&pair.Old.Service, &pair.New.Service)
		c.outside(reflect.TypeOf(&pair.Old.Service), pair.Old.File, pair.New.File, before)
	}
	if len(c.set.Changes) > before {
		c.set.Pairs = append(c.set.Pairs, pair)
	}
}

// place is where the comparison is: the path by keys, the paths by which each side finds it, and what is known of it.
type place struct {
	path, before, after string
	area                string
	field               *fields.Field
}

// in is the place of a key of a mapping at this place.
func (p *place) in(key string) *place {
	return &place{catalogue.Key(p.path, key), catalogue.Key(p.before, key), catalogue.Key(p.after, key), p.area, p.field}
}

// item is the place of the items of a list that have the same key on both sides.
func (p *place) item(key, before, after string) *place {
	return &place{catalogue.Item(p.path, key), catalogue.Item(p.before, before), catalogue.Item(p.after, after), p.area, p.field}
}

// of is the place of a field of a struct at this place.
func (p *place) of(field *fields.Field) *place {
	at := *p
	if field.Name != "" {
		at = *p.in(field.Name)
	}
	at.area = cmp.Or(field.Area, p.area)
	at.field = field
	return &at
}

// isDefault reports whether a value is none, or what an absent field stands for.
func (p *place) isDefault(v any) bool {
	return v == nil || p.field != nil && p.field.Tag.Get("default") != "" && text(v) == p.field.Tag.Get("default")
}

// differ adds the change of a value that has come, is gone, or is another one, and none where the two are alike.
func (c *comparer) differ(at *place, from, to any) {
	kind := Changed
	switch none := from == nil || to == nil; {
	case none && from == to, !none && equal(from, to):
		return
	case from == nil:
		kind = Added
	case to == nil:
		kind = Removed
	}
	c.add(kind, at, from, to)
}

//go:noinline
func (c *comparer) add(kind Kind, at *place, from, to any) {
	change := c.now
	change.Kind, change.Path, change.Area, change.Field = kind, at.path, at.area, at.field
	change.From, change.To = from, to
	change.oldAt, change.newAt = at.before, at.after
	c.set.Changes = append(c.set.Changes, change)
}

// structs compares two mappings field by field. The id pairs the two and says nothing, and neither does the version of the
// format where one of them leaves it out.
func (c *comparer) structs(at *place, plan *fields.Plan, before, after reflect.Value) {
	for i := range plan.Fields {
		field := &plan.Fields[i]
		was, is := before.FieldByIndex(field.Index), after.FieldByIndex(field.Index)
		if at.path == "" && (field.Name == "id" || field.Name == "schema" && (was.IsZero() || is.IsZero())) {
			continue
		}
		if reflect.DeepEqual(was.Interface(), is.Interface()) {
			continue // most are, and the long way would look at each value in them
		}
		c.value(at.of(field), field.Type, was, is)
	}
}

// value compares two values of one type, each of which may be absent.
func (c *comparer) value(at *place, t *fields.Type, before, after reflect.Value) {
	from, to := plain(t, before), plain(t, after)
	switch {
	case from == nil && at.isDefault(to), to == nil && at.isDefault(from):
	case (from == nil || to == nil) && t.Kind != fields.List && t.Kind != fields.Map:
		c.differ(at, from, to)
	case t.Kind == fields.Struct:
		c.structs(at, t.Plan, reflect.Indirect(before), reflect.Indirect(after))
	case t.Kind == fields.List:
		c.lists(at, t, before, after)
	case t.Kind == fields.Map:
		c.maps(at, t, before, after)
	default:
		c.differ(at, from, to)
	}
}

// maps compares two mappings with free keys.
func (c *comparer) maps(at *place, t *fields.Type, before, after reflect.Value) {
	keys := map[string]reflect.Value{}
	for _, m := range []reflect.Value{before, after} {
		for _, key := range m.MapKeys() {
			keys[text(plain(t.Key, key))] = key
		}
	}
	names := make([]string, 0, len(keys))
	for name := range keys {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		where, was, is := at.in(name), before.MapIndex(keys[name]), after.MapIndex(keys[name])
		var from, to any
		if was.IsValid() {
			from = plain(t.Elem, was)
		}
		if is.IsValid() {
			to = plain(t.Elem, is)
		}
		switch {
		case was.IsValid() && is.IsValid():
			c.value(where, t.Elem, was, is)
		case !where.isDefault(from) || !where.isDefault(to):
			c.differ(where, from, to)
		}
	}
}
