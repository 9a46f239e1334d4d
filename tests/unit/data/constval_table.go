// Prints the table that constval_test.c compares with: operations on random and
// chosen constants as go/constant computes them.
//
//	go run tests/unit/data/constval_table.go >tests/unit/data/constval.table
package main

import (
	"fmt"
	"go/constant"
	"go/token"
	"math"
	"math/rand"
	"strings"
)

var rng = rand.New(rand.NewSource(7))

func digits(n int) string {
	var b strings.Builder
	for i := 0; i < n; i++ {
		b.WriteByte(byte('0' + rng.Intn(10)))
	}
	return b.String()
}

func intLit() string {
	switch rng.Intn(6) {
	case 0:
		return fmt.Sprint(rng.Intn(20))
	case 1:
		return fmt.Sprintf("%#x", rng.Uint64())
	case 2:
		return fmt.Sprintf("0x%x%016x%016x", rng.Uint64(), rng.Uint64(), rng.Uint64())
	case 3:
		return "1" + digits(rng.Intn(120))
	case 4:
		return fmt.Sprintf("0b1%b", rng.Intn(1<<20))
	default:
		return fmt.Sprintf("0o%o", rng.Uint64())
	}
}

func floatLit() string {
	switch rng.Intn(7) {
	case 0:
		return "0." + digits(1+rng.Intn(60))
	case 1:
		return digits(1+rng.Intn(20)) + "." + digits(rng.Intn(20)) + fmt.Sprintf("e%d", rng.Intn(640)-320)
	case 2:
		return fmt.Sprintf("0x1.%xp%d", rng.Uint64(), rng.Intn(2200)-1100)
	case 3:
		return fmt.Sprintf("1%s.5e%d", digits(rng.Intn(20)), rng.Intn(6000)-3000)
	case 4:
		return fmt.Sprintf("4.9406564584124654%se-324", digits(rng.Intn(9)))
	case 5:
		return fmt.Sprintf("1.7976931348623%se308", digits(rng.Intn(9)))
	default:
		return fmt.Sprintf("%d.0", rng.Intn(1000))
	}
}

func value(s string) constant.Value {
	lit := strings.TrimPrefix(s, "-")
	tok := token.INT
	if strings.ContainsAny(lit, ".pP") || (!strings.HasPrefix(lit, "0x") && strings.ContainsAny(lit, "eE")) {
		tok = token.FLOAT
	}
	v := constant.MakeFromLiteral(lit, tok, 0)
	if lit != s {
		v = constant.UnaryOp(token.SUB, v, 0)
	}
	return v
}

func result(v constant.Value) string {
	if v.Kind() == constant.Unknown {
		return "unknown"
	}
	f64, _ := constant.Float64Val(v)
	f32, _ := constant.Float32Val(v)
	i := constant.ToInt(v)
	return fmt.Sprintf("%s %s %016x %08x %s", v.ExactString(), v, math.Float64bits(f64), math.Float32bits(f32), i)
}

func lit(isInt bool) string {
	s := ""
	if rng.Intn(4) == 0 {
		s = "-"
	}
	if isInt {
		return s + intLit()
	}
	return s + floatLit()
}

func main() {
	for i := 0; i < 60; i++ {
		x := lit(i%3 == 0)
		fmt.Println("lit", x, "0", result(value(x)))
	}
	ops := []token.Token{token.ADD, token.SUB, token.MUL, token.QUO, token.QUO_ASSIGN, token.REM, token.AND, token.OR, token.XOR, token.AND_NOT}
	for i := 0; i < 220; i++ {
		op := ops[i%len(ops)]
		x, y := lit(op >= token.QUO || i%3 == 0), lit(op >= token.QUO || i%2 == 0)
		if op != token.ADD && op != token.SUB && op != token.MUL && op != token.QUO {
			x, y = lit(true), lit(true)
		}
		a, b := value(x), value(y)
		if constant.Sign(b) == 0 {
			continue
		}
		fmt.Println(op, x, y, result(constant.BinaryOp(a, op, b)))
	}
	for i := 0; i < 30; i++ {
		op := []token.Token{token.SHL, token.SHR}[i%2]
		x, n := lit(true), rng.Intn(300)
		fmt.Println(op, x, n, result(constant.Shift(value(x), op, uint(n))))
	}
	for i := 0; i < 30; i++ {
		x, y := lit(i%2 == 0), lit(i%3 == 0)
		fmt.Println("<", x, y, constant.Compare(value(x), token.LSS, value(y)))
	}
	// Long products leave the fractions and come to 512-bit floats.
	f := value("1.1e300")
	for k := 0; k < 5; k++ {
		f = constant.BinaryOp(f, token.MUL, value("3.3e301"))
	}
	for i := 0; i < 24; i++ {
		op := []token.Token{token.ADD, token.MUL, token.QUO, token.SUB}[i%4]
		y := fmt.Sprintf("%d.7e-%d", i, i*67)
		fmt.Printf("prod%s 0 %s %s\n", op, y, result(constant.BinaryOp(f, op, value(y))))
	}
}
