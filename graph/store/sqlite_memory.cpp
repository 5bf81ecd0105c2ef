#include "graph/store/sqlite_memory.hpp"

#include <sqlite3.h>

namespace skein {

void keep_no_account_of_memory() { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace skein
