// SPDX-License-Identifier: MIT

package atomic

// The bodies do what the functions of doc.mg do. The costs are those of Go's bodies.

// A Bool is an atomic boolean, false at first.
type Bool struct {
	_ noCopy
	v uint32
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Bool) Load() bool { return x.v != 0 }

//minigo:leaks x level=0
//minigo:inlcost 14
func (x *Bool) Store(val bool) { x.v = b32(val) }

//minigo:leaks x level=0
//minigo:inlcost 17
func (x *Bool) Swap(new bool) (old bool) {
	old = x.v != 0
	x.v = b32(new)
	return
}

//minigo:leaks x level=0
//minigo:inlcost 24
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	swapped = x.v == b32(old)
	if swapped {
		x.v = b32(new)
	}
	return
}

func b32(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// An Int32 is an atomic int32, zero at first.
type Int32 struct {
	_ noCopy
	v int32
}

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Int32) Load() int32 { return x.v }

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Int32) Store(val int32) { x.v = val }

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Int32) Swap(new int32) (old int32) {
	old = x.v
	x.v = new
	return
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) {
	swapped = x.v == old
	if swapped {
		x.v = new
	}
	return
}

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Int32) Add(delta int32) (new int32) {
	x.v += delta
	return x.v
}

// An Int64 is an atomic int64, zero at first.
type Int64 struct {
	_ noCopy
	_ align64
	v int64
}

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Int64) Load() int64 { return x.v }

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Int64) Store(val int64) { x.v = val }

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Int64) Swap(new int64) (old int64) {
	old = x.v
	x.v = new
	return
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) {
	swapped = x.v == old
	if swapped {
		x.v = new
	}
	return
}

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Int64) Add(delta int64) (new int64) {
	x.v += delta
	return x.v
}

// An Uint32 is an atomic uint32, zero at first.
type Uint32 struct {
	_ noCopy
	v uint32
}

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uint32) Load() uint32 { return x.v }

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uint32) Store(val uint32) { x.v = val }

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uint32) Swap(new uint32) (old uint32) {
	old = x.v
	x.v = new
	return
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) {
	swapped = x.v == old
	if swapped {
		x.v = new
	}
	return
}

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uint32) Add(delta uint32) (new uint32) {
	x.v += delta
	return x.v
}

// An Uint64 is an atomic uint64, zero at first.
type Uint64 struct {
	_ noCopy
	_ align64
	v uint64
}

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uint64) Load() uint64 { return x.v }

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uint64) Store(val uint64) { x.v = val }

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uint64) Swap(new uint64) (old uint64) {
	old = x.v
	x.v = new
	return
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) {
	swapped = x.v == old
	if swapped {
		x.v = new
	}
	return
}

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uint64) Add(delta uint64) (new uint64) {
	x.v += delta
	return x.v
}

// An Uintptr is an atomic uintptr, zero at first.
type Uintptr struct {
	_ noCopy
	v uintptr
}

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uintptr) Load() uintptr { return x.v }

//minigo:leaks x level=0
//minigo:inlcost 6
func (x *Uintptr) Store(val uintptr) { x.v = val }

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uintptr) Swap(new uintptr) (old uintptr) {
	old = x.v
	x.v = new
	return
}

//minigo:leaks x level=0
//minigo:inlcost 8
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) {
	swapped = x.v == old
	if swapped {
		x.v = new
	}
	return
}

//minigo:leaks x level=0
//minigo:inlcost 7
func (x *Uintptr) Add(delta uintptr) (new uintptr) {
	x.v += delta
	return x.v
}
