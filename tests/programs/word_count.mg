// Word counts from standard input: words, lines, bytes, the most frequent words, a histogram of lengths, an index of
// lines, the longest line. Reads with a buffer of its own over os.Stdin.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
)

type Reader struct {
	f    *os.File
	buf  []byte
	r, w int
	eof  bool
}

func NewReader(f *os.File) *Reader { return &Reader{f: f, buf: make([]byte, 64)} }

func (r *Reader) fill() bool {
	if r.eof {
		return false
	}
	n, err := r.f.Read(r.buf)
	r.r, r.w = 0, n
	if err != nil || n == 0 {
		r.eof = true
	}
	return n > 0
}

// Line returns the next line without its end, and false after the last.
func (r *Reader) Line() (string, bool) {
	var line []byte
	some := false
	for {
		if r.r == r.w && !r.fill() {
			return string(line), some
		}
		some = true
		chunk := r.buf[r.r:r.w]
		for i, c := range chunk {
			if c == '\n' {
				line = append(line, chunk[:i]...)
				r.r += i + 1
				return string(line), true
			}
		}
		line = append(line, chunk...)
		r.r = r.w
	}
}

type Entry struct {
	Word  string
	Count int
	Lines []int
}

type Counter struct {
	words               map[string]*Entry
	lines, bytes, total int
	lengths             [16]int
	longest             string
}

func (c *Counter) Add(line string) {
	c.lines++
	c.bytes += len(line) + 1
	if len(line) > len(c.longest) {
		c.longest = line
	}
	for _, w := range strings.FieldsFunc(line, notLetter) {
		w = strings.ToLower(w)
		e, ok := c.words[w]
		if !ok {
			e = &Entry{Word: w}
			c.words[w] = e
		}
		e.Count++
		if n := len(e.Lines); n == 0 || e.Lines[n-1] != c.lines {
			e.Lines = append(e.Lines, c.lines)
		}
		c.total++
		n := 0
		for range w {
			n++
		}
		if n >= len(c.lengths) {
			n = len(c.lengths) - 1
		}
		c.lengths[n]++
	}
}

func notLetter(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '\'' || r > 127)
}

func (c *Counter) Top(n int) []*Entry {
	all := make([]*Entry, 0, len(c.words))
	for _, e := range c.words {
		all = append(all, e)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].Count != all[j].Count {
			return all[i].Count > all[j].Count
		}
		return all[i].Word < all[j].Word
	})
	if n > len(all) {
		n = len(all)
	}
	return all[:n]
}

func main() {
	c := &Counter{words: map[string]*Entry{}}
	in := NewReader(os.Stdin)
	for {
		line, ok := in.Line()
		if !ok {
			break
		}
		c.Add(line)
	}
	if c.lines == 0 {
		fmt.Fprintln(os.Stderr, "no input")
		os.Exit(1)
	}
	fmt.Printf("%d lines, %d words (%d different), %d bytes\n", c.lines, c.total, len(c.words), c.bytes)
	for i, e := range c.Top(8) {
		fmt.Printf("%2d. %-8s %3d %s %v\n", i+1, e.Word, e.Count, strings.Repeat("*", e.Count), e.Lines)
	}
	for n, count := range c.lengths {
		if count > 0 {
			fmt.Printf("%2d %3d %5.1f%%\n", n, count, 100*float64(count)/float64(c.total))
		}
	}
	fmt.Printf("longest: %q\n", c.longest)
}

// Output:
// 9 lines, 127 words (64 different), 675 bytes
//  1. the       14 ************** [1 2 3 4 6 7 8]
//  2. of        12 ************ [1 2 3 4 7 8]
//  3. was       11 *********** [1 2 3 4 7]
//  4. it        10 ********** [1 2 3 4]
//  5. we         4 **** [4 6]
//  6. age        2 ** [1 2]
//  7. all        2 ** [6]
//  8. before     2 ** [4]
//  2  34  26.8%
//  3  37  29.1%
//  4  12   9.4%
//  5  16  12.6%
//  6  14  11.0%
//  7   4   3.1%
//  8   4   3.1%
// 10   2   1.6%
// 11   4   3.1%
// longest: "insisted on its being received, for good or for evil, in the superlative degree of comparison only."
