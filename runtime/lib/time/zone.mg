// SPDX-License-Identifier: MIT

package time

import "errors"

// A Location is a place's clocks: fixed at an offset, or by the rules that the system knows for zone.
type Location struct {
	name   string
	isFix  bool
	offset int    // seconds east of UTC, when isFix
	zone   string // the system's name of it, otherwise
}

var utcLoc = Location{name: "UTC", isFix: true}

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

var localLoc = Location{name: "Local"}

// Local is the place of the process: $TZ or /etc/localtime.
var Local *Location = &localLoc

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// at is the name and offset of the zone at sec after 1970.
func (l *Location) at(sec int64) (name string, offset int) {
	if l == nil || l.isFix {
		return l.String(), l.fixed()
	}
	name, offset, _, _ = zoneAt(l.zone, sec)
	return
}

func (l *Location) fixed() int {
	if l == nil {
		return 0
	}
	return l.offset
}

func (l *Location) isDST(sec int64) bool {
	if l == nil || l.isFix {
		return false
	}
	_, _, dst, _ := zoneAt(l.zone, sec)
	return dst
}

// FixedZone is always offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, isFix: true, offset: offset}
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
	return &Location{name: name, zone: name}, nil
}
