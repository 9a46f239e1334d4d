package main

func main() {
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	for {
		break L // ERROR "break label not defined: L"
	}
unused: // ERROR "label unused defined and not used"
	goto missing // ERROR "label missing not defined"
dup:
dup: // ERROR "label dup already defined at .*:11:1"
	switch {
	case true:
		continue // ERROR "continue is not in a loop"
	}
	goto dup
}
