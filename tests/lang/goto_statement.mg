package main

import "fmt"

func main() {
	i := 0
again:
	if i < 3 {
		fmt.Print(i, " ")
		i++
		goto again
	}
	fmt.Println()
	for {
		for {
			goto out
		}
	}
out:
	fmt.Println("out")
	n := 5
	{
	inner:
		n--
		if n > 2 {
			goto inner
		}
	}
	fmt.Println(n)
	fs := []func() int{}
	k := 0
top:
	x := k
	fs = append(fs, func() int { return x })
	k++
	if k < 3 {
		goto top
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	goto end
end:
}

// Output:
// 0 1 2 
// out
// 2
// 0 1 2 
