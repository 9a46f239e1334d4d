// SPDX-License-Identifier: MIT

package strings

import "unicode/utf8"

// A Builder makes a string piece by piece. It must not be copied once written to.
type Builder struct {
	addr *Builder // the receiver of the first write: a copy has another address
	buf  []byte
}

// noescape is p to all but escape analysis, so that a Builder that knows its own
// address can stay in a frame.
//
//minigo:inlcost 9
func noescape(p *Builder) *Builder {
	return hide(p)
}

//minigo:inlcost 28
func (b *Builder) copyCheck() {
	if b.addr == nil {
		b.addr = noescape(b)
	} else if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what has been written.
//
//minigo:inlcost 4
func (b *Builder) String() string {
	return asString(b.buf)
}

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns for how many bytes there is room.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset makes the Builder empty.
func (b *Builder) Reset() {
	b.addr = nil
	b.buf = nil
}

// grow moves the text to memory with room for n more bytes.
func (b *Builder) grow(n int) {
	buf := make([]byte, len(b.buf), 2*cap(b.buf)+n)
	copy(buf, b.buf)
	b.buf = buf
}

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	b.copyCheck()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		b.grow(n)
	}
}

// Write appends p.
//
//minigo:inlcost 42
func (b *Builder) Write(p []byte) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteByte appends c.
//
//minigo:inlcost 40
func (b *Builder) WriteByte(c byte) error {
	b.copyCheck()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r as UTF-8.
//
//minigo:inlcost 110
func (b *Builder) WriteRune(r rune) (int, error) {
	b.copyCheck()
	n := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - n, nil
}

// WriteString appends s.
//
//minigo:inlcost 42
func (b *Builder) WriteString(s string) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, s...)
	return len(s), nil
}
