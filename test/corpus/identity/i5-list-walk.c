// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: the walk always takes the next entry's lock while it holds the current one, and only in the direction of next.
#include <pthread.h>
#include <stddef.h>

struct entry {
  pthread_mutex_t lock;
  int key;
  int value;
  struct entry *next;
};

/* The list begins with a sentinel, which is never removed. */
int list_add_to(struct entry *sentinel, int key, int delta) {
  struct entry *current = sentinel;
  pthread_mutex_lock(&current->lock);
  while (current->next != NULL) {
    struct entry *next = current->next;
    pthread_mutex_lock(&next->lock);
    pthread_mutex_unlock(&current->lock);
    current = next;
    if (current->key == key) {
      current->value += delta;
      pthread_mutex_unlock(&current->lock);
      return 1;
    }
  }
  pthread_mutex_unlock(&current->lock);
  return 0;
}

void list_append(struct entry *sentinel, struct entry *added) {
  struct entry *last = sentinel;
  added->next = NULL;
  pthread_mutex_lock(&last->lock);
  for (struct entry *next = last->next; next != NULL; next = last->next) {
    pthread_mutex_lock(&next->lock);
    pthread_mutex_unlock(&last->lock);
    last = next;
  }
  last->next = added;
  pthread_mutex_unlock(&last->lock);
}
