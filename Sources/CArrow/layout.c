/* Other libraries read these structures by their layout alone, so a compiler that lays them out otherwise must not pass. */
#include "arrow_c_data.h"

#include <stddef.h>

_Static_assert(sizeof(void *) == 8, "the layout below is that of 64-bit systems");
_Static_assert(sizeof(struct ArrowSchema) == 72, "ArrowSchema");
_Static_assert(offsetof(struct ArrowSchema, release) == 56, "ArrowSchema.release");
_Static_assert(sizeof(struct ArrowArray) == 80, "ArrowArray");
_Static_assert(offsetof(struct ArrowArray, release) == 64, "ArrowArray.release");
_Static_assert(sizeof(struct ArrowArrayStream) == 40, "ArrowArrayStream");
