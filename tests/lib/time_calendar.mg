package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2009, time.November, 10, 23, 4, 5, 678901234, time.UTC)
	fmt.Println(t, t.Unix(), t.UnixNano(), t.UnixMilli(), t.Weekday(), t.YearDay(), t.Month(), t.Nanosecond())
	for _, l := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, "2006-01-02", "Jan _2 06 at 3:04pm", "02/01/2006 15h04.000", "Monday, __2 002"} {
		fmt.Println(t.Format(l))
	}
	zone := time.FixedZone("XYZ", -(5*3600 + 30*60))
	z := t.In(zone)
	fmt.Println(z, z.Equal(t), z == t, z.Location(), z.Format(time.RFC3339))
	fmt.Println(t.Add(36*time.Hour), t.AddDate(0, 3, 25), t.AddDate(-1, -11, 0))
	fmt.Println(t.Sub(t.Add(-time.Minute)), t.Before(z.Add(1)), t.After(z), t.Truncate(time.Hour), t.Round(time.Hour))
	fmt.Println(time.Date(2024, 2, 30, 25, 61, 61, -1, time.UTC), time.Date(2023, 14, -3, 0, 0, 0, 0, time.UTC))
	y, w := time.Date(2021, 1, 3, 0, 0, 0, 0, time.UTC).ISOWeek()
	fmt.Println(y, w, time.Unix(0, 0).UTC(), time.Unix(1e9, 5).UTC(), time.Time{}, time.Time{}.IsZero())
	for _, c := range [][2]string{{time.RFC3339, "2021-03-04T05:06:07.89+01:00"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 GMT"}, {"2006-01-02", "2021-13-01"}, {"2006-01-02", "2021-02-29"}, {"15:04", "7:3"}, {"Jan 2 2006", "feb 3 1999"}, {"3:04PM", "12:05AM"}, {"2006-01-02", "x"}, {"2006", "2006 extra"}} {
		p, err := time.Parse(c[0], c[1])
		fmt.Println(p.UTC(), err)
	}
	for _, s := range []string{"1h30m", "-1.5s", "300ms", "1us2ns", "", "3", "5x", ".5m", "1e3s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	fmt.Printf("%v %d %s %T %#v\n", time.March, time.March, time.Saturday, time.Second, t)
	fmt.Println(time.Month(13), time.Weekday(9), time.Duration(1<<63-1), time.Duration(-1<<63), 1500*time.Microsecond, time.Duration(999))
	fmt.Println(time.Duration(3661e9).Hours(), (90 * time.Second).Minutes(), time.Duration(1234567).Round(time.Millisecond), time.Duration(1999999).Truncate(time.Millisecond))
	b, _ := t.MarshalText()
	j, _ := t.MarshalJSON()
	fmt.Println(string(b), string(j))
}

// Output:
// 2009-11-10 23:04:05.678901234 +0000 UTC 1257894245 1257894245678901234 1257894245678 Tuesday 314 November 678901234
// Tue Nov 10 23:04:05 2009
// Tue Nov 10 23:04:05 UTC 2009
// Tue Nov 10 23:04:05 +0000 2009
// 10 Nov 09 23:04 UTC
// 10 Nov 09 23:04 +0000
// Tuesday, 10-Nov-09 23:04:05 UTC
// Tue, 10 Nov 2009 23:04:05 UTC
// Tue, 10 Nov 2009 23:04:05 +0000
// 2009-11-10T23:04:05Z
// 2009-11-10T23:04:05.678901234Z
// 11:04PM
// Nov 10 23:04:05
// Nov 10 23:04:05.678
// 2009-11-10
// Nov 10 09 at 11:04pm
// 10/11/2009 23h04.678
// Tuesday, 314 314
// 2009-11-10 17:34:05.678901234 -0530 XYZ true false XYZ 2009-11-10T17:34:05-05:30
// 2009-11-12 11:04:05.678901234 +0000 UTC 2010-03-07 23:04:05.678901234 +0000 UTC 2007-12-10 23:04:05.678901234 +0000 UTC
// 1m0s true false 2009-11-10 23:00:00 +0000 UTC 2009-11-10 23:00:00 +0000 UTC
// 2024-03-02 02:02:00.999999999 +0000 UTC 2024-01-28 00:00:00 +0000 UTC
// 2020 53 1970-01-01 00:00:00 +0000 UTC 2001-09-09 01:46:40.000000005 +0000 UTC 0001-01-01 00:00:00 +0000 UTC true
// 2021-03-04 04:06:07.89 +0000 UTC <nil>
// 2006-01-02 15:04:05 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2021-13-01": month out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2021-02-29": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "7:3" as "15:04": cannot parse "3" as "04"
// 1999-02-03 00:00:00 +0000 UTC <nil>
// 0000-01-01 00:05:00 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "x" as "2006-01-02": cannot parse "x" as "2006"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006 extra": extra text: " extra"
// 1h30m0s <nil>
// -1.5s <nil>
// 300ms <nil>
// 1.002µs <nil>
// 0s time: invalid duration ""
// 0s time: missing unit in duration "3"
// 0s time: unknown unit "x" in duration "5x"
// 30s <nil>
// 0s time: unknown unit "e" in duration "1e3s"
// March 3 Saturday time.Duration time.Date(2009, time.November, 10, 23, 4, 5, 678901234, time.UTC)
// %!Month(13) %!Weekday(9) 2562047h47m16.854775807s -2562047h47m16.854775808s 1.5ms 999ns
// 1.0169444444444444 1.5 1ms 1ms
// 2009-11-10T23:04:05.678901234Z "2009-11-10T23:04:05.678901234Z"
