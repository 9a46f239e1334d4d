// SPDX-License-Identifier: MIT
// measure_impl.h - private to the measure files.
#ifndef MG_MEASURE_IMPL_H
#define MG_MEASURE_IMPL_H

#include "cli/command.h"
#include "cli/measure.h"

// An unlinked file, open for reading and writing; -1 with a message.
int measure_temp_file(void);
// Writes all. False, with errno, when it cannot.
bool measure_write(int fd, const void *data, size_t n);
// Starts the process that feeds `out` until nobody reads it; `reader` is the pipe's other
// end when this process holds it (-1: it does not).
bool measure_input_pump(MeasureInput *in, int out, int reader);

// The hand-over: the child writes the ledger to the file, the parent reads it. False when
// the file holds no complete ledger (or cannot be written).
bool measure_put_ledger(int fd, Vm *vm, const ReportInfo *info);
bool measure_get_ledger(int fd, Measured *m);

#endif
