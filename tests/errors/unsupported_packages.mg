// oracle: no (Go accepts it)
package main

import (
	"encoding/json" // ERROR "package not supported yet"
	"net/http" // ERROR "package not supported yet"
	"example.com/mine" // ERROR "package not supported yet"
)

func main() {
	_ = json.Marshal
	_ = http.Get
	mine.F()
}
