// SPDX-License-Identifier: MIT

package strings

import "io"

// A Replacer replaces several strings at once. At each place of the text the
// first pair whose old string is there wins.
type Replacer struct {
	oldnew []string
	r      replacer // made when first used
	_      [2]int64 // as large as Go's
}

// A replacer is the algorithm that fits the pairs.
type replacer interface {
	Replace(s string) string
	WriteString(w io.Writer, s string) (n int, err error)
}

// NewReplacer makes a Replacer of pairs old, new.
//
//minigo:inlcost 17
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{oldnew: append([]string(nil), oldnew...)}
}

func (r *Replacer) build() {
	oldBytes, newBytes := len(r.oldnew) > 0, true
	for i := 0; i < len(r.oldnew); i += 2 {
		oldBytes = oldBytes && len(r.oldnew[i]) == 1
		newBytes = newBytes && len(r.oldnew[i+1]) == 1
	}
	switch {
	case oldBytes && newBytes:
		r.r = newByteReplacer(r.oldnew)
	case oldBytes:
		r.r = newByteStringReplacer(r.oldnew)
	default:
		r.r = newGenericReplacer(r.oldnew)
	}
	r.oldnew = nil
}

// Replace returns s with all replacements done.
//
//minigo:leaks r level=0
//minigo:leaks s level=0
func (r *Replacer) Replace(s string) string {
	if r.r == nil {
		r.build()
	}
	return r.r.Replace(s)
}

// WriteString writes s to w with all replacements done.
//
//minigo:leaks r level=0
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	if r.r == nil {
		r.build()
	}
	return r.r.WriteString(w, s)
}

// byteReplacer maps single bytes to single bytes.
type byteReplacer [256]byte

func newByteReplacer(oldnew []string) *byteReplacer {
	r := byteReplacer{}
	for i := range r {
		r[i] = byte(i)
	}
	for i := len(oldnew) - 2; i >= 0; i -= 2 { // so that the first pair wins
		r[oldnew[i][0]] = oldnew[i+1][0]
	}
	return &r
}

func (r *byteReplacer) Replace(s string) string {
	var buf []byte // a copy, once something changes
	for i := 0; i < len(s); i++ {
		b := s[i]
		if r[b] != b {
			if buf == nil {
				buf = []byte(s)
			}
			buf[i] = r[b]
		}
	}
	if buf == nil {
		return s
	}
	return string(buf)
}

func (r *byteReplacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// byteStringReplacer maps single bytes to strings; nil stays.
type byteStringReplacer struct {
	replacements [256][]byte
	olds         []string // to count growth by
}

func newByteStringReplacer(oldnew []string) *byteStringReplacer {
	r := byteStringReplacer{olds: make([]string, 0, len(oldnew)/2)}
	for i := len(oldnew) - 2; i >= 0; i -= 2 {
		if b := oldnew[i][0]; r.replacements[b] == nil {
			r.olds = append(r.olds, oldnew[i])
		}
		r.replacements[oldnew[i][0]] = []byte(oldnew[i+1])
	}
	return &r
}

func (r *byteStringReplacer) Replace(s string) string {
	size, changes := len(s), false
	for _, old := range r.olds {
		if c := Count(s, old); c > 0 {
			size += c * (len(r.replacements[old[0]]) - 1)
			changes = true
		}
	}
	if !changes {
		return s
	}
	buf := make([]byte, 0, size)
	for i := 0; i < len(s); i++ {
		if by := r.replacements[s[i]]; by != nil {
			buf = append(buf, by...)
		} else {
			buf = append(buf, s[i])
		}
	}
	return string(buf)
}

func (r *byteStringReplacer) WriteString(w io.Writer, s string) (n int, err error) {
	last := 0
	for i := 0; i < len(s); i++ {
		by := r.replacements[s[i]]
		if by == nil {
			continue
		}
		m := 0
		if last < i {
			m, err = io.WriteString(w, s[last:i])
			n += m
			if err != nil {
				return n, err
			}
		}
		last = i + 1
		m, err = w.Write(by)
		n += m
		if err != nil {
			return n, err
		}
	}
	if last < len(s) {
		m := 0
		m, err = io.WriteString(w, s[last:])
		n += m
	}
	return n, err
}

// genericReplacer takes any pairs. They are chained by the first byte of old, in
// the order of the arguments.
type genericReplacer struct {
	oldnew    []string
	first     [256]int32 // positions in oldnew, or -1
	next      []int32
	emptyPair int32 // of an empty old, or -1
}

func newGenericReplacer(oldnew []string) *genericReplacer {
	r := &genericReplacer{oldnew: oldnew, emptyPair: -1}
	for i := range r.first {
		r.first[i] = -1
	}
	r.next = make([]int32, len(oldnew)/2)
	for i := len(oldnew) - 2; i >= 0; i -= 2 {
		old := oldnew[i]
		if old == "" {
			r.emptyPair = int32(i)
			continue
		}
		r.next[i/2] = r.first[old[0]]
		r.first[old[0]] = int32(i)
	}
	return r
}

// lookup returns the pair that applies at the start of s, or -1.
func (r *genericReplacer) lookup(s string, ignoreEmpty bool) int {
	pair := -1
	if len(s) > 0 {
		for i := r.first[s[0]]; i >= 0; i = r.next[i/2] {
			if HasPrefix(s, r.oldnew[i]) {
				pair = int(i)
				break
			}
		}
	}
	if e := int(r.emptyPair); !ignoreEmpty && e >= 0 && (pair < 0 || e < pair) {
		return e
	}
	return pair
}

// nextMatch returns the place and pair of the next replacement at or after from;
// the pair is -1 at the end. ignoreEmpty: none of nothing exactly at from.
func (r *genericReplacer) nextMatch(s string, from int, ignoreEmpty bool) (at, pair int) {
	for i := from; i <= len(s); i++ {
		if pair = r.lookup(s[i:], ignoreEmpty && i == from); pair >= 0 {
			return i, pair
		}
	}
	return len(s), -1
}

func (r *genericReplacer) Replace(s string) string {
	at, pair := r.nextMatch(s, 0, false)
	if pair < 0 {
		return s
	}
	buf := make([]byte, 0, len(s))
	last := 0
	for pair >= 0 {
		old := r.oldnew[pair]
		buf = append(buf, s[last:at]...)
		buf = append(buf, r.oldnew[pair+1]...)
		last = at + len(old)
		at, pair = r.nextMatch(s, last, old == "")
	}
	buf = append(buf, s[last:]...)
	return string(buf)
}

func (r *genericReplacer) WriteString(w io.Writer, s string) (n int, err error) {
	last := 0
	at, pair := r.nextMatch(s, 0, false)
	for pair >= 0 {
		old := r.oldnew[pair]
		m := 0
		if last < at {
			m, err = io.WriteString(w, s[last:at])
			n += m
			if err != nil {
				return n, err
			}
		}
		m, err = io.WriteString(w, r.oldnew[pair+1])
		n += m
		if err != nil {
			return n, err
		}
		last = at + len(old)
		at, pair = r.nextMatch(s, last, old == "")
	}
	if last < len(s) {
		m := 0
		m, err = io.WriteString(w, s[last:])
		n += m
	}
	return n, err
}
