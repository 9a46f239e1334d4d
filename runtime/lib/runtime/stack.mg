// SPDX-License-Identifier: MIT

package runtime

// A program counter of this package is 1 + the number of an instruction of the Program. Inlined calls have counters
// of their own: see callers.

// Caller describes a frame of this goroutine's stack: 0 is the caller of Caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var one [1]uintptr
	if Callers(skip+2, one[:]) == 0 {
		return
	}
	pc = one[0]
	_, file, line = pcInfo(pc)
	return pc, file, line, true
}

// Callers fills pc with the program counters of this goroutine's frames; skip 0 is Callers itself, 1 its caller.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, pc)
}

// callers counts frames as Callers does.
func callers(skip int, pc []uintptr) int

// pcInfo describes one of Callers' program counters: the function's full name and the position of the call.
func pcInfo(pc uintptr) (function, file string, line int)

// Stack writes a trace of this goroutine, or of all, to buf.
func Stack(buf []byte, all bool) int

// A Func is a function of the program.
type Func struct {
	name string
	file string
	line int
	pc   uintptr
}

// FuncForPC returns the function that pc lies in, nil if there is none.
func FuncForPC(pc uintptr) *Func {
	name, file, line := pcInfo(pc)
	if name == "" {
		return nil
	}
	return &Func{name, file, line, pc}
}

//minigo:inlcost 100
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

//minigo:inlcost 100
func (f *Func) Entry() uintptr { return f.pc }

//minigo:leaks f level=1
//minigo:inlcost 100
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = pcInfo(pc)
	return
}

// A Frame is one call.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames goes through the calls that Callers found.
type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames {
	return &Frames{callers}
}

// Next returns the next frame, and whether there are more.
//
//minigo:leaks ci level=0
func (ci *Frames) Next() (frame Frame, more bool) {
	if len(ci.callers) == 0 {
		return
	}
	pc := ci.callers[0]
	ci.callers = ci.callers[1:]
	frame.PC = pc
	frame.Entry = pc
	frame.Func = FuncForPC(pc)
	frame.Function, frame.File, frame.Line = pcInfo(pc)
	return frame, len(ci.callers) > 0
}
