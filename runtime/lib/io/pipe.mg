// SPDX-License-Identifier: MIT

package io

import (
	"errors"
	"sync"
)

var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// pipe hands the slices of writers to readers over wr; the reader answers on rd with how much it took.
type pipe struct {
	wrMu sync.Mutex // one writer at a time
	wr   chan []byte
	rd   chan int

	once sync.Once // closes done
	done chan struct{}
	rerr error // given by the reader's end when closing
	werr error
}

//minigo:leaks p level=0
func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.readError()
	default:
	}
	select {
	case w := <-p.wr:
		n = copy(b, w)
		p.rd <- n
		return n, nil
	case <-p.done:
		return 0, p.readError()
	}
}

//minigo:leaks p level=0
func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeError()
	default:
		p.wrMu.Lock()
		defer p.wrMu.Unlock()
	}
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.wr <- b:
			k := <-p.rd
			b = b[k:]
			n += k
		case <-p.done:
			return n, p.writeError()
		}
	}
	return n, nil
}

func (p *pipe) close(where *error, err, none error) error {
	if err == nil {
		err = none
	}
	if *where == nil {
		*where = err
	}
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) readError() error {
	if p.rerr == nil && p.werr != nil {
		return p.werr
	}
	return ErrClosedPipe
}

func (p *pipe) writeError() error {
	if p.werr == nil && p.rerr != nil {
		return p.rerr
	}
	return ErrClosedPipe
}

// A PipeReader is the reading end of a pipe.
type PipeReader struct {
	p *pipe
}

//minigo:inlcost 72
func (r *PipeReader) Read(data []byte) (n int, err error) {
	return r.p.read(data)
}

//minigo:inlcost 68
func (r *PipeReader) Close() error {
	return r.CloseWithError(nil)
}

//minigo:inlcost 63
func (r *PipeReader) CloseWithError(err error) error {
	return r.p.close(&r.p.rerr, err, ErrClosedPipe)
}

// A PipeWriter is the writing end of a pipe.
type PipeWriter struct {
	p *pipe
}

func (w *PipeWriter) Write(data []byte) (n int, err error) {
	return w.p.write(data)
}

//minigo:inlcost 68
func (w *PipeWriter) Close() error {
	return w.CloseWithError(nil)
}

//minigo:inlcost 63
func (w *PipeWriter) CloseWithError(err error) error {
	return w.p.close(&w.p.werr, err, EOF)
}

// Pipe returns two ends of a pipe without a buffer.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{
		wr:   make(chan []byte),
		rd:   make(chan int),
		done: make(chan struct{}),
	}
	return &PipeReader{p}, &PipeWriter{p}
}
