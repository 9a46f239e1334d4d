// SPDX-License-Identifier: MIT

package io

// MultiReader reads its readers one after the other.
func MultiReader(readers ...Reader) Reader {
	r := make([]Reader, len(readers))
	copy(r, readers)
	return &multiReader{r}
}

type multiReader struct {
	readers []Reader
}

func (mr *multiReader) Read(p []byte) (n int, err error) {
	for len(mr.readers) > 0 {
		if len(mr.readers) == 1 {
			if inner, ok := mr.readers[0].(*multiReader); ok {
				mr.readers = inner.readers // a chain of MultiReaders becomes one
				continue
			}
		}
		n, err = mr.readers[0].Read(p)
		if err == EOF {
			mr.readers[0] = eofReader{} // another multiReader may share the slice
			mr.readers = mr.readers[1:]
		}
		if n > 0 || err != EOF {
			if err == EOF && len(mr.readers) > 0 {
				err = nil
			}
			return
		}
	}
	return 0, EOF
}

func (mr *multiReader) WriteTo(w Writer) (n int64, err error) {
	buf := make([]byte, 32*1024)
	for i, r := range mr.readers {
		var k int64
		if inner, ok := r.(*multiReader); ok {
			k, err = inner.WriteTo(w)
		} else {
			k, err = copyBuffer(w, r, buf)
		}
		n += k
		if err != nil {
			mr.readers = mr.readers[i:]
			return
		}
		mr.readers[i] = nil
	}
	mr.readers = nil
	return
}

type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, EOF }

// MultiWriter writes everything to each of its writers.
//
//minigo:inlcost 42
func MultiWriter(writers ...Writer) Writer {
	return &multiWriter{flatten(make([]Writer, 0, len(writers)), writers)}
}

// flatten appends to out the writers that writers stand for.
//
//minigo:inlcost 100
func flatten(out, writers []Writer) []Writer {
	for _, w := range writers {
		if inner, ok := w.(*multiWriter); ok {
			out = append(out, inner.writers...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

type multiWriter struct {
	writers []Writer
}

func (t *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range t.writers {
		n, err = w.Write(p)
		if err == nil && n != len(p) {
			err = ErrShortWrite
		}
		if err != nil {
			return
		}
	}
	return len(p), nil
}

func (t *multiWriter) WriteString(s string) (n int, err error) {
	var b []byte // s, once it is needed
	for _, w := range t.writers {
		if sw, ok := w.(StringWriter); ok {
			n, err = sw.WriteString(s)
		} else {
			if b == nil {
				b = []byte(s)
			}
			n, err = w.Write(b)
		}
		if err == nil && n != len(s) {
			err = ErrShortWrite
		}
		if err != nil {
			return
		}
	}
	return len(s), nil
}
