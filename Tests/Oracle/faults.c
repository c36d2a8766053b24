// Preloaded into the program by faults.py: counts the calls that change what is on the disk, and at one of
// them kills the program or refuses the call. FAULT_AT: the call's number, from 1; FAULT_ERROR: the error to
// refuse it with, or 0 to kill the program before it; FAULT_LOG: a file that gets the name of every call.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;
static int at = -1, error, log_file = -2;
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void start(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  const char *text = getenv("FAULT_AT");
  at = text ? atoi(text) : 0;
  text = getenv("FAULT_ERROR");
  error = text ? atoi(text) : 0;
  int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  text = getenv("FAULT_LOG");
  log_file = text ? real_open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

// Whether the call is to be refused.
static int meet(const char *name, const char *path) {
  if (at < 0) return 0;
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (log_file >= 0) {
    char line[600];
    int length = snprintf(line, sizeof line, "%d %s %s\n", number, name, path ? path : "");
    if (length > 0) real_write(log_file, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
  }
  if (number != at) return 0;
  if (!error) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  errno = error;
  return 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
    if ((flags & O_CREAT) && meet(#name, path)) return -1; \
    return real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

int rename(const char *old, const char *new) { REAL(rename); return meet("rename", new) ? -1 : real(old, new); }
int renameat2(int a, const char *old, int b, const char *new, unsigned flags) {
  REAL(renameat2);
  return meet("renameat2", new) ? -1 : real(a, old, b, new, flags);
}
int unlink(const char *path) { REAL(unlink); return meet("unlink", path) ? -1 : real(path); }
int unlinkat(int folder, const char *path, int flags) {
  REAL(unlinkat);
  return meet("unlinkat", path) ? -1 : real(folder, path, flags);
}
int rmdir(const char *path) { REAL(rmdir); return meet("rmdir", path) ? -1 : real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return meet("mkdir", path) ? -1 : real(path, mode); }
int chmod(const char *path, mode_t mode) { REAL(chmod); return meet("chmod", path) ? -1 : real(path, mode); }
int fsync(int file) { REAL(fsync); return meet("fsync", 0) ? -1 : real(file); }
int fdatasync(int file) { REAL(fdatasync); return meet("fdatasync", 0) ? -1 : real(file); }
int ftruncate64(int file, off64_t size) { REAL(ftruncate64); return meet("ftruncate64", 0) ? -1 : real(file, size); }
ssize_t write(int file, const void *bytes, size_t count) {
  if (file > 2 && meet("write", 0)) return -1;
  return real_write(file, bytes, count);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  REAL(pwrite64);
  return meet("pwrite64", 0) ? -1 : real(file, bytes, count, offset);
}
