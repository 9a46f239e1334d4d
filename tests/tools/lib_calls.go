// SPDX-License-Identifier: MIT

// lib_calls PACKAGE reads names of functions and methods (F, T.M, (*T).M), one a line, and prints a program with one
// function for each, on a line of its own, that only calls it. `make oracle-lib` compares what the optimizer says of them.
package main

import (
	"bufio"
	"fmt"
	"go/importer"
	"go/types"
	"os"
	"sort"
	"strings"
)

func main() {
	path := os.Args[1]
	want := map[string]bool{}
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		want[sc.Text()] = true
	}
	pkg, err := importer.Default().Import(path)
	if err != nil {
		panic(err)
	}
	imports := map[string]bool{path: true}
	q := func(p *types.Package) string { imports[p.Path()] = true; return p.Name() }
	var out []string
	emit := func(name string, sig *types.Signature, recv types.Type) {
		if !want[name] {
			return
		}
		var ps, as []string
		if recv != nil {
			ps = append(ps, "p "+types.TypeString(recv, q))
		}
		for i := 0; i < sig.Params().Len(); i++ {
			t := types.TypeString(sig.Params().At(i).Type(), q)
			a := fmt.Sprintf("p%d", i)
			if sig.Variadic() && i == sig.Params().Len()-1 {
				a += "..."
			}
			ps = append(ps, fmt.Sprintf("p%d %s", i, t))
			as = append(as, a)
		}
		var rs []string
		for i := 0; i < sig.Results().Len(); i++ {
			rs = append(rs, types.TypeString(sig.Results().At(i).Type(), q))
		}
		ret := ""
		if len(rs) > 0 {
			ret = "return "
		}
		f := pkg.Name() + "." + name
		if recv != nil {
			f = "p." + name[strings.LastIndex(name, ".")+1:]
		}
		out = append(out, fmt.Sprintf("func u%d(%s) (%s) { %s%s(%s) } // %s", len(out), strings.Join(ps, ", "), strings.Join(rs, ", "), ret, f, strings.Join(as, ", "), name))
	}
	sc2 := pkg.Scope()
	names := sc2.Names()
	sort.Strings(names)
	for _, n := range names {
		switch o := sc2.Lookup(n).(type) {
		case *types.Func:
			if o.Exported() && o.Type().(*types.Signature).TypeParams().Len() == 0 {
				emit(n, o.Type().(*types.Signature), nil)
			}
		case *types.TypeName:
			nt, ok := o.Type().(*types.Named)
			if !ok || !o.Exported() || nt.TypeParams().Len() > 0 {
				continue
			}
			for i := 0; i < nt.NumMethods(); i++ {
				m := nt.Method(i)
				s := m.Type().(*types.Signature)
				r := s.Recv().Type()
				if _, isP := r.(*types.Pointer); isP {
					emit("(*"+n+")."+m.Name(), s, r)
				} else {
					emit(n+"."+m.Name(), s, r)
				}
			}
		}
	}
	var b strings.Builder
	b.WriteString("package main\n\n")
	for p := range imports {
		fmt.Fprintf(&b, "import %q\n", p)
	}
	fmt.Println(b.String() + strings.Join(out, "\n") + "\n\nfunc main() {}")
}
