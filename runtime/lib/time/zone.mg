// SPDX-License-Identifier: MIT

package time

import "errors"

// A Location is a place's clocks: fixed at the offset of its one zone, or by the rules that the system knows for
// rules. No zone is UTC.
type Location struct {
	name     string
	zone     []zone
	tx       []zoneTrans
	isSystem bool
	rules    string // the system's name of it; "" for the process's own
}

type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

// zoneTrans: a zone is in force from a time on.
type zoneTrans struct {
	when  int64
	index uint8
}

var utcLoc = Location{name: "UTC"}

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

var localLoc = Location{name: "Local", isSystem: true}

// Local is the place of the process: $TZ or /etc/localtime.
var Local *Location = &localLoc

//minigo:inlcost 62
func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// at is the name and offset of the zone at sec after 1970.
func (l *Location) at(sec int64) (name string, offset int) {
	if l == nil || !l.isSystem && len(l.zone) == 0 {
		return "UTC", 0
	}
	if !l.isSystem {
		return l.zone[0].name, l.zone[0].offset
	}
	name, offset, _, _ = zoneAt(l.rules, sec)
	return
}

func (l *Location) isDST(sec int64) bool {
	if l == nil || !l.isSystem {
		return false
	}
	_, _, dst, _ := zoneAt(l.rules, sec)
	return dst
}

// FixedZone is always offset seconds east of UTC.
//
//minigo:inlcost 44
func FixedZone(name string, offset int) *Location {
	return &Location{
		name: name,
		zone: []zone{{name, offset, false}},
		tx:   []zoneTrans{{-1 << 63, 0}},
	}
}

// LoadLocation returns the place with a name such as "Europe/Rome".
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '\\' || name[0] == '/' || name[i] == '.' && i+1 < len(name) && name[i+1] == '.' {
			return nil, errors.New("time: invalid location name")
		}
	}
	if _, _, _, known := zoneAt(name, 0); !known {
		return nil, errors.New("unknown time zone " + name)
	}
	return &Location{name: name, isSystem: true, rules: name}, nil
}
