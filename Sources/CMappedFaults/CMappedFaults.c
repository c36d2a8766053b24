#define _GNU_SOURCE
#include "CMappedFaults.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ranges_watched = 128 };

// Read by the signal handler, and so without locks.
static struct {
  _Atomic uintptr_t start;
  _Atomic uintptr_t end;
  atomic_bool is_taken;
  atomic_bool has_fault;
} ranges[ranges_watched];

static uintptr_t page_size;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// In C, since nothing of a language's runtime may be called within a signal handler. `mmap` is a plain
// system call, which is all that this needs.
static void replace_by_zeros(int number, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t address = (uintptr_t)info->si_addr;
  for (int i = 0; i < ranges_watched; i++) {
    uintptr_t end = atomic_load(&ranges[i].end);
    if (address < atomic_load(&ranges[i].start) || address >= end) continue;
    uintptr_t page = address & ~(page_size - 1);
    // What follows is not trusted either: one fault for a file, and not one for each of its pages.
    void *zeros = mmap((void *)page, end - page, PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    if (zeros == MAP_FAILED) break;
    atomic_store(&ranges[i].has_fault, true);
    return;
  }
  // Not one of ours: the read is tried once more and ends the program as it would have.
  signal(number, SIG_DFL);
}

static void install(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = replace_by_zeros, .sa_flags = SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}

int mapped_faults_watch(const void *start, size_t length) {
  pthread_once(&once, install);
  for (int i = 0; i < ranges_watched; i++) {
    bool is_taken = false;
    if (!atomic_compare_exchange_strong(&ranges[i].is_taken, &is_taken, true)) continue;
    atomic_store(&ranges[i].has_fault, false);
    // An empty range until both are there.
    atomic_store(&ranges[i].start, UINTPTR_MAX);
    atomic_store(&ranges[i].end, (uintptr_t)start + length);
    atomic_store(&ranges[i].start, (uintptr_t)start);
    return i;
  }
  return -1;
}

bool mapped_faults_unwatch(int number) {
  bool had_fault = atomic_load(&ranges[number].has_fault);
  atomic_store(&ranges[number].start, UINTPTR_MAX);
  atomic_store(&ranges[number].end, 0);
  atomic_store(&ranges[number].is_taken, false);
  return had_fault;
}

bool mapped_faults_seen(int number) { return atomic_load(&ranges[number].has_fault); }
