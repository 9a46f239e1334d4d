package main

type A struct{ a A } // ERROR "invalid recursive type A"
type B struct{ c C } // ERROR "invalid recursive type B"
type C struct{ b B }
type D [2]D // ERROR "invalid recursive type D"
type E interface{ E } // ERROR "invalid recursive type E"
type F []F
type G *G
type H struct{ h *H }

var x = y // ERROR "initialization loop for x"
var y = x

func f() int { return z }

var z = f() // ERROR "initialization loop for z"

const c1 = c2 // ERROR "initialization loop for c1"
const c2 = c1

func main() {}
