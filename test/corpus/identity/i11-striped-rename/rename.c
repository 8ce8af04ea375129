#include "stripes.h"

void names_add(const char *name) {
  unsigned stripe = stripe_of(name);
  pthread_mutex_lock(&stripe_locks[stripe]);
  stripe_names[stripe]++;
  pthread_mutex_unlock(&stripe_locks[stripe]);
}

void names_rename(const char *from, const char *to) {
  unsigned old = stripe_of(from);
  unsigned new = stripe_of(to);
  if (old == new)
    return;
  pthread_mutex_lock(&stripe_locks[old]);
  pthread_mutex_lock(&stripe_locks[new]); // FINDING: lock-order-cycle
  stripe_names[old]--;
  stripe_names[new]++;
  pthread_mutex_unlock(&stripe_locks[new]);
  pthread_mutex_unlock(&stripe_locks[old]);
}
