// Reading from a mapped file whose bytes are gone, since it was cut shorter meanwhile or the disk fails,
// ends a program by SIGBUS. For the ranges that are watched here such a read yields zeros, and is noted.
#include <stdbool.h>
#include <stddef.h>

/// Watches a mapped range; returns its number, or -1 where too many are watched already.
int mapped_faults_watch(const void *start, size_t length);

/// Ends the watch, before the range is unmapped; returns whether bytes were missing.
bool mapped_faults_unwatch(int number);

/// Whether bytes of a range were missing so far.
bool mapped_faults_seen(int number);
