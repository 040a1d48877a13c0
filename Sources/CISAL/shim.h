#include <isa-l.h>

/* A macro of sums, which Swift does not see. */
static const int isal_level_1_workspace = ISAL_DEF_LVL1_DEFAULT;
