package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/schema"
)

// constraint is what a validate tag asks of one value.
type constraint struct {
	oneOf    []string
	format   *schema.Format
	min, max *int
}

// constraints are those of a field, of its list items or map values, and of its map keys.
type constraints struct {
	value, item, key constraint
}

// parseValidate reads a validate tag. What it does not know is an error: a constraint that the validator applies and the
// JSON Schema does not would let the two disagree.
func parseValidate(tag string) (constraints, error) {
	var out constraints
	at := &out.value
	for part := range strings.SplitSeq(tag, ",") {
		name, arg, _ := strings.Cut(part, "=")
		switch name {
		case "", "omitempty":
		case "dive", "endkeys":
			at = &out.item
		case "keys":
			at = &out.key
		default:
			if err := at.add(name, arg); err != nil {
				return out, fmt.Errorf("validate:%q: %w", tag, err)
			}
		}
	}
	return out, nil
}

func (c *constraint) add(name, arg string) error {
	switch name {
	case "oneof":
		c.oneOf = strings.Fields(arg)
	case "min", "max":
		bound, err := strconv.Atoi(arg)
		if err != nil {
			return err
		}
		if name == "min" {
			c.min = &bound
		} else {
			c.max = &bound
		}
	default:
		format, known := schema.Formats()[name]
		if !known {
			return fmt.Errorf("%q is not known", name)
		}
		c.format = &format
	}
	return nil
}

// pattern is the regular expression for a text, or "".
func (c constraint) pattern() string {
	if c.format == nil {
		return ""
	}
	return c.format.Pattern
}
