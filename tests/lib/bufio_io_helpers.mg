package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type slowReader struct {
	s string
	n int
}

func (r *slowReader) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := r.n
	if n > len(r.s) {
		n = len(r.s)
	}
	n = copy(p, r.s[:n])
	r.s = r.s[n:]
	return n, nil
}

type failWriter struct{ room int }

func (w *failWriter) Write(p []byte) (int, error) {
	if len(p) > w.room {
		n := w.room
		w.room = 0
		return n, errors.New("full")
	}
	w.room -= len(p)
	return len(p), nil
}

func main() {
	sc := bufio.NewScanner(&slowReader{"one two\nthree\r\n\nlast", 3})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader(" a  bc\t\ndéf "))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Bytes())
	}
	fmt.Println()
	sc = bufio.NewScanner(strings.NewReader("aé\xff世"))
	sc.Split(bufio.ScanRunes)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 10), 50)
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader("1,2,,3"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())

	r := bufio.NewReaderSize(&slowReader{"héllo wörld\nsecond line\nno newline", 5}, 16)
	c, size, err := r.ReadRune()
	fmt.Println(string(c), size, err)
	c, size, _ = r.ReadRune()
	fmt.Println(string(c), size, r.UnreadRune(), r.UnreadRune())
	p, err := r.Peek(4)
	fmt.Printf("%q %v %v\n", p, err, r.Buffered() >= 4)
	b, _ := r.ReadByte()
	fmt.Println(b, r.UnreadByte())
	s, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	line, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	n, err := r.Discard(3)
	fmt.Println(n, err)
	bs, err := r.ReadBytes('\n')
	fmt.Printf("%q %v\n", bs, err)
	_, err = r.ReadByte()
	fmt.Println(err, r.Size())

	var buf bytes.Buffer
	w := bufio.NewWriterSize(&buf, 8)
	fmt.Fprintf(w, "%d-%s", 12, "abc")
	fmt.Println(w.Buffered(), w.Available(), buf.Len())
	w.WriteByte('!')
	w.WriteRune('世')
	w.WriteString(" and a longer string")
	fmt.Println(w.Flush(), buf.String())
	m, err := w.ReadFrom(&slowReader{"from a reader", 4})
	w.Flush()
	fmt.Println(m, err, buf.String())
	fw := bufio.NewWriterSize(&failWriter{5}, 4)
	_, err = fw.WriteString("1234567890")
	fmt.Println(err, fw.Flush())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in\n")), bufio.NewWriter(os.Stdout))
	s, _ = rw.ReadString('\n')
	rw.WriteString("rw " + s)
	rw.Flush()

	all, err := io.ReadAll(io.MultiReader(strings.NewReader("ab"), &slowReader{"cdef", 1}, strings.NewReader("")))
	fmt.Println(string(all), err)
	var x, y strings.Builder
	k, err := io.WriteString(io.MultiWriter(&x, &y), "both")
	fmt.Println(k, err, x.String(), y.String())
	small := make([]byte, 4)
	k, err = io.ReadFull(strings.NewReader("abc"), small)
	fmt.Println(k, err)
	k, err = io.ReadAtLeast(strings.NewReader("abc"), small, 5)
	fmt.Println(k, err)
	k, err = io.ReadFull(strings.NewReader(""), small)
	fmt.Println(k, err)
	cn, err := io.CopyN(&x, strings.NewReader("12345"), 3)
	fmt.Println(cn, err, x.String())
	cn, err = io.CopyN(&x, strings.NewReader("1"), 3)
	fmt.Println(cn, err)
	cn, err = io.Copy(io.Discard, io.LimitReader(strings.NewReader("123456"), 4))
	fmt.Println(cn, err)
	var tee strings.Builder
	io.ReadAll(io.TeeReader(strings.NewReader("tee"), &tee))
	fmt.Println(tee.String())
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	q, _ := io.ReadAll(sec)
	off, err := sec.Seek(-2, io.SeekEnd)
	q2, _ := io.ReadAll(sec)
	fmt.Println(string(q), off, err, string(q2), sec.Size())
	pr, pw := io.Pipe()
	go func() {
		for i := 0; i < 3; i++ {
			fmt.Fprintf(pw, "msg %d;", i)
		}
		pw.CloseWithError(errors.New("done"))
	}()
	q, err = io.ReadAll(pr)
	fmt.Println(string(q), err)
	_, err = pr.Read(small)
	fmt.Println(err, pr.Close())
	_, err = pw.Write(small)
	fmt.Println(err)

	in := strings.NewReader("5 -7 0x1f 3.25 true word \"quo ted\"\nnext 12abc")
	var i1, i2, i3, i4 int
	var f float64
	var t bool
	var w1, w2, w3 string
	fmt.Println(fmt.Fscan(in, &i1, &i2, &i3, &f, &t, &w1))
	fmt.Println(fmt.Fscanf(in, "%q", &w2))
	fmt.Println(fmt.Fscanln(in))
	fmt.Println(fmt.Fscanf(in, "%s %d%s", &w3, &i4, &w2))
	fmt.Println(i1, i2, i3, i4, f, t, w1, w2, w3)
	var a, bb int
	fmt.Println(fmt.Sscanf("10:20", "%d:%d", &a, &bb))
	fmt.Println(fmt.Sscanf("10-20", "%d:%d", &a, &bb))
	fmt.Println(fmt.Sscan("x", &a))
	fmt.Println(fmt.Sscan("99999999999999999999", &a))
	fmt.Println(fmt.Sscanln("1\n2", &a, &bb))
	fmt.Println(fmt.Sscan("", &a))
	fmt.Println(fmt.Sscanf("abc", "%2s%c", &w1, &i1))
	fmt.Println(a, bb, w1)
}

// Output:
// "one two" "three" "" "last" <nil>
// "a" "bc" "déf" 
// "a" "é" "�" "世" 
// false bufio.Scanner: token too long
// "1" "2" "" "3" <nil>
// h 1 <nil>
// é 2 <nil> bufio: invalid use of UnreadRune
// "éll" <nil> true
// 195 <nil>
// "éllo wörld\n" <nil>
// "second line" false <nil>
// 3 <nil>
// "newline" EOF
// EOF 16
// 6 2 0
// <nil> 12-abc!世 and a longer string
// 13 <nil> 12-abc!世 and a longer stringfrom a reader
// full full
// rw in
// abcdef <nil>
// 4 <nil> both both
// 3 unexpected EOF
// 0 short buffer
// 0 EOF
// 3 <nil> both123
// 1 EOF
// 4 <nil>
// tee
// 23456 3 <nil> 56 5
// msg 0;msg 1;msg 2; done
// done <nil>
// io: read/write on closed pipe
// 6 <nil>
// 1 <nil>
// 0 <nil>
// 3 <nil>
// 5 -7 31 12 3.25 true word abc next
// 2 <nil>
// 1 input does not match format
// 0 expected integer
// 0 strconv.ParseInt: parsing "99999999999999999999": value out of range
// 1 unexpected newline
// 0 EOF
// 2 <nil>
// 1 20 ab
