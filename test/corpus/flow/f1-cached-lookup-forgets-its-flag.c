// ROW: F1
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: lock
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: The second lookup of a pair forgets LOOKUP_LOCKED, so it locks for writing the table that its caller has locked already.
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LOOKUP_CREATE 0x1u
#define LOOKUP_LOCKED 0x2u

struct entry {
  struct entry *next;
  unsigned refs;
  char name[32];
};

static struct {
  pthread_rwlock_t lock;
  struct entry *buckets[64];
  size_t count;
} table = {.lock = PTHREAD_RWLOCK_INITIALIZER};

static unsigned hash(const char *s) {
  unsigned h = 5381;
  while (*s)
    h = h * 33 + (unsigned char)*s++;
  return h % 64;
}

int table_lookup(const char *name, unsigned flags, struct entry **out) {
  const bool take = !(flags & LOOKUP_LOCKED);
  int rc = 0;
  struct entry *e;

  if (strlen(name) >= sizeof e->name)
    return -ENAMETOOLONG;

  if (take)
    pthread_rwlock_wrlock(&table.lock); // FINDING: self-deadlock

  for (e = table.buckets[hash(name)]; e != NULL; e = e->next)
    if (strcmp(e->name, name) == 0)
      goto found;

  if (!(flags & LOOKUP_CREATE)) {
    rc = -ENOENT;
    goto out;
  }
  e = calloc(1, sizeof *e);
  if (e == NULL) {
    rc = -ENOMEM;
    goto out;
  }
  strcpy(e->name, name);
  e->next = table.buckets[hash(name)];
  table.buckets[hash(name)] = e;
  ++table.count;
found:
  ++e->refs;
  *out = e;
out:
  if (take)
    pthread_rwlock_unlock(&table.lock);
  return rc;
}

int table_lookup_pair(const char *a, const char *b, struct entry *out[2]) {
  int rc;
  pthread_rwlock_wrlock(&table.lock);
  rc = table_lookup(a, LOOKUP_LOCKED | LOOKUP_CREATE, &out[0]);
  if (rc == 0)
    rc = table_lookup(b, LOOKUP_CREATE, &out[1]);
  pthread_rwlock_unlock(&table.lock);
  return rc;
}
