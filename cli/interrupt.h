// SPDX-License-Identifier: MIT
// interrupt.h - signals to a running program.
//
// SIGQUIT prints the goroutines and ends the program with status 2, as in Go. SIGINT and
// SIGTERM kill, as in Go, unless a report is wanted: then the machine stops at its next poll, the
// reports are written as of then, and the status is 130 or 143. A second signal kills at once.
#ifndef MG_INTERRUPT_H
#define MG_INTERRUPT_H

#include "runtime/rt.h"

// Turns signals into signal->number, which the machine obeys (RtConfig.signal). A signal
// that is ignored (nohup, a shell's background job) stays so.
void interrupt_watch(RtSignal *signal, bool has_report);
// The machine has stopped: signals are as they were before.
void interrupt_unwatch(void);

#endif
