// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: filled
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: hash_file() is itself the work of one of the four threads and waits for its blocks, which need one of them; four files at once leave none.
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <stdlib.h>

struct link {
  struct link *prev, *next;
};

struct request {
  void (*work)(struct request *request);
  sem_t *ready;
  int number, sum;
  struct link link;
};

#define request_of(l) ((struct request *)((char *)(l) - offsetof(struct request, link)))

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static struct link queue = {&queue, &queue};

static void *worker(void *unused) {
  (void)unused;
  for (;;) {
    pthread_mutex_lock(&mutex);
    while (queue.next == &queue)
      pthread_cond_wait(&filled, &mutex);
    struct link *first = queue.next;
    first->next->prev = first->prev;
    first->prev->next = first->next;
    pthread_mutex_unlock(&mutex);
    struct request *request = request_of(first);
    request->work(request);
  }
  return NULL;
}

static void post(struct link *link) {
  pthread_mutex_lock(&mutex);
  link->next = &queue;
  link->prev = queue.prev;
  queue.prev->next = link;
  queue.prev = link;
  pthread_cond_signal(&filled);
  pthread_mutex_unlock(&mutex);
}

void request_submit(struct request *request, void (*work)(struct request *request)) {
  request->work = work;
  post(&request->link);
}

int requests_start(void) {
  for (int i = 0; i < 4; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, worker, NULL) != 0)
      return -1;
    pthread_detach(thread);
  }
  return 0;
}

static void hash_block(struct request *request) {
  request->sum = request->number * 31 % 65521;
  sem_post(request->ready);
}

static void hash_file(struct request *file) {
  sem_t ready;
  struct request blocks[8];
  sem_init(&ready, 0, 0);
  for (int i = 0; i < 8; ++i) {
    blocks[i].number = i;
    blocks[i].ready = &ready;
    request_submit(&blocks[i], hash_block);
  }
  for (int i = 0; i < 8; ++i)
    sem_wait(&ready); // FINDING: executor-self-wait
  for (int i = 0; i < 8; ++i)
    file->sum += blocks[i].sum;
  sem_destroy(&ready);
  free(file);
}

int hash(int number) {
  struct request *file = calloc(1, sizeof *file);
  if (file == NULL)
    return -1;
  file->number = number;
  request_submit(file, hash_file);
  return 0;
}
