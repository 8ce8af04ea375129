// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: handles
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: walk() keeps the handle of a folder while it walks into the folders below, one more handle a level; a few deep walks at once take all sixteen.
#include <dirent.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/stat.h>

enum { MAX_HANDLES = 16 };

static sem_t handles;

int walk_init(void) { return sem_init(&handles, 0, MAX_HANDLES); }

static DIR *open_folder(const char *path) {
  DIR *folder;
  sem_wait(&handles); // FINDING: nested-lease
  folder = opendir(path);
  if (folder == NULL)
    sem_post(&handles);
  return folder;
}

static void close_folder(DIR *folder) {
  closedir(folder);
  sem_post(&handles);
}

long long walk(const char *path) {
  long long bytes = 0;
  DIR *folder = open_folder(path);
  if (folder == NULL)
    return 0;
  for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    char below[1024];
    struct stat status;
    if (entry->d_name[0] == '.')
      continue;
    if (snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= (int)sizeof below)
      continue;
    if (lstat(below, &status) != 0)
      continue;
    if (S_ISDIR(status.st_mode))
      bytes += walk(below);
    else
      bytes += status.st_size;
  }
  close_folder(folder);
  return bytes;
}
