package main

const big = 1 << 70

func main() {
	var a int8 = 128 // ERROR "cannot use 128 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	var b uint8 = 256 // ERROR "cannot use 256 \(untyped int constant\) as uint8 value in variable declaration \(overflows\)"
	var c int = big // ERROR "cannot use big \(untyped int constant 1180591620717411303424\) as int value in variable declaration \(overflows\)"
	_ = int32(1 << 31) // ERROR "cannot convert 1 << 31 \(untyped int constant 2147483648\) to type int32"
	_ = uint(-1) // ERROR "cannot convert -1 \(untyped int constant\) to type uint"
	_ = int8(1000) // ERROR "cannot convert 1000 \(untyped int constant\) to type int8"
	d := 1 << 64 // ERROR "cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as int value in assignment \(overflows\)"
	var e float32 = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in variable declaration \(overflows\)"
	_ = int(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type int"
	_ = 10 / 0 // ERROR "invalid operation: division by zero" "too many errors"
	_ = 1.0 / 0.0
	_, _, _, _, _ = a, b, c, d, e
}
