// panic: panic: main.MyString("named")
package main

type MyString string

func main() { panic(MyString("named")) }
