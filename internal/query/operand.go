package query

import (
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/syntax"
)

// operand is one side of a comparison: a field, or fixed values.
type operand struct {
	at     syntax.Position
	name   string // of a field, or of the constant
	field  bool
	none   bool // the word None
	length bool // len(field)
	list   bool // a list of fixed values
	kind   Field
	fixed  []string
}

// values are what stands on that side for a record.
func (o *operand) values(c *context) []string {
	switch {
	case !o.field:
		return o.fixed
	case o.length:
		return []string{strconv.Itoa(len(c.values(o.name)))}
	}
	return c.values(o.name)
}

// operand reads one side of a comparison.
func (c *compiler) operand(e syntax.Expr, depth int) (*operand, error) {
	if depth > maxDepth {
		return nil, c.fail(start(e), "the expression is nested more than %s deep", strconv.Itoa(maxDepth))
	}
	e = unwrapped(e)
	switch x := e.(type) {
	case *syntax.Literal:
		return c.literal(x)
	case *syntax.ListExpr:
		return c.list(x, x.List, depth)
	case *syntax.TupleExpr:
		return c.list(x, x.List, depth)
	case *syntax.Ident, *syntax.DotExpr:
		return c.name(e)
	case *syntax.CallExpr:
		if path(x.Fn) == "len" && len(x.Args) == 1 && path(x.Args[0]) != "" {
			return c.length(x.Args[0])
		}
	case *syntax.UnaryExpr:
		if x.Op == syntax.MINUS {
			return c.negative(x, depth)
		}
	case *syntax.BinaryExpr:
		if x.Op == syntax.PLUS || x.Op == syntax.MINUS {
			return c.shifted(x, depth)
		}
	}
	return nil, c.fail(start(e), "a field or a value is wanted here; functions are len(field) and contains(field, \"text\")")
}

// length is the number of values of a field.
func (c *compiler) length(of syntax.Expr) (*operand, error) {
	o, err := c.name(of)
	if err != nil {
		return nil, err
	}
	if !o.field {
		return nil, c.fail(o.at, "len counts the values of a field")
	}
	o.length, o.kind = true, Field{Type: Number}
	return o, nil
}

// negative is a number with a minus.
func (c *compiler) negative(x *syntax.UnaryExpr, depth int) (*operand, error) {
	o, err := c.operand(x.X, depth+1)
	if err != nil || o.field || o.list || o.kind.Type != Number || o.fixed == nil {
		return nil, c.fail(x.OpPos, "- stands before a number only")
	}
	o.fixed = []string{"-" + o.fixed[0]}
	return o, nil
}

func (c *compiler) literal(x *syntax.Literal) (*operand, error) {
	switch value := x.Value.(type) {
	case string:
		return &operand{at: x.TokenPos, name: x.Raw, fixed: []string{value}}, nil
	case int64:
		return &operand{at: x.TokenPos, name: x.Raw, kind: Field{Type: Number}, fixed: []string{strconv.FormatInt(value, 10)}}, nil
	}
	if _, ok := number(x.Raw); !ok {
		return nil, c.fail(x.TokenPos, "this is no number that can be compared; write one such as 99.95")
	}
	return &operand{at: x.TokenPos, name: x.Raw, kind: Field{Type: Number}, fixed: []string{x.Raw}}, nil
}

// list reads fixed values of one type between brackets.
func (c *compiler) list(x syntax.Expr, items []syntax.Expr, depth int) (*operand, error) {
	out := &operand{at: start(x), name: "the list", list: true, fixed: []string{}}
	for i, item := range items {
		o, err := c.operand(item, depth+1)
		switch {
		case err != nil:
			return nil, err
		case o.field || o.list || o.none:
			return nil, c.fail(start(item), "a list holds texts or numbers only")
		case i > 0 && o.kind.Type != out.kind.Type:
			return nil, c.fail(start(item), "the values of a list are all of one kind: this is %s, the first is %s", o.kind.Type.String(), out.kind.Type.String())
		}
		out.kind.Type = o.kind.Type
		out.fixed = append(out.fixed, o.fixed...)
	}
	return out, nil
}

// name reads a field or a word that stands for a value.
func (c *compiler) name(e syntax.Expr) (*operand, error) {
	name, at := path(e), start(e)
	if name == "" {
		return nil, c.fail(at, "a field is wanted here, such as owner or slas.availability_percent")
	}
	o := &operand{at: at, name: name}
	if o.kind, o.field = c.scope.Field(name); o.field {
		if !slices.Contains(c.names, name) {
			c.names = append(c.names, name)
		}
		return o, nil
	}
	switch name {
	case "None", "null", "missing":
		o.kind, o.none = Field{}, true
		return o, nil
	case "True", "true", "False", "false":
		o.kind, o.fixed = Field{Type: Bool}, []string{strings.ToLower(name)}
		return o, nil
	case "today":
		o.kind, o.fixed = Field{Type: Date}, []string{c.scope.Today}
		return o, nil
	}
	hint := c.scope.Suggest(name)
	if !strings.HasPrefix(hint, ":") { // nothing is near
		hint = "; a text stands in quotes" + hint
	}
	return nil, c.fail(at, "there is no field %s%s", strconv.Quote(name), hint)
}

// shifted is a date some days earlier or later.
func (c *compiler) shifted(x *syntax.BinaryExpr, depth int) (*operand, error) {
	day, err := c.operand(x.X, depth+1)
	if err != nil {
		return nil, err
	}
	days, err := c.operand(x.Y, depth+1)
	if err != nil {
		return nil, err
	}
	if day.field || len(day.fixed) != 1 || !isDate(day.fixed[0]) {
		return nil, c.fail(x.OpPos, "only today and dates can be reckoned with: today - 90")
	}
	n, err := strconv.Atoi(append(days.fixed, "")[0])
	if err != nil || days.field || days.list || n > maxDays {
		return nil, c.fail(days.at, "a whole number of days is wanted here")
	}
	if x.Op == syntax.MINUS {
		n = -n
	}
	return &operand{at: day.at, name: day.name, kind: Field{Type: Date}, fixed: []string{plusDays(day.fixed[0], n)}}, nil
}

// maxDays keeps dates within the years that a date can have.
const maxDays = 100_000
