// Output:
// 1 7 -4 true
// 12,
package main

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
)

//minigo:noalloc
func order(v []int) int { return sort.SearchInts(v, 2) }

//minigo:noalloc
func scan(s string) int {
	n, _ := strconv.Atoi(s)
	return n + int(math.Sqrt(9))
}

//minigo:noalloc
func has(s string) bool { return strings.Contains(s, "b") && strings.HasPrefix(s, "a") }

//minigo:noalloc
func write(b []byte, n int) []byte { return append(strconv.AppendInt(b, int64(n), 10), ',') }

func main() {
	fmt.Println(order([]int{1, 2, 3}), scan("4"), scan("-7"), has("ab"))
	fmt.Println(string(write(make([]byte, 0, 10), 12)))
}
