/* Compiled so that the header stays plain C that needs nothing included before it. */
#include "loam.h"

_Static_assert(sizeof(loam_error) == 32, "others read errors by their layout");
_Static_assert(sizeof(loam_digest) == 48, "others read digests by their layout");
