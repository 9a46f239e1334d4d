package main

import "fmt"

type Event struct {
	name     string
	handlers []func(interface{})
}
type Bus struct{ events map[string]*Event }

func (b *Bus) On(n string, f func(interface{})) {
	if b.events == nil {
		b.events = make(map[string]*Event)
	}
	e, ok := b.events[n]
	if !ok {
		e = &Event{name: n}
		b.events[n] = e
	}
	e.handlers = append(e.handlers, f)
}

func (b *Bus) Emit(n string, v interface{}) int {
	e := b.events[n]
	if e == nil {
		return 0
	}
	for _, h := range e.handlers {
		h(v)
	}
	return len(e.handlers)
}

func main() {
	var b Bus
	log := []string{}
	total := 0
	b.On("add", func(v interface{}) { total += v.(int) })
	b.On("add", func(v interface{}) { log = append(log, fmt.Sprint("add ", v)) })
	b.On("msg", func(v interface{}) {
		log = append(log, v.(string))
		if len(log) < 5 {
			b.Emit("msg", v.(string)+"+")
		}
	})
	fmt.Println(b.Emit("add", 5), b.Emit("add", 7), b.Emit("none", nil), b.Emit("msg", "hi"))
	fmt.Println(total, log)
	var once [3]func() func() int
	for i := range once {
		n := i
		once[i] = func() func() int { n *= 10; return func() int { n++; return n } }
	}
	f := once[2]()
	fmt.Println(f(), f(), once[1]()(), once[2]()())
}

// Output:
// 2 2 0 1
// 12 [add 5 add 7 hi hi+ hi++]
// 21 22 11 221
