// SPDX-License-Identifier: MIT
// native_time.c - clocks, timers, and what the C library knows of time zones.
#include <stdlib.h>
#include <time.h>

#include "runtime/native.h"

// Start of the virtual clock: 2009-11-10 23:00:00 UTC.
enum { VIRTUAL_EPOCH = 1257894000 };

RtStatus native_time_walltime(Rt *rt, Slot *fp) {
  int64_t mono = rt_nanotime(rt);
  if (rt->config->is_virtual_clock) {
    fp[0].i = VIRTUAL_EPOCH + mono / 1000000000;
    fp[1].i = mono % 1000000000;
  } else {
    struct timespec ts;
    clock_gettime(CLOCK_REALTIME, &ts);
    fp[0].i = ts.tv_sec;
    fp[1].i = ts.tv_nsec;
  }
  fp[2].i = mono;
  return RT_OK;
}

RtStatus native_time_nanotime(Rt *rt, Slot *fp) {
  fp[0].i = rt_nanotime(rt);
  return RT_OK;
}

RtStatus native_time_sleep(Rt *rt, Slot *fp) {
  return rt_sleep(rt, fp[0].i);
}

RtStatus native_time_start_timer(Rt *rt, Slot *fp) {
  fp[0].i = rt_timer_start(rt, fp[1].i, fp[2].i, fp[3].p, fp[4].u);
  return fp[0].i ? RT_OK : RT_FATAL;
}

RtStatus native_time_stop_timer(Rt *rt, Slot *fp) {
  fp[0].u = rt_timer_stop(rt, fp[1].i);
  return RT_OK;
}

// The C library keeps one zone, that of TZ: another zone is asked for by
// changing TZ for a moment.
RtStatus native_time_zone_at(Rt *rt, Slot *fp) {
  RtString zone = arg_string(fp + 5);
  time_t sec = (time_t)fp[7].i;
  char name[128], saved[256];
  bool other = zone.len > 0, had_tz = false;
  if (zone.len > 100) return RT_OK;
  if (other) {
    char path[160];
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%.*s", (int)zone.len, (const char *)zone.ptr);
    FILE *f = fopen(path, "rb");
    if (!f) return RT_OK;
    fclose(f);
    const char *tz = getenv("TZ");
    had_tz = tz && strlen(tz) < sizeof saved;
    if (had_tz) snprintf(saved, sizeof saved, "%s", tz);
    snprintf(name, sizeof name, ":%.*s", (int)zone.len, (const char *)zone.ptr);
    setenv("TZ", name, 1);
  }
  tzset();
  struct tm tm;
  bool ok = localtime_r(&sec, &tm) != NULL;
  char text[64];
  snprintf(text, sizeof text, "%s", ok && tm.tm_zone ? tm.tm_zone : "UTC");
  if (other) {
    if (had_tz)
      setenv("TZ", saved, 1);
    else
      unsetenv("TZ");
    tzset();
  }
  fp[2].i = ok ? tm.tm_gmtoff : 0;
  fp[3].u = ok && tm.tm_isdst > 0;
  fp[4].u = 1;
  return set_new_string(rt, fp, text, strlen(text));
}
