// Package edit changes files of a catalogue as text. What is not meant stays byte for byte: comments, blank lines, quotes,
// folds, line ends, a byte order mark. After each change the file is parsed again; it holds exactly the data that was meant
// and every comment that it had, or it stays as it was and an error says why.
package edit
