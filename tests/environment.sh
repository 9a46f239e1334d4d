# SPDX-License-Identifier: MIT
# tests/environment.sh: the same environment for every test, whatever the caller's is. Sourced before anything else.
unset CDPATH LANGUAGE POSIXLY_CORRECT TZ
unset COLUMNS GODEBUG GOGC GOMEMLIMIT NO_COLOR MINIGO_X # what minigo and the tested programs read
unset CRITERION_ALWAYS_SUCCEED CRITERION_FAIL_FAST CRITERION_OUTPUTS CRITERION_TEST_PATTERN CRITERION_VERBOSITY_LEVEL
umask 022
export LC_ALL=C # Criterion's summary, and what system tools say, are read
