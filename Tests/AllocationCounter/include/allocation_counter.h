#pragma once
#include <stdint.h>

/// Allocations of the calling thread so far. Defined next to `malloc` and its relatives, which this target puts in front of
/// the C library's, so every one in the process is counted.
uint64_t loam_allocation_count(void);
