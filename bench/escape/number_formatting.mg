// SPDX-License-Identifier: MIT
// fmt.Sprintf boxes its arguments and makes a string; strconv.AppendInt writes into a buffer of the frame.
package escape

import (
	"fmt"
	"strconv"
	"testing"
)

func escapes(n int) int {
	length := 0
	for i := 0; i < n; i++ {
		s := fmt.Sprintf("%d:%d", i%1000+1000, i%100+300)
		length += len(s) + int(s[0]) + int(s[5])
	}
	return length
}

func stays(n int) int {
	length := 0
	for i := 0; i < n; i++ {
		var buffer [32]byte
		s := strconv.AppendInt(buffer[:0], int64(i%1000+1000), 10)
		s = append(s, ':')
		s = strconv.AppendInt(s, int64(i%100+300), 10)
		length += len(s) + int(s[0]) + int(s[5])
	}
	return length
}

var result int

func BenchmarkNumberFormatting(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
