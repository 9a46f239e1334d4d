// SPDX-License-Identifier: MIT

// Package filepath works on the system's paths, which are slash-separated.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sort"
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

func Clean(p string) string { return path.Clean(p) }

func Split(p string) (dir, file string) { return path.Split(p) }

func Join(elem ...string) string { return path.Join(elem...) }

func Ext(p string) string { return path.Ext(p) }

func Base(p string) string { return path.Base(p) }

func Dir(p string) string { return path.Dir(p) }

func IsAbs(p string) bool { return path.IsAbs(p) }

func ToSlash(p string) string { return p }

func FromSlash(p string) string { return p }

func VolumeName(p string) string { return "" }

func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// SplitList cuts a list such as $PATH.
func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	var list []string
	start := 0
	for i := 0; i <= len(p); i++ {
		if i == len(p) || p[i] == ListSeparator {
			list = append(list, p[start:i])
			start = i + 1
		}
	}
	return list
}

// Abs begins at the root.
func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, p), nil
}

// Rel is the way from base to target.
func Rel(basePath, targetPath string) (string, error) {
	base, target := Clean(basePath), Clean(targetPath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targetPath + " relative to " + basePath)
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
			return "", errors.New("Rel: can't make " + targetPath + " relative to " + basePath)
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
func Glob(pattern string) (matches []string, err error) {
	if _, err = Match(pattern, ""); err != nil {
		return nil, err
	}
	dir, file := Split(pattern)
	dirs := []string{Clean(dir)}
	if hasMeta(dirs[0]) {
		if dirs[0] == pattern {
			return nil, ErrBadPattern
		}
		if dirs, err = Glob(dirs[0]); err != nil {
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
