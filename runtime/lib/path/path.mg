// SPDX-License-Identifier: MIT

// Package path works on slash-separated paths.
package path

import (
	"errors"
	"unicode/utf8"
)

// Clean is the shortest path that means the same: no empty and "." elements, ".." taken up by what stands before it.
//
//minigo:leaks path to result ~r0 level=0
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := make([]byte, 0, len(path))
	if rooted {
		out = append(out, '/')
	}
	floor := len(out) // what ".." cannot take away
	for i := 0; i < len(path); {
		j := i
		for j < len(path) && path[j] != '/' {
			j++
		}
		elem := path[i:j]
		i = j + 1
		switch {
		case elem == "" || elem == ".":
		case elem == ".." && len(out) > floor:
			k := len(out) - 1
			for k > floor && out[k] != '/' {
				k--
			}
			out = out[:k]
		case elem == ".." && rooted:
		default:
			if len(out) > 0 && out[len(out)-1] != '/' {
				out = append(out, '/')
			}
			out = append(out, elem...)
			if elem == ".." {
				floor = len(out)
			}
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// Split cuts after the last slash.
//
//minigo:inlcost 41
func Split(path string) (dir, file string) {
	i := lastSlash(path) + 1
	return path[:i], path[i:]
}

// lastSlash is -1 when there is none.
func lastSlash(s string) int {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	return i
}

// Join puts slashes between the elements that are not empty, and cleans.
func Join(elem ...string) string {
	var out []byte
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, '/')
		}
		out = append(out, e...)
	}
	if len(out) == 0 {
		return ""
	}
	return Clean(string(out))
}

// Ext is the last element from its last dot on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base is the last element.
//
//minigo:inlcost 78
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	path = path[lastSlash(path)+1:]
	if path == "" {
		return "/"
	}
	return path
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir is all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

var ErrBadPattern = errors.New("syntax error in pattern")

// Match matches all of name: * and ? do not match slashes; [a-z] and [^a-z] are classes; \ takes the next literally.
func Match(pattern, name string) (matched bool, err error) {
	// A star matches as little as it can; on failure the last star takes one byte more.
	starPattern, starName, hasStar := "", "", false
	for {
		if pattern != "" && pattern[0] == '*' {
			starPattern, starName, hasStar = pattern[1:], name, true
			pattern = pattern[1:]
			continue
		}
		if pattern == "" && name == "" {
			return true, nil
		}
		if pattern != "" {
			ok, rest, size, e := matchOne(pattern, name)
			if e != nil {
				return false, e
			}
			if ok {
				pattern, name = rest, name[size:]
				continue
			}
		}
		if !hasStar || starName == "" || starName[0] == '/' {
			return false, check(pattern)
		}
		starName = starName[1:]
		pattern, name = starPattern, starName
	}
}

// check reports a malformed rest of a pattern that need not be matched any more.
func check(pattern string) error {
	for pattern != "" {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		_, rest, _, err := matchOne(pattern, "")
		if err != nil {
			return err
		}
		pattern = rest
	}
	return nil
}

// matchOne matches the first thing in pattern, not a star, against the first rune of name.
func matchOne(pattern, name string) (ok bool, rest string, size int, err error) {
	r := rune(-1)
	if name != "" {
		r, size = utf8.DecodeRuneInString(name)
	}
	switch pattern[0] {
	case '?':
		return r >= 0 && r != '/', pattern[1:], size, nil
	case '[':
		rest = pattern[1:]
		negated := rest != "" && rest[0] == '^'
		if negated {
			rest = rest[1:]
		}
		for first := true; ; first = false {
			if rest != "" && rest[0] == ']' && !first {
				return r >= 0 && ok != negated, rest[1:], size, nil
			}
			var lo, hi rune
			if lo, rest, err = classRune(rest); err != nil {
				return
			}
			hi = lo
			if rest[0] == '-' {
				if hi, rest, err = classRune(rest[1:]); err != nil {
					return
				}
			}
			ok = ok || lo <= r && r <= hi
		}
	case '\\':
		pattern = pattern[1:]
		if pattern == "" {
			return false, "", 0, ErrBadPattern
		}
	}
	return name != "" && name[0] == pattern[0], pattern[1:], 1, nil
}

// classRune reads a rune of a class; more must follow it.
func classRune(s string) (r rune, rest string, err error) {
	if s == "" || s[0] == '-' || s[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if s[0] == '\\' {
		s = s[1:]
		if s == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 || size == len(s) {
		return 0, "", ErrBadPattern
	}
	return r, s[size:], nil
}
