package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "42", "-17", "+5", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "", "abc", "12a", "0x1f", "1_000", " 1"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, t := range []struct {
		s    string
		base int
		bits int
	}{{"ff", 16, 64}, {"0xff", 0, 64}, {"0b101", 0, 8}, {"0o17", 0, 64}, {"017", 0, 64}, {"128", 10, 8}, {"-129", 10, 8}, {"zz", 36, 64}, {"1_000", 0, 64}, {"9", 8, 64}, {"1", 1, 0}} {
		n, err := strconv.ParseInt(t.s, t.base, t.bits)
		fmt.Println(n, err)
	}
	fmt.Println(strconv.ParseUint("18446744073709551615", 10, 64))
	fmt.Println(strconv.ParseUint("-1", 10, 64))
	for _, s := range []string{"3.14", "1e10", "-0", ".5", "5.", "inf", "-Inf", "NaN", "1e400", "1e-400", "x", "0x1p-2", "123456789012345678901234567890", "2.2250738585072014e-308", "1.7976931348623159e308"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.ParseFloat("3.4e39", 32))
	for _, s := range []string{"true", "T", "0", "false", "yes"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 16), strconv.FormatInt(-255, 2), strconv.FormatUint(1<<63, 36), strconv.FormatBool(true))
	fmt.Println(strconv.FormatFloat(1.5, 'f', 3, 64), strconv.FormatFloat(1e21, 'g', -1, 64), strconv.FormatFloat(0.1, 'e', 2, 32), strconv.FormatFloat(123.456, 'f', -1, 32))
	fmt.Println(strconv.Quote("a\tb\"c\n世\x01\xff"), strconv.QuoteToASCII("é世"), strconv.QuoteRune('☺'), strconv.Quote("`"))
	fmt.Println(strconv.Unquote(`"a\tb\u00e9"`))
	fmt.Println(strconv.Unquote("`raw\\n`"))
	fmt.Println(strconv.Unquote(`"bad`))
	fmt.Println(string(strconv.AppendInt([]byte("n="), 5, 10)), string(strconv.AppendQuote(nil, "q")))
	_, err := strconv.Atoi("q")
	ne := err.(*strconv.NumError)
	fmt.Println(ne.Func, ne.Num, ne.Err == strconv.ErrSyntax)
}

// Output:
// 0 <nil>
// 42 <nil>
// -17 <nil>
// 5 <nil>
// 9223372036854775807 <nil>
// 9223372036854775807 strconv.Atoi: parsing "9223372036854775808": value out of range
// -9223372036854775808 <nil>
// 0 strconv.Atoi: parsing "": invalid syntax
// 0 strconv.Atoi: parsing "abc": invalid syntax
// 0 strconv.Atoi: parsing "12a": invalid syntax
// 0 strconv.Atoi: parsing "0x1f": invalid syntax
// 0 strconv.Atoi: parsing "1_000": invalid syntax
// 0 strconv.Atoi: parsing " 1": invalid syntax
// 255 <nil>
// 255 <nil>
// 5 <nil>
// 15 <nil>
// 15 <nil>
// 127 strconv.ParseInt: parsing "128": value out of range
// -128 strconv.ParseInt: parsing "-129": value out of range
// 1295 <nil>
// 1000 <nil>
// 0 strconv.ParseInt: parsing "9": invalid syntax
// 0 strconv.ParseInt: parsing "1": invalid base 1
// 18446744073709551615 <nil>
// 0 strconv.ParseUint: parsing "-1": invalid syntax
// 3.14 <nil>
// 1e+10 <nil>
// -0 <nil>
// 0.5 <nil>
// 5 <nil>
// +Inf <nil>
// -Inf <nil>
// NaN <nil>
// +Inf strconv.ParseFloat: parsing "1e400": value out of range
// 0 <nil>
// 0 strconv.ParseFloat: parsing "x": invalid syntax
// 0.25 <nil>
// 1.2345678901234568e+29 <nil>
// 2.2250738585072014e-308 <nil>
// +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range
// +Inf strconv.ParseFloat: parsing "3.4e39": value out of range
// true <nil>
// true <nil>
// false <nil>
// false <nil>
// false strconv.ParseBool: parsing "yes": invalid syntax
// -45 ff -11111111 1y2p0ij32e8e8 true
// 1.500 1e+21 1.00e-01 123.456
// "a\tb\"c\n世\x01\xff" "\u00e9\u4e16" '☺' "`"
// a	bé <nil>
// raw\n <nil>
//  invalid syntax
// n=5 "q"
// Atoi q true
