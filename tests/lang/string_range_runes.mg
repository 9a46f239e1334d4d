package main

import "fmt"

func main() {
	for i, r := range "aé世😀\xffz" {
		fmt.Println(i, r, string(r))
	}
	for i := range "世界" {
		fmt.Print(i, " ")
	}
	n := 0
	for range "héé" {
		n++
	}
	fmt.Println(n)
	for i, r := range "\xe4\xb8" {
		fmt.Println(i, r)
	}
	for range "" {
		fmt.Println("never")
	}
}

// Output:
// 0 97 a
// 1 233 é
// 3 19990 世
// 6 128512 😀
// 10 65533 �
// 11 122 z
// 0 3 3
// 0 65533
// 1 65533
