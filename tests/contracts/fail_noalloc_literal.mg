package main

type point struct{ x, y int }

var last *point

//minigo:noalloc
func keep(x int) { // ERROR "^//minigo:noalloc: main.keep allocates.*fail_noalloc_literal.mg:9:9: &point\{...\} escapes to heap: assigned to package variable.*flow: \{heap\} = &\{storage for &point\{...\}\}:.*from last = &point\{...\} \(assign\)"
	last = &point{x, x}
}

func main() { keep(1) }
