// SPDX-License-Identifier: MIT

package strings

import "io"

// A Replacer replaces several strings at once. At each place of the text the
// first pair whose old string is there wins.
type Replacer struct {
	oldnew []string
	ready  bool
	// Of the pairs (their positions in oldnew): by first byte of old, in order of
	// the arguments; -1 ends a chain. An empty old is the only one in emptyPair.
	first     [256]int32
	next      []int32
	emptyPair int32
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

// build fills the chains, last pair first, so that the first one leads.
func (r *Replacer) build() {
	for i := range r.first {
		r.first[i] = -1
	}
	r.emptyPair = -1
	r.next = make([]int32, len(r.oldnew)/2)
	for i := len(r.oldnew) - 2; i >= 0; i -= 2 {
		old := r.oldnew[i]
		if old == "" {
			r.emptyPair = int32(i)
			continue
		}
		r.next[i/2] = r.first[old[0]]
		r.first[old[0]] = int32(i)
	}
	r.ready = true
}

// lookup returns the pair that applies at the start of s, or -1.
func (r *Replacer) lookup(s string, ignoreEmpty bool) int {
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
func (r *Replacer) nextMatch(s string, from int, ignoreEmpty bool) (at, pair int) {
	for i := from; i <= len(s); i++ {
		if pair = r.lookup(s[i:], ignoreEmpty && i == from); pair >= 0 {
			return i, pair
		}
	}
	return len(s), -1
}

// Replace returns s with all replacements done.
//
//minigo:leaks r level=0
//minigo:leaks s level=0
func (r *Replacer) Replace(s string) string {
	if !r.ready {
		r.build()
	}
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
	return asString(buf)
}

// WriteString writes s to w with all replacements done.
//
//minigo:leaks r level=0
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	if !r.ready {
		r.build()
	}
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
