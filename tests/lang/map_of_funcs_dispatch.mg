package main

import (
	"fmt"
	"strings"
)

type Cmd func(args ...string) (string, error)

func main() {
	var cmds map[string]Cmd
	cmds = map[string]Cmd{
		"echo": func(a ...string) (string, error) { return strings.Join(a, " "), nil },
		"fail": func(a ...string) (string, error) { return "", fmt.Errorf("failed with %d args", len(a)) },
		"help": func(...string) (string, error) { return fmt.Sprint(len(cmds), " commands"), nil },
	}
	for _, line := range []string{"echo a b", "fail x", "help", "nope"} {
		f := strings.Fields(line)
		if c, ok := cmds[f[0]]; ok {
			out, err := c(f[1:]...)
			fmt.Printf("%q %v\n", out, err)
		} else {
			fmt.Println("unknown", f[0])
		}
	}
}

// Output:
// "a b" <nil>
// "" failed with 1 args
// "3 commands" <nil>
// unknown nope
