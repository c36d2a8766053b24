// glibc declares these for _GNU_SOURCE alone, which Swift's importer does not define.
int renameat2(int old_directory, const char *old_path, int new_directory, const char *new_path,
              unsigned int flags);
#define RENAME_EXCHANGE 2u
