package query

import (
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/syntax"
)

// truth reads an expression that is true or false.
func (c *compiler) truth(e syntax.Expr, depth int) (test, error) {
	if depth > maxDepth {
		return nil, c.fail(start(e), "the expression is nested more than %s deep", strconv.Itoa(maxDepth))
	}
	e = unwrapped(e)
	switch x := e.(type) {
	case *syntax.UnaryExpr:
		if x.Op == syntax.NOT {
			inner, err := c.truth(x.X, depth+1)
			return func(ctx *context) bool { return !inner(ctx) }, err
		}
	case *syntax.BinaryExpr:
		return c.binary(x, depth)
	case *syntax.CallExpr:
		if path(x.Fn) == "contains" {
			return c.contains(x, depth)
		}
		if name := path(x.Fn); name != "len" {
			return nil, c.fail(start(x.Fn), "there is no function %s; functions are len(field) and contains(field, \"text\")", strconv.Quote(name))
		}
		return nil, c.fail(start(x), "len(field) is a number; compare it with one: len(field) > 1")
	}
	o, err := c.operand(e, depth)
	if err != nil {
		return nil, err
	}
	return c.presence(o)
}

// presence is true when a field is there, and of true or false when it is true.
func (c *compiler) presence(o *operand) (test, error) {
	switch {
	case o.field && o.kind.Type == Bool:
		return func(ctx *context) bool { return slices.Contains(o.values(ctx), "true") }, nil
	case o.field:
		return func(ctx *context) bool { return len(o.values(ctx)) > 0 }, nil
	case o.kind.Type == Bool && !o.none:
		yes := o.fixed[0] == "true"
		return func(*context) bool { return yes }, nil
	}
	return nil, c.fail(o.at, "a value alone is neither true nor false; compare it with a field")
}

func (c *compiler) binary(x *syntax.BinaryExpr, depth int) (test, error) {
	if x.Op == syntax.AND || x.Op == syntax.OR {
		return c.joined(x, depth)
	}
	left, err := c.operand(x.X, depth+1)
	if err != nil {
		return nil, err
	}
	right, err := c.operand(x.Y, depth+1)
	if err != nil {
		return nil, err
	}
	switch x.Op {
	case syntax.IN, syntax.NOT_IN:
		in, err := c.in(x, left, right)
		if x.Op == syntax.IN || err != nil {
			return in, err
		}
		return func(ctx *context) bool { return !in(ctx) }, nil
	case syntax.EQL, syntax.NEQ, syntax.LT, syntax.GT, syntax.LE, syntax.GE:
		return c.comparison(x, left, right)
	default:
	}
	return nil, c.fail(x.OpPos, "there is no operator %s; operators are == != < <= > >= in, not in, and, or, not", x.Op.String())
}

func (c *compiler) joined(x *syntax.BinaryExpr, depth int) (test, error) {
	// A chain a and b and c leans to the left, so that its depth is not that of nesting.
	left, err := c.truth(x.X, depth)
	if err != nil {
		return nil, err
	}
	right, err := c.truth(x.Y, depth+1)
	if err != nil {
		return nil, err
	}
	if x.Op == syntax.AND {
		return func(ctx *context) bool { return left(ctx) && right(ctx) }, nil
	}
	return func(ctx *context) bool { return left(ctx) || right(ctx) }, nil
}

// comparison is true when any value on the left stands so to any on the right. != is not ==, so that it is true of what is
// missing; the others are false of it.
func (c *compiler) comparison(x *syntax.BinaryExpr, left, right *operand) (test, error) {
	if left.none || right.none {
		return c.missing(x, left, right)
	}
	kind, err := c.agree(x, left, right)
	if err != nil {
		return nil, err
	}
	holds := func(order int) bool { return order == 0 }
	switch x.Op {
	case syntax.LT:
		holds = func(order int) bool { return order < 0 }
	case syntax.LE:
		holds = func(order int) bool { return order <= 0 }
	case syntax.GT:
		holds = func(order int) bool { return order > 0 }
	case syntax.GE:
		holds = func(order int) bool { return order >= 0 }
	default:
	}
	if kind == Block || kind == Bool && x.Op != syntax.EQL && x.Op != syntax.NEQ {
		return nil, c.fail(x.OpPos, "%s is %s and has no order or value to compare; ask for a field in it, or whether it is there", left.name, kind.String())
	}
	anyHolds := func(ctx *context) bool { return anyPair(ctx, kind, left.values(ctx), right.values(ctx), holds) }
	if x.Op == syntax.NEQ {
		return func(ctx *context) bool { return !anyHolds(ctx) }, nil
	}
	return anyHolds, nil
}

func anyPair(ctx *context, kind Type, left, right []string, holds func(int) bool) bool {
	for _, a := range left {
		for _, b := range right {
			if ctx.steps++; ctx.steps > maxSteps {
				return false
			}
			if order, ok := compare(kind, a, b); ok && holds(order) {
				return true
			}
		}
	}
	return false
}

// missing is field == None or field != None.
func (c *compiler) missing(x *syntax.BinaryExpr, left, right *operand) (test, error) {
	o := left
	if left.none {
		o = right
	}
	if !o.field || x.Op != syntax.EQL && x.Op != syntax.NEQ {
		return nil, c.fail(x.OpPos, "None goes with == or != and a field")
	}
	wanted := x.Op == syntax.NEQ
	return func(ctx *context) bool { return (len(o.values(ctx)) > 0) == wanted }, nil
}

// agree is the type that both sides have.
func (c *compiler) agree(x *syntax.BinaryExpr, left, right *operand) (Type, error) {
	if !left.field && !right.field {
		return 0, c.fail(x.OpPos, "one side must be a field")
	}
	kind, other := left.kind.Type, right
	if !left.field {
		kind, other = right.kind.Type, left
	}
	switch {
	case kind == Date && other.kind.Type == Text && !other.field:
		for _, text := range other.fixed {
			if !isDate(text) {
				return 0, c.fail(other.at, "%s is not a day that exists; write it as \"2026-06-15\"", strconv.Quote(text))
			}
		}
		return Date, nil
	case kind != other.kind.Type && len(other.fixed) > 0 || other.field && kind != other.kind.Type:
		named := left.name
		if !left.field {
			named = right.name
		}
		return 0, c.fail(other.at, "%s is %s, and this is %s%s", named, kind.String(), other.kind.Type.String(), quotesHint(kind, other))
	}
	return kind, nil
}

// quotesHint tells who mixed up numbers and texts what to write.
func quotesHint(kind Type, other *operand) string {
	switch {
	case kind == Text && other.kind.Type == Number:
		return "; write it in quotes"
	case kind == Number && other.kind.Type == Text && !other.field:
		if _, ok := number(other.fixed[0]); ok {
			return "; write it without quotes"
		}
	}
	return ""
}

// in is field in [values], or "value" in field: one of its values, or a part of its text.
func (c *compiler) in(x *syntax.BinaryExpr, left, right *operand) (test, error) {
	switch {
	case left.none || right.none || left.list:
		return nil, c.fail(x.OpPos, "in stands between a field and a list, or a value and a field")
	case !right.list && !right.field:
		return nil, c.fail(right.at, `a list is wanted here, such as ["beta", "live"]`)
	}
	kind, err := c.agree(x, left, right)
	if err != nil {
		return nil, err
	}
	if right.field && kind == Text && !right.kind.Many {
		return func(ctx *context) bool {
			return anyText(left.values(ctx), right.values(ctx))
		}, nil
	}
	equal := func(order int) bool { return order == 0 }
	return func(ctx *context) bool { return anyPair(ctx, kind, left.values(ctx), right.values(ctx), equal) }, nil
}

// contains is true when a value of the field holds a text, in any case.
func (c *compiler) contains(x *syntax.CallExpr, depth int) (test, error) {
	if len(x.Args) != 2 {
		return nil, c.fail(start(x), `contains takes a field and a text: contains(name, "licence")`)
	}
	field, err := c.operand(x.Args[0], depth+1)
	if err != nil {
		return nil, err
	}
	part, err := c.operand(x.Args[1], depth+1)
	if err != nil {
		return nil, err
	}
	if !field.field || field.kind.Type != Text || part.field || part.list || part.kind.Type != Text || part.none {
		return nil, c.fail(start(x), `contains takes a field that is a text, and a text: contains(name, "licence")`)
	}
	wanted := []string{strings.ToLower(part.fixed[0])}
	return func(ctx *context) bool {
		for _, value := range field.values(ctx) {
			if anyText(wanted, []string{strings.ToLower(value)}) {
				return true
			}
		}
		return false
	}, nil
}

func anyText(parts, texts []string) bool {
	for _, part := range parts {
		for _, text := range texts {
			if strings.Contains(text, part) {
				return true
			}
		}
	}
	return false
}
