// SPDX-License-Identifier: MIT

// Package rand draws pseudo-random numbers; equal seeds give equal numbers.
package rand

// A Source gives uniform numbers in [0, 1<<63).
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 also gives numbers of 64 bits.
type Source64 interface {
	Source
	Uint64() uint64
}

// rngSource is an additive lagged Fibonacci generator; native_rand.c knows its layout.
type rngSource struct {
	tap  int
	feed int
	vec  [607]int64
}

//minigo:inlcost 100
func (rng *rngSource) Seed(seed int64) { seedSource(rng, seed) }

//minigo:inlcost 51
func (rng *rngSource) Uint64() uint64 { return step(rng) }

//minigo:inlcost 58
func (rng *rngSource) Int63() int64 {
	return int64(rng.Uint64() & (1<<63 - 1))
}

// NewSource returns a Source with that seed.
//
//minigo:inlcost 70
func NewSource(seed int64) Source {
	var rng rngSource
	rng.Seed(seed)
	return &rng
}

// A Rand draws from a Source.
type Rand struct {
	src Source
	s64 Source64 // src, if it is one

	readVal int64 // random bytes left by Read
	readPos int8  // how many
}

// New returns a Rand that draws from src.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed restarts the source.
//
//minigo:inlcost 100
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.readPos = 0
}

// Int63 returns a number in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a number of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a number of 64 bits.
func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Int31 returns a number in [0, 1<<31).
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
//
//minigo:inlcost 77
func (r *Rand) Int() int {
	return int(r.Int63())
}

// Int63n returns a number in [0, n), by drawing until one falls into the largest
// multiple of n.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	limit := int64(1<<63 - 1 - (1<<63)%uint64(n))
	for {
		if v := r.Int63(); v <= limit {
			return v % n
		}
	}
}

// Int31n is Int63n with numbers of 31 bits.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	limit := int32(1<<31 - 1 - (1<<31)%uint32(n))
	for {
		if v := r.Int31(); v <= limit {
			return v % n
		}
	}
}

// int31n is Int31n by multiplication (D. Lemire), for Shuffle.
func (r *Rand) int31n(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < uint32(n) {
		for reject := uint32(-n) % uint32(n); uint32(product) < reject; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(product >> 32)
}

// Intn returns a number in [0, n).
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if rng, ok := r.src.(*rngSource); ok {
		return intn(rng, n)
	}
	if n < 1<<31 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0, 1).
//
//minigo:inlcost 80
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f < 1 { // rounding may give 1
			return f
		}
	}
}

// Float32 returns a number in [0, 1).
//
//minigo:inlcost 100
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f < 1 {
			return f
		}
	}
}

// Perm returns the numbers in [0, n) in random order.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := range m {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle brings n elements into random order by swap.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		if i < 1<<31-1 {
			swap(i, int(r.int31n(int32(i+1))))
		} else {
			swap(i, int(r.Int63n(int64(i+1))))
		}
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.readPos == 0 {
			r.readVal = r.src.Int63()
			r.readPos = 7
		}
		p[i] = byte(r.readVal)
		r.readVal >>= 8
		r.readPos--
	}
	return len(p), nil
}

var globalRand = New(NewSource(1))

// Seed restarts the generator of the functions below.
func Seed(seed int64) { globalRand.Seed(seed) }

// Int63 returns a number in [0, 1<<63).
func Int63() int64 { return globalRand.Int63() }

// Uint32 returns a number of 32 bits.
func Uint32() uint32 { return globalRand.Uint32() }

// Uint64 returns a number of 64 bits.
func Uint64() uint64 { return globalRand.Uint64() }

// Int31 returns a number in [0, 1<<31).
func Int31() int32 { return globalRand.Int31() }

// Int returns a number that is not negative.
//
//minigo:inlcost 81
func Int() int { return globalRand.Int() }

// Int63n returns a number in [0, n).
func Int63n(n int64) int64 { return globalRand.Int63n(n) }

// Int31n returns a number in [0, n).
func Int31n(n int32) int32 { return globalRand.Int31n(n) }

// Intn returns a number in [0, n).
func Intn(n int) int { return globalRand.Intn(n) }

// Float64 returns a number in [0, 1).
//
//minigo:inlcost 84
func Float64() float64 { return globalRand.Float64() }

// Float32 returns a number in [0, 1).
func Float32() float32 { return globalRand.Float32() }

// Perm returns the numbers in [0, n) in random order.
func Perm(n int) []int { return globalRand.Perm(n) }

// Shuffle brings n elements into random order by swap.
func Shuffle(n int, swap func(i, j int)) { globalRand.Shuffle(n, swap) }

// Read fills p with random bytes.
func Read(p []byte) (n int, err error) { return globalRand.Read(p) }

// NormFloat64 returns a number of the standard normal distribution.
func NormFloat64() float64 { return globalRand.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return globalRand.ExpFloat64() }
