package main

type list struct {
	next *list
	v    [20]int
}

var keep *list

func main() {
	for i := 0; i < 40000; i++ {
		n := &list{}
		n.v[0] = i
		if i%100 == 0 {
			n.next = keep
			keep = n
		}
	}
	main := []int{1, 2, 3}
	i := 3
	println(main[i])
}
