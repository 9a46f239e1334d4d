// SPDX-License-Identifier: MIT

package rand

func seedSource(rng *rngSource, seed int64)

func step(rng *rngSource) uint64

// intn returns a number in [0, n) as Intn draws it; n > 0.
func intn(rng *rngSource, n int) int
