package main

func main() {
	if 1 {
	}
	for "x" {
	}
	var p *int
	if p {
	}
	if x := 1; x {
	}
	switch {
	case 1:
	}
	n := 1
	if n = 2 { // ERROR "syntax error: cannot use assignment \(n\) = \(2\) as value"
	}
}
