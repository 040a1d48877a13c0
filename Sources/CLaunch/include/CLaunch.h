#ifndef LOAM_LAUNCH_H
#define LOAM_LAUNCH_H
#include <stdint.h>
#endif
