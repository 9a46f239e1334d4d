package main

func main() {
	switch 1 {
	case 1:
		if true {
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 2:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	var i interface{}
	switch i.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	case string:
	}
	fallthrough // ERROR "fallthrough statement out of place"
}
