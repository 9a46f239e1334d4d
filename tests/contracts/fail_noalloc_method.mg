package main

type list struct{ items []*int }

func (l *list) add(n int) {
	l.items[0] = &n
}

//minigo:noalloc
func (l *list) fill() { // ERROR "main.\(\*list\).fill allocates.*calls main.\(\*list\).add.*moved to heap: n: stored in slice"
	for i := range l.items {
		l.add(i)
	}
}

func main() {
	l := &list{items: make([]*int, 1)}
	l.fill()
}
