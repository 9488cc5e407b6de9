package view

// Picture is a drawing beside a table. Whoever cannot see it reads Text, and the table holds every value of it.
type Picture struct {
	Table int // the place of the table that it stands beside
	Shape Shape
	Title string
	Text  string // what is to be seen, in a sentence
	Unit  string
	Marks []*Mark
}

// Shape is how the marks of a picture are drawn.
type Shape uint8

// The shapes.
const (
	Bars  Shape = iota // one bar for each mark, from 0 to Value, with a line at Limit
	Grid               // marks by column X and row Y, shaded by Level, which has the name Group
	Lines              // one line for each Group through its marks, in their order
	Dots               // marks on days X, in lanes by Group
)

// Mark is one thing in a picture.
type Mark struct {
	Label, Group, X, Y string
	Value, Limit       float64
	Level              int // 0 is mild; 3 is grave
}
