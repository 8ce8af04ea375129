// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: find() ends a version only if it opened one itself, which it does only when it was given none; cache_glue() gives it one.
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct version {
  pthread_mutex_t glue_lock;
  int glue;
};

struct version *current(void);

static void end(struct version *version) {
  pthread_mutex_lock(&version->glue_lock);
  version->glue = 0;
  pthread_mutex_unlock(&version->glue_lock);
}

static int find(struct version *version, int name) {
  bool ours = false;
  if (version == NULL) {
    version = current();
    ours = true;
  }
  const int found = name + version->glue;
  if (ours)
    end(version);
  return found;
}

int cache_glue(struct version *version, int name) {
  pthread_mutex_lock(&version->glue_lock);
  version->glue = find(version, name);
  pthread_mutex_unlock(&version->glue_lock);
  return version->glue;
}
