// oracle: no (the go command's message, without a file name of the line)
package main

import (
	"fmt"
	"internal/oserror" // ERROR "use of internal package internal/oserror not allowed"
	"internal/rvalue" // ERROR "use of internal package internal/rvalue not allowed"
)

func main() {
	fmt.Println(oserror.ErrClosed, rvalue.Nothing(1))
}
