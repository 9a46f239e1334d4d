// An expression language: lexer, precedence-climbing parser, tree evaluation, and compilation to a stack machine; both
// ways must agree.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

type Kind int

const (
	EOF Kind = iota
	Number
	Ident
	Op
)

func (k Kind) String() string { return [...]string{"end", "number", "name", "operator"}[k] }

type Token struct {
	Kind Kind
	Text string
	Pos  int
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func lex(s string) (toks []Token, err error) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case r == ' ' || r == '\t':
			i++
		case isDigit(r) || r == '.':
			j := i
			for j < len(rs) && (isDigit(rs[j]) || rs[j] == '.') {
				j++
			}
			toks = append(toks, Token{Number, string(rs[i:j]), i})
			i = j
		case isLetter(r):
			j := i
			for j < len(rs) && (isLetter(rs[j]) || isDigit(rs[j])) {
				j++
			}
			toks = append(toks, Token{Ident, string(rs[i:j]), i})
			i = j
		case strings.ContainsRune("+-*/^()=,%", r):
			toks = append(toks, Token{Op, string(r), i})
			i++
		default:
			return nil, fmt.Errorf("bad character %q at %d", r, i)
		}
	}
	return append(toks, Token{EOF, "", len(rs)}), nil
}

type Expr interface {
	Eval(env *Env) (float64, error)
	Compile(c *Code)
	String() string
}

type (
	Num    float64
	Var    string
	Unary  struct{ X Expr }
	Binary struct {
		Op   byte
		L, R Expr
	}
	Assign struct {
		Name string
		X    Expr
	}
	Call struct {
		Fn   string
		Args []Expr
	}
)

type Env struct {
	vars  map[string]float64
	funcs map[string]func(...float64) (float64, error)
}

var ErrDiv = errors.New("division by zero")

func apply(op byte, a, b float64) (float64, error) {
	switch op {
	case '+':
		return a + b, nil
	case '-':
		return a - b, nil
	case '*':
		return a * b, nil
	case '/':
		if b == 0 {
			return 0, ErrDiv
		}
		return a / b, nil
	case '%':
		return math.Mod(a, b), nil
	case '^':
		return math.Pow(a, b), nil
	}
	return 0, fmt.Errorf("unknown operator %c", op)
}

func (n Num) Eval(*Env) (float64, error) { return float64(n), nil }
func (v Var) Eval(e *Env) (float64, error) {
	if x, ok := e.vars[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined: %s", string(v))
}
func (u Unary) Eval(e *Env) (float64, error) {
	x, err := u.X.Eval(e)
	return -x, err
}
func (b *Binary) Eval(e *Env) (float64, error) {
	l, err := b.L.Eval(e)
	if err != nil {
		return 0, err
	}
	r, err := b.R.Eval(e)
	if err != nil {
		return 0, err
	}
	return apply(b.Op, l, r)
}
func (a *Assign) Eval(e *Env) (float64, error) {
	x, err := a.X.Eval(e)
	if err == nil {
		e.vars[a.Name] = x
	}
	return x, err
}
func (c *Call) Eval(e *Env) (float64, error) {
	var args []float64
	for _, a := range c.Args {
		x, err := a.Eval(e)
		if err != nil {
			return 0, fmt.Errorf("in %s: %w", c.Fn, err)
		}
		args = append(args, x)
	}
	f, ok := e.funcs[c.Fn]
	if !ok {
		return 0, fmt.Errorf("no function %s", c.Fn)
	}
	return f(args...)
}

func (n Num) String() string     { return strconv.FormatFloat(float64(n), 'g', -1, 64) }
func (v Var) String() string     { return string(v) }
func (u Unary) String() string   { return "(-" + u.X.String() + ")" }
func (b *Binary) String() string { return fmt.Sprintf("(%v %c %v)", b.L, b.Op, b.R) }
func (a *Assign) String() string { return a.Name + " = " + a.X.String() }
func (c *Call) String() string   { return fmt.Sprint(c.Fn, c.Args) }

// ---- the stack machine

type Instr struct {
	do   func(m *Machine) error
	name string
}
type Code struct{ ins []Instr }
type Machine struct {
	stack []float64
	env   *Env
}

func (c *Code) add(name string, f func(m *Machine) error) { c.ins = append(c.ins, Instr{f, name}) }
func (m *Machine) push(x float64)                         { m.stack = append(m.stack, x) }
func (m *Machine) pop() (x float64) {
	x, m.stack = m.stack[len(m.stack)-1], m.stack[:len(m.stack)-1]
	return
}

func (n Num) Compile(c *Code) { c.add("num", func(m *Machine) error { m.push(float64(n)); return nil }) }
func (v Var) Compile(c *Code) {
	c.add("var", func(m *Machine) error {
		x, err := v.Eval(m.env)
		m.push(x)
		return err
	})
}
func (u Unary) Compile(c *Code) {
	u.X.Compile(c)
	c.add("neg", func(m *Machine) error { m.push(-m.pop()); return nil })
}
func (b *Binary) Compile(c *Code) {
	b.L.Compile(c)
	b.R.Compile(c)
	c.add(string(rune(b.Op)), func(m *Machine) error {
		r, l := m.pop(), m.pop()
		x, err := apply(b.Op, l, r)
		m.push(x)
		return err
	})
}
func (a *Assign) Compile(c *Code) {
	a.X.Compile(c)
	c.add("set", func(m *Machine) error { m.env.vars[a.Name] = m.stack[len(m.stack)-1]; return nil })
}
func (a *Call) Compile(c *Code) {
	for _, x := range a.Args {
		x.Compile(c)
	}
	c.add("call", func(m *Machine) error {
		args := m.stack[len(m.stack)-len(a.Args):]
		f, ok := m.env.funcs[a.Fn]
		if !ok {
			return fmt.Errorf("no function %s", a.Fn)
		}
		x, err := f(args...)
		m.stack = append(m.stack[:len(m.stack)-len(a.Args)], x)
		return err
	})
}

func (c *Code) Run(e *Env) (float64, error) {
	m := &Machine{env: e}
	for _, in := range c.ins {
		if err := in.do(m); err != nil {
			return 0, err
		}
	}
	return m.pop(), nil
}

// ---- the parser

type parser struct {
	toks []Token
	pos  int
}

func (p *parser) next() Token { t := p.toks[p.pos]; p.pos++; return t }
func (p *parser) is(op string) bool {
	t := p.toks[p.pos]
	return t.Kind == Op && t.Text == op
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 4}

func (p *parser) expr(min int) Expr {
	left := p.unary()
	for {
		t := p.toks[p.pos]
		n, ok := prec[t.Text]
		if t.Kind != Op || !ok || n < min {
			return left
		}
		p.next()
		if t.Text != "^" {
			n++
		}
		left = &Binary{t.Text[0], left, p.expr(n)}
	}
}

func (p *parser) unary() Expr {
	if p.is("-") {
		p.next()
		return Unary{p.expr(3)}
	}
	switch t := p.next(); t.Kind {
	case Number:
		f, err := strconv.ParseFloat(t.Text, 64)
		if err != nil {
			panic(err)
		}
		return Num(f)
	case Ident:
		if p.is("=") {
			p.next()
			return &Assign{t.Text, p.expr(0)}
		}
		if !p.is("(") {
			return Var(t.Text)
		}
		call := &Call{Fn: t.Text}
		for p.next(); !p.is(")"); {
			call.Args = append(call.Args, p.expr(0))
			if p.is(",") {
				p.next()
			}
		}
		p.next()
		return call
	case Op:
		if t.Text == "(" {
			e := p.expr(0)
			if !p.is(")") {
				panic(fmt.Errorf("expected ) at %d", p.toks[p.pos].Pos))
			}
			p.next()
			return e
		}
		panic(fmt.Errorf("unexpected %q at %d", t.Text, t.Pos))
	default:
		panic(fmt.Errorf("unexpected %v", t.Kind))
	}
}

func Parse(s string) (e Expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	toks, err := lex(s)
	if err != nil {
		return nil, err
	}
	p := &parser{toks: toks}
	e = p.expr(0)
	if t := p.next(); t.Kind != EOF {
		err = fmt.Errorf("unexpected %v %q at %d", t.Kind, t.Text, t.Pos)
	}
	return
}

func main() {
	funcs := map[string]func(...float64) (float64, error){
		"sqrt": func(a ...float64) (float64, error) {
			if len(a) != 1 || a[0] < 0 {
				return 0, fmt.Errorf("sqrt%v", a)
			}
			return math.Sqrt(a[0]), nil
		},
		"max": func(a ...float64) (m float64, err error) {
			m = math.Inf(-1)
			for _, x := range a {
				m = math.Max(m, x)
			}
			return
		},
	}
	newEnv := func() *Env { return &Env{map[string]float64{"pi": 3}, funcs} }
	a, b := newEnv(), newEnv()
	for _, src := range []string{"1 + 2*3", "2^3^2", "-2^2", "(1+2)*3 - 4/8", "x = 5", "y = x*x - 1", "sqrt(y+1) + max(1, x, 3)", "10 % 4 + pi",
		"1/0", "z + 1", "sqrt(0-4)", "nofun(1)", "1 +", "(1", "2 $ 3", "1 2", "a = b = 7", "a+b", "1.2.3", "max()", "sqrt(q)"} {
		e, err := Parse(src)
		if err != nil {
			fmt.Printf("%-26s parse error: %v\n", src, err)
			continue
		}
		v, err := e.Eval(a)
		var c Code
		e.Compile(&c)
		w, err2 := c.Run(b)
		fmt.Printf("%-26s %v => %v (%v) same=%v, %d instructions\n", src, e, v, err, v == w && (err == nil) == (err2 == nil), len(c.ins))
	}
	e, _ := Parse("s = s + i*i % 7")
	a.vars["s"], a.vars["i"] = 0, 0
	for ; a.vars["i"] < 2000; a.vars["i"]++ {
		if _, err := e.Eval(a); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(a.vars["s"])
}

// Output:
// 1 + 2*3                    (1 + (2 * 3)) => 7 (<nil>) same=true, 5 instructions
// 2^3^2                      (2 ^ (3 ^ 2)) => 512 (<nil>) same=true, 5 instructions
// -2^2                       (-(2 ^ 2)) => -4 (<nil>) same=true, 4 instructions
// (1+2)*3 - 4/8              (((1 + 2) * 3) - (4 / 8)) => 8.5 (<nil>) same=true, 9 instructions
// x = 5                      x = 5 => 5 (<nil>) same=true, 2 instructions
// y = x*x - 1                y = ((x * x) - 1) => 24 (<nil>) same=true, 6 instructions
// sqrt(y+1) + max(1, x, 3)   (sqrt[(y + 1)] + max[1 x 3]) => 10 (<nil>) same=true, 9 instructions
// 10 % 4 + pi                ((10 % 4) + pi) => 5 (<nil>) same=true, 5 instructions
// 1/0                        (1 / 0) => 0 (division by zero) same=true, 3 instructions
// z + 1                      (z + 1) => 0 (undefined: z) same=true, 3 instructions
// sqrt(0-4)                  sqrt[(0 - 4)] => 0 (sqrt[-4]) same=true, 4 instructions
// nofun(1)                   nofun[1] => 0 (no function nofun) same=true, 2 instructions
// 1 +                        parse error: unexpected end
// (1                         parse error: expected ) at 2
// 2 $ 3                      parse error: bad character '$' at 2
// 1 2                        parse error: unexpected number "2" at 2
// a = b = 7                  a = b = 7 => 7 (<nil>) same=true, 3 instructions
// a+b                        (a + b) => 14 (<nil>) same=true, 3 instructions
// 1.2.3                      parse error: strconv.ParseFloat: parsing "1.2.3": invalid syntax
// max()                      max[] => -Inf (<nil>) same=true, 1 instructions
// sqrt(q)                    sqrt[q] => 0 (in sqrt: undefined: q) same=true, 2 instructions
// 3999
