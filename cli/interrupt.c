// SPDX-License-Identifier: MIT
#include "cli/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static const int watched[] = {SIGQUIT, SIGINT, SIGTERM};
enum { N_WATCHED = 3 };

static RtSignal *target;
static struct sigaction old_actions[N_WATCHED], old_alarm;
static bool is_watched[N_WATCHED];

static void restore(void) {
  for (int i = 0; i < N_WATCHED; i++)
    if (is_watched[i]) sigaction(watched[i], &old_actions[i], NULL);
}

// The handlers call only what a handler may. The flag is seen at the next poll, or when a system
// call in which all wait ends with EINTR. The signal may come just before such a call: so SIGALRM
// ends them again every second.
static void on_alarm(int number) {
  (void)number;
  alarm(1);
}

static void on_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int saved_errno = errno;
  restore();
  target->code = info->si_code;
  target->number = number;
  alarm(1);
  errno = saved_errno;
}

void interrupt_watch(RtSignal *signal, bool has_report) {
  target = signal;
  struct sigaction note = {.sa_flags = SA_SIGINFO}, tick = {.sa_handler = on_alarm};
  note.sa_sigaction = on_signal;
  // One at a time: nothing interrupts a handler.
  for (int i = 0; i < N_WATCHED; i++) sigaddset(&note.sa_mask, watched[i]);
  sigaction(SIGALRM, &tick, &old_alarm);
  for (int i = 0; i < N_WATCHED; i++) {
    is_watched[i] = false;
    if (watched[i] != SIGQUIT && !has_report) continue;
    sigaction(watched[i], NULL, &old_actions[i]);
    if (!(old_actions[i].sa_flags & SA_SIGINFO) && old_actions[i].sa_handler == SIG_IGN) continue;
    is_watched[i] = true;
    sigaction(watched[i], &note, NULL);
  }
}

void interrupt_unwatch(void) {
  restore();
  alarm(0);
  sigaction(SIGALRM, &old_alarm, NULL);
}
