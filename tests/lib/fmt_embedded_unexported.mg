package main

import (
	"errors"
	"fmt"
	"reflect"
	"time"
)

// The exported fields of an embedded struct are the outer one's, also when its type is unexported:
// fmt calls their methods, reflect may set them.
type inner struct {
	D time.Duration
	E error
	d time.Duration
}
type pin struct{ D time.Duration }
type deep struct{ inner }
type Outer struct {
	inner
	deep
	x inner
}

func main() {
	o := Outer{inner: inner{time.Second, errors.New("e"), time.Second}, x: inner{D: time.Second}}
	fmt.Println(o)
	fmt.Printf("%+v %v\n", o, &o.deep)
	fmt.Println([]deep{{inner{D: time.Minute}}}, struct{ pin }{pin{3}}, struct{ p pin }{pin{3}})

	s := &struct {
		pin
		*deep
		hidden pin
	}{deep: &deep{}}
	v := reflect.ValueOf(s).Elem()
	fmt.Println(v.Field(0).CanSet(), v.Field(0).Field(0).CanSet(), v.Field(1).CanSet(),
		v.Field(1).Elem().Field(0).Field(0).CanSet(), v.Field(1).Elem().Field(0).Field(2).CanSet(), v.Field(2).Field(0).CanSet())
	v.Field(0).Field(0).SetInt(5)
	v.Field(1).Elem().Field(0).Field(0).SetInt(6)
	fmt.Println(s.pin.D, s.deep.D)
	fmt.Printf("%T %T\n", make(<-chan (<-chan int)), make(chan (<-chan int)))

	type X struct{ A int }
	type Y struct{ X }
	type Z struct{ X }
	type Both struct {
		Y
		Z
	}
	_, ok := reflect.TypeOf(Both{}).FieldByName("A")
	_, ok2 := reflect.TypeOf(Y{}).FieldByName("A")
	fmt.Println(ok, ok2)
}

// Output:
// {{1s e 1000000000} {{0s <nil> 0}} {1000000000 <nil> 0}}
// {inner:{D:1s E:e d:1000000000} deep:{inner:{D:0s E:<nil> d:0}} x:{D:1000000000 E:<nil> d:0}} &{{0s <nil> 0}}
// [{{1m0s <nil> 0}}] {{3ns}} {{3}}
// false true false true false false
// 5ns 6ns
// <-chan <-chan int chan (<-chan int)
// false true
