package main

import "fmt"

// </script><script>document.title = "hacked"</script> <!-- & &amp; 'quotes' "double"
type größe struct{ ß string }

var keep []*größe

func äöü(s string) *größe { return &größe{s} }

func main() {
	π, x := "日本語 😀", []string{"</script><b>", "<!--", "\xff\xfe", "\u2028", `raw
</script>
<script>`}
	for i := 0; i < 50; i++ { keep = append(keep, äöü(π+x[i%5])); fmt.Sprintln("ä", i, "</script><script>throw 1</script>", &größe{π}) }
	m := map[string]*int{}
	for _, s := range x {
		n := len(s)
		m["</script>\"'\\"+s] = &n
	}
}
