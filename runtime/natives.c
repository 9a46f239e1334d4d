// SPDX-License-Identifier: MIT
// natives.c - the table of natives.def.
#include "runtime/native.h"

const NativeDef rt_natives[] = {
#define NATIVE(name, function, flags, leaks) {name, function, flags, leaks},
#include "runtime/natives.def"
#undef NATIVE
    {NULL, NULL, 0, NULL}};
const uint32_t n_rt_natives = COUNT_OF(rt_natives) - 1;
