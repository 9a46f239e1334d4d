// SPDX-License-Identifier: MIT

// Package list is a doubly linked list.
package list

// An Element holds a value of a list.
type Element struct {
	next, prev *Element // a ring through the list's root
	list       *List    // the list it is in, or nil

	// Value is what the list's user put in.
	Value any
}

// Next returns the following element or nil.
func (e *Element) Next() *Element {
	if n := e.next; e.list != nil && n != &e.list.root {
		return n
	}
	return nil
}

// Prev returns the preceding element or nil.
func (e *Element) Prev() *Element {
	if p := e.prev; e.list != nil && p != &e.list.root {
		return p
	}
	return nil
}

// A List is a ring of elements around root. The zero value is empty and becomes a
// ring with the first insertion.
type List struct {
	root Element
	len  int
}

// Init makes l empty.
func (l *List) Init() *List {
	l.len = 0
	l.root.prev = &l.root
	l.root.next = &l.root
	return l
}

// New returns an empty list.
func New() *List { return new(List).Init() }

// Len returns the number of elements.
func (l *List) Len() int { return l.len }

// Front returns the first element or nil.
func (l *List) Front() *Element {
	if l.len > 0 {
		return l.root.next
	}
	return nil
}

// Back returns the last element or nil.
func (l *List) Back() *Element {
	if l.len > 0 {
		return l.root.prev
	}
	return nil
}

func (l *List) lazyInit() {
	if l.root.next == nil {
		l.Init()
	}
}

// insert links e in behind at.
func (l *List) insert(e, at *Element) *Element {
	e.next, e.prev = at.next, at
	e.next.prev = e
	at.next = e
	e.list = l
	l.len++
	return e
}

func (l *List) insertValue(v any, at *Element) *Element {
	return l.insert(&Element{Value: v}, at)
}

// remove takes e out; its links are cleared, so that it keeps nothing alive.
func (l *List) remove(e *Element) {
	e.next.prev = e.prev
	e.prev.next = e.next
	e.next, e.prev, e.list = nil, nil, nil
	l.len--
}

// move puts e behind at.
func (l *List) move(e, at *Element) {
	if e == at {
		return
	}
	e.next.prev = e.prev
	e.prev.next = e.next
	e.next, e.prev = at.next, at
	e.next.prev = e
	at.next = e
}

// Remove takes e out of l, if it is there, and returns its value.
//
//minigo:inlcost 40
func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.remove(e)
	}
	return e.Value
}

// PushFront puts v before all else.
//
//minigo:inlcost 78
func (l *List) PushFront(v any) *Element {
	l.lazyInit()
	return l.insertValue(v, &l.root)
}

// PushBack puts v behind all else.
//
//minigo:inlcost 78
func (l *List) PushBack(v any) *Element {
	l.lazyInit()
	return l.insertValue(v, l.root.prev)
}

// InsertBefore puts v before mark; nil when mark is not in l.
//
//minigo:inlcost 52
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if l != mark.list {
		return nil
	}
	return l.insertValue(v, mark.prev)
}

// InsertAfter puts v behind mark; nil when mark is not in l.
//
//minigo:inlcost 51
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if l != mark.list {
		return nil
	}
	return l.insertValue(v, mark)
}

// MoveToFront makes e the first element.
//
//minigo:inlcost 55
func (l *List) MoveToFront(e *Element) {
	if l != e.list || e == l.root.next {
		return
	}
	l.move(e, &l.root)
}

// MoveToBack makes e the last element.
//
//minigo:inlcost 55
func (l *List) MoveToBack(e *Element) {
	if l != e.list || e == l.root.prev {
		return
	}
	l.move(e, l.root.prev)
}

// MoveBefore puts e before mark; both must be in l.
//
//minigo:inlcost 57
func (l *List) MoveBefore(e, mark *Element) {
	if l != e.list || mark == e || l != mark.list {
		return
	}
	l.move(e, mark.prev)
}

// MoveAfter puts e behind mark; both must be in l.
//
//minigo:inlcost 56
func (l *List) MoveAfter(e, mark *Element) {
	if l != e.list || mark == e || l != mark.list {
		return
	}
	l.move(e, mark)
}

// PushBackList appends the values of other, which may be l.
func (l *List) PushBackList(other *List) {
	l.lazyInit()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.insertValue(e.Value, l.root.prev)
		e = e.Next()
	}
}

// PushFrontList puts the values of other, which may be l, before all else.
func (l *List) PushFrontList(other *List) {
	l.lazyInit()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.insertValue(e.Value, &l.root)
		e = e.Prev()
	}
}
