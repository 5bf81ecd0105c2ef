#pragma once
// For programs that have SQLite for themselves.

namespace skein {

// SQLite keeps account of the memory of the whole process under a lock, which takes an eighth of a bulk load's processor time.
// This leaves it out: `sqlite3_memory_used` and the limits of SQLite's heap tell nothing then. To be called before anything else
// uses SQLite; later it changes nothing. Not called by the library itself: another part of the program may want the account.
void keep_no_account_of_memory();

}  // namespace skein
