package main

import "fmt"

type Animal struct {
	Name string
	legs int
}

func (a Animal) Describe() string { return fmt.Sprint(a.Name, " has ", a.legs, " legs") }
func (a *Animal) Rename(s string) { a.Name = s }

type Dog struct {
	Animal
	Breed string
}

type Puppy struct {
	*Dog
	age int
}

type Logger struct{ prefix string }

func (l Logger) Log(s string) { fmt.Println(l.prefix + s) }

type Service struct {
	Logger
	*Animal
	Name string
}

func main() {
	d := Dog{Animal{"Rex", 4}, "lab"}
	fmt.Println(d.Describe(), d.Name, d.Animal.Name)
	d.Rename("Max")
	fmt.Println(d)
	p := Puppy{&d, 1}
	p.Rename("Tiny")
	p.legs = 3
	fmt.Println(p.Describe(), d.Name, p.Dog.Animal.legs)
	s := Service{Logger{"> "}, &d.Animal, "svc"}
	s.Log(s.Name)
	s.Log(s.Animal.Name)
	s.Log(s.Describe())
	fmt.Printf("%+v\n", d)
}

// Output:
// Rex has 4 legs Rex Rex
// {{Max 4} lab}
// Tiny has 3 legs Tiny 3
// > svc
// > Tiny
// > Tiny has 3 legs
// {Animal:{Name:Tiny legs:3} Breed:lab}
