// SPDX-License-Identifier: MIT

// Package ring is a circular list.
package ring

// A Ring is an element of a circular list; the zero value is a list of one.
type Ring struct {
	next, prev *Ring
	Value      any // for the user
}

func (r *Ring) init() *Ring {
	r.prev = r
	r.next = r
	return r
}

// Next returns the following element.
func (r *Ring) Next() *Ring {
	if r.next != nil {
		return r.next
	}
	return r.init()
}

// Prev returns the preceding element.
func (r *Ring) Prev() *Ring {
	if r.next != nil {
		return r.prev
	}
	return r.init()
}

// Move goes n elements forward, or back for negative n.
//
//minigo:inlcost 52
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		return r.init()
	}
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// New returns a list of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring)
	last := r
	for i := 1; i < n; i++ {
		last.next = &Ring{prev: last}
		last = last.next
	}
	last.next = r
	r.prev = last
	return r
}

// Link puts s behind r and returns what was there before. If they are of one list,
// what was between them is taken out.
//
//minigo:inlcost 80
func (r *Ring) Link(s *Ring) *Ring {
	n := r.Next()
	if s != nil {
		last := s.Prev()
		r.next, s.prev = s, r
		last.next, n.prev = n, last
	}
	return n
}

// Unlink takes out the n elements behind r.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len returns the number of elements.
//
//minigo:inlcost 54
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for p := r.Next(); p != r; p = p.next {
		n++
	}
	return n
}

// Do calls f for each element.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
