// ROW: P2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: walk() notes the folders below and closes its own, which gives its handle back, before it walks into them.
#include <dirent.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_HANDLES = 16 };

static sem_t handles;

int walk_init(void) { return sem_init(&handles, 0, MAX_HANDLES); }

static DIR *open_folder(const char *path) {
  DIR *folder;
  sem_wait(&handles);
  folder = opendir(path);
  if (folder == NULL)
    sem_post(&handles);
  return folder;
}

static void close_folder(DIR *folder) {
  closedir(folder);
  sem_post(&handles);
}

struct below {
  struct below *next;
  char path[];
};

static void note(struct below **list, const char *path) {
  struct below *folder = malloc(sizeof *folder + strlen(path) + 1);
  if (folder == NULL)
    return;
  strcpy(folder->path, path);
  folder->next = *list;
  *list = folder;
}

long long walk(const char *path) {
  long long bytes = 0;
  struct below *folders = NULL;
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
      note(&folders, below);
    else
      bytes += status.st_size;
  }
  close_folder(folder);
  while (folders != NULL) {
    struct below *next = folders->next;
    bytes += walk(folders->path);
    free(folders);
    folders = next;
  }
  return bytes;
}
