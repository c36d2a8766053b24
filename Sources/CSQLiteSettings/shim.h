#include <sqlite3.h>

// `sqlite3_config` takes arguments of any kind and number, which Swift's importer leaves out.
static inline int sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
