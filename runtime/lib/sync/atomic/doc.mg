// SPDX-License-Identifier: MIT

// Package atomic: one goroutine runs at a time, and it gives way only at calls and backward jumps, so a function
// without either is atomic. The functions are not inlined: they are calls, as the intrinsics of gc are to a reader
// of its -m output.
package atomic

// noCopy marks types that vet must not see copied.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

type align64 struct{}

//go:noinline
//minigo:leaks addr level=0
func AddInt32(addr *int32, delta int32) (new int32) {
	*addr += delta
	return *addr
}

//go:noinline
//minigo:leaks addr level=0
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadInt32(addr *int32) (val int32) { return *addr }

//go:noinline
//minigo:leaks addr level=0
func StoreInt32(addr *int32, val int32) { *addr = val }

//go:noinline
//minigo:leaks addr level=0
func SwapInt32(addr *int32, new int32) (old int32) {
	old = *addr
	*addr = new
	return
}

//go:noinline
//minigo:leaks addr level=0
func AddInt64(addr *int64, delta int64) (new int64) {
	*addr += delta
	return *addr
}

//go:noinline
//minigo:leaks addr level=0
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadInt64(addr *int64) (val int64) { return *addr }

//go:noinline
//minigo:leaks addr level=0
func StoreInt64(addr *int64, val int64) { *addr = val }

//go:noinline
//minigo:leaks addr level=0
func SwapInt64(addr *int64, new int64) (old int64) {
	old = *addr
	*addr = new
	return
}

//go:noinline
//minigo:leaks addr level=0
func AddUint32(addr *uint32, delta uint32) (new uint32) {
	*addr += delta
	return *addr
}

//go:noinline
//minigo:leaks addr level=0
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadUint32(addr *uint32) (val uint32) { return *addr }

//go:noinline
//minigo:leaks addr level=0
func StoreUint32(addr *uint32, val uint32) { *addr = val }

//go:noinline
//minigo:leaks addr level=0
func SwapUint32(addr *uint32, new uint32) (old uint32) {
	old = *addr
	*addr = new
	return
}

//go:noinline
//minigo:leaks addr level=0
func AddUint64(addr *uint64, delta uint64) (new uint64) {
	*addr += delta
	return *addr
}

//go:noinline
//minigo:leaks addr level=0
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadUint64(addr *uint64) (val uint64) { return *addr }

//go:noinline
//minigo:leaks addr level=0
func StoreUint64(addr *uint64, val uint64) { *addr = val }

//go:noinline
//minigo:leaks addr level=0
func SwapUint64(addr *uint64, new uint64) (old uint64) {
	old = *addr
	*addr = new
	return
}

//go:noinline
//minigo:leaks addr level=0
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) {
	*addr += delta
	return *addr
}

//go:noinline
//minigo:leaks addr level=0
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadUintptr(addr *uintptr) (val uintptr) { return *addr }

//go:noinline
//minigo:leaks addr level=0
func StoreUintptr(addr *uintptr, val uintptr) { *addr = val }

//go:noinline
//minigo:leaks addr level=0
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) {
	old = *addr
	*addr = new
	return
}
