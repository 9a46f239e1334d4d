// modes: default
// panic: fatal error: //minigo:noalloc of main.(*set).add at
package main

type set struct{ m map[int]bool }

//minigo:noalloc
func (s *set) add(n int) { s.m[n] = true }

func main() {
	s := &set{m: make(map[int]bool)}
	for i := 0; i < 100; i++ {
		s.add(i)
	}
}
