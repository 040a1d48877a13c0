#include <sqlite3.h>

/* A cast to a function, which Swift does not see: SQLite copies the bytes before it returns. */
static inline int loam_sqlite_bind_text_copy(sqlite3_stmt *statement, int place, const char *text, int count) {
    return sqlite3_bind_text(statement, place, text, count, SQLITE_TRANSIENT);
}

static inline int loam_sqlite_bind_blob_copy(sqlite3_stmt *statement, int place, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, place, bytes, count, SQLITE_TRANSIENT);
}
