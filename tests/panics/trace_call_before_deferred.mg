// oracle: no (a file of another name)
// panic: panic: runtime error: index out of range [3] with length 0
// panic: trace_call_before_deferred.mg:13
// panic: trace_call_before_deferred.mg:18
// panic: trace_call_before_deferred.mg:23
// stderr: deferred
// The last statement of a function with deferred calls is a call: it is the line that the trace gives, not the end
// of the function, where the deferred calls are made.
package main

//go:noinline
func get(a []int, i int) int {
	return a[i]
}

func last() {
	defer func() { println("deferred") }()
	_ = get(nil, 3)
}

func main() {
	defer func() {}()
	last()
}
