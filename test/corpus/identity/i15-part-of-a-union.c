// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: handle::mutex handles_lock
// WHY: handle_close() holds the mutex in the handle's union and waits for the list, handles_flush() holds the list and waits for the handle.
#include <pthread.h>
#include <stddef.h>

enum handle_kind { HANDLE_EVENT, HANDLE_FILE };

struct handle {
  enum handle_kind kind;
  int pending;
  struct handle *next;
  union {
    pthread_mutex_t mutex; /* of a HANDLE_FILE */
    int signalled;         /* of a HANDLE_EVENT */
  };
};

static pthread_mutex_t handles_lock = PTHREAD_MUTEX_INITIALIZER;
static struct handle *handles;

void handle_open(struct handle *handle) {
  handle->kind = HANDLE_FILE;
  handle->pending = 0;
  pthread_mutex_init(&handle->mutex, NULL);
  pthread_mutex_lock(&handles_lock);
  handle->next = handles;
  handles = handle;
  pthread_mutex_unlock(&handles_lock);
}

void handle_close(struct handle *handle) {
  if (handle->kind != HANDLE_FILE)
    return;
  pthread_mutex_lock(&handle->mutex);
  handle->pending = 0;
  pthread_mutex_lock(&handles_lock); // FINDING: lock-order-cycle
  for (struct handle **link = &handles; *link != NULL; link = &(*link)->next) {
    if (*link == handle) {
      *link = handle->next;
      break;
    }
  }
  pthread_mutex_unlock(&handles_lock);
  pthread_mutex_unlock(&handle->mutex);
}

void handles_flush(void) {
  pthread_mutex_lock(&handles_lock);
  for (struct handle *handle = handles; handle != NULL; handle = handle->next) {
    if (handle->kind != HANDLE_FILE)
      continue;
    pthread_mutex_lock(&handle->mutex); // FINDING: lock-order-cycle
    handle->pending = 0;
    pthread_mutex_unlock(&handle->mutex);
  }
  pthread_mutex_unlock(&handles_lock);
}
