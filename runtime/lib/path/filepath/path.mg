// SPDX-License-Identifier: MIT

// Package filepath works on the system's paths, which are slash-separated.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

var (
	ErrBadPattern = path.ErrBadPattern
	SkipDir       = fs.SkipDir
)

type WalkFunc func(path string, info fs.FileInfo, err error) error

//minigo:inlcost 698
//minigo:leaks path to result ~r0 level=0
func Clean(path string) string { return clean(path) }

func clean(p string) string { return path.Clean(p) }

//minigo:inlcost 53
func Split(path string) (dir, file string) {
	volume, i := VolumeName(path), len(path)
	for i > len(volume) && !os.IsPathSeparator(path[i-1]) {
		i--
	}
	return path[:i], path[i:]
}

func Join(elem ...string) string { return join(elem) }

//minigo:inlcost 100
//minigo:leaks elem to result ~r0 level=1
func join(elem []string) string { return path.Join(elem...) }

//minigo:inlcost 38
func Ext(path string) string {
	for i := len(path); i > 0 && !os.IsPathSeparator(path[i-1]); i-- {
		if path[i-1] == '.' {
			return path[i-1:]
		}
	}
	return ""
}

//minigo:inlcost 94
func Base(path string) string { return base(path) }

func base(p string) string { return path.Base(p) }

//minigo:inlcost 127
//minigo:leaks path to result ~r0 level=0
func Dir(path string) string { return dir(path) }

func dir(p string) string { return path.Dir(p) }

//minigo:inlcost 19
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

func ToSlash(path string) string { return path }

func FromSlash(path string) string { return path }

//minigo:inlcost 8
func VolumeName(path string) string { return path[:volumeNameLen(path)] }

// volumeNameLen: paths have no volume here.
func volumeNameLen(path string) int { return 0 }

//minigo:inlcost 378
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// SplitList cuts a list such as $PATH.
//
//minigo:inlcost 80
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// Abs begins at the root.
//
//minigo:leaks path to result ~r0 level=0
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel is the way from base to target.
//
//minigo:leaks targpath to result ~r0 level=0
func Rel(basepath, targpath string) (string, error) {
	base, target := Clean(basepath), Clean(targpath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
	}
	// What both begin with, in whole elements.
	same := 0
	for i := 0; ; i++ {
		endBase, endTarget := i == len(base) || base[i] == '/', i == len(target) || target[i] == '/'
		if endBase && endTarget {
			same = i
		}
		if i == len(base) || i == len(target) || base[i] != target[i] {
			break
		}
	}
	up := base[same:]
	for up != "" && up[0] == '/' {
		up = up[1:]
	}
	down := target[same:]
	for down != "" && down[0] == '/' {
		down = down[1:]
	}
	out := ""
	if up != "" {
		if len(up) >= 2 && up[:2] == ".." && (len(up) == 2 || up[2] == '/') {
			return "", errors.New("Rel: can't make " + targpath + " relative to " + basepath)
		}
		out = ".."
		for i := 0; i < len(up); i++ {
			if up[i] == '/' {
				out += "/.."
			}
		}
	}
	if out != "" && down != "" {
		out += "/"
	}
	return out + down, nil
}

// Walk calls fn for root and all below it, in the order of names.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir {
		return nil
	}
	return err
}

func walk(p string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(p, info, nil)
	}
	entries, rerr := os.ReadDir(p)
	if err := fn(p, info, rerr); err != nil || rerr != nil {
		return err
	}
	for _, entry := range entries {
		name := Join(p, entry.Name())
		info, err := os.Lstat(name)
		if err != nil {
			err = fn(name, nil, err)
		} else {
			err = walk(name, info, fn)
			if err == SkipDir && info.IsDir() {
				err = nil
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// WalkDir is Walk with directory entries.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	return Walk(root, func(p string, info fs.FileInfo, err error) error {
		if info == nil {
			return fn(p, nil, err)
		}
		return fn(p, fs.FileInfoToDirEntry(info), err)
	})
}

// Glob returns the names that match pattern.
//
//minigo:inlcost 71
//minigo:leaks pattern level=0
func Glob(pattern string) (matches []string, err error) { return glob(pattern) }

func glob(pattern string) (matches []string, err error) {
	if _, err = Match(pattern, ""); err != nil {
		return nil, err
	}
	dir, file := Split(pattern)
	dirs := []string{Clean(dir)}
	if hasMeta(dirs[0]) {
		if dirs[0] == pattern {
			return nil, ErrBadPattern
		}
		if dirs, err = glob(dirs[0]); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		if !hasMeta(file) {
			name := Join(d, file)
			if _, e := os.Lstat(name); e == nil {
				matches = append(matches, name)
			}
			continue
		}
		entries, _ := os.ReadDir(d)
		for _, entry := range entries {
			if ok, _ := Match(file, entry.Name()); ok {
				matches = append(matches, Join(d, entry.Name()))
			}
		}
	}
	sort.Strings(matches)
	return matches, nil
}

func hasMeta(p string) bool {
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '*', '?', '[', '\\':
			return true
		}
	}
	return false
}
