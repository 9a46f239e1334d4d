package main

type T struct{ x int }

func main() {
	x := 1
	_ = *x // ERROR "invalid operation: cannot indirect x \(variable of type int\)"
	_ = x.y // ERROR "x\.y undefined \(type int has no field or method y\)"
	var p *T
	p.y = 1 // ERROR "p\.y undefined \(type \*T has no field or method y\)"
	_ = p[0] // ERROR "invalid operation: cannot index p \(variable of type \*T\)"
	var pp **T
	_ = pp.x // ERROR "pp\.x undefined \(type \*\*T has no field or method x\)"
	var pi *interface{ M() }
	pi.M() // ERROR "pi\.M undefined \(type \*interface\{M\(\)\} is pointer to interface, not interface\)"
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	var n = nil // ERROR "use of untyped nil in variable declaration"
	_ = p == x // ERROR "invalid operation: p == x \(mismatched types \*T and int\)"
	_ = p == "s" // ERROR "invalid operation: p == .s. \(mismatched types \*T and untyped string\)" "too many errors"
	p = &x
	_ = [...]int
}
