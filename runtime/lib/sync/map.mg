// SPDX-License-Identifier: MIT

package sync

// A Map is a map that goroutines may share.
type Map struct {
	m map[any]any
}

//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.m[key]
	return
}

//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) Store(key, value any) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	m.m[key] = value
}

// LoadOrStore returns the value for key if there is one; otherwise it stores value and returns that.
//
//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	actual, loaded = m.m[key]
	if !loaded {
		m.m[key] = value
		actual = value
	}
	return
}

//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	value, loaded = m.m[key]
	delete(m.m, key)
	return
}

//minigo:leaks m level=0
//minigo:inlcost 61
func (m *Map) Delete(key any) {
	m.LoadAndDelete(key)
}

//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	previous, loaded = m.m[key]
	m.m[key] = value
	return
}

// CompareAndSwap stores new if key has the value old.
//
//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	value, ok := m.m[key]
	if !ok || value != old {
		return false
	}
	m.m[key] = new
	return true
}

// CompareAndDelete deletes key if it has the value old.
//
//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	value, ok := m.m[key]
	if !ok || value != old {
		return false
	}
	delete(m.m, key)
	return true
}

// Range calls f for each key and value until f returns false.
//
//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) Range(f func(key, value any) bool) {
	for k, v := range m.m {
		if !f(k, v) {
			break
		}
	}
}

// Clear deletes everything.
//
//minigo:leaks m level=0
//minigo:inlcost 100
func (m *Map) Clear() { m.m = nil }
