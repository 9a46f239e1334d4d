package main

import "fmt"

func t(s string) bool { fmt.Print(s, " "); return true }
func f(s string) bool { fmt.Print(s, " "); return false }

func main() {
	fmt.Println(t("a") && t("b"), f("c") && t("d"), t("e") || t("f"), f("g") || f("h"))
	fmt.Println(f("1") && t("2") || t("3") && !f("4"))
	b := t("x") && !f("y")
	if b && (f("p") || t("q")) {
		fmt.Println("yes")
	}
	type B bool
	var c B = true
	c = c && 1 > 0
	fmt.Println(c, c != false, true == !false)
}

// Output:
// a b c e g h true false true false
// 1 3 4 true
// x y p q yes
// true true true
