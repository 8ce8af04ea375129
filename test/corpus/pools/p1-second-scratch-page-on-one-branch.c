// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: scratch
// DEPTH: 2
// WHY: only a compressed record needs a second page, but then write_record() waits for it with the first one taken.
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { PAGES = 8, PAGE_SIZE = 4096 };

struct page {
  struct page *next;
  unsigned char bytes[PAGE_SIZE];
};

struct page_pool {
  pthread_mutex_t lock;
  pthread_cond_t returned;
  struct page *free;
};

static struct page pages[PAGES];
static struct page_pool scratch = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, NULL};

void scratch_open(void) {
  pthread_mutex_lock(&scratch.lock);
  scratch.free = NULL;
  for (size_t i = 0; i < PAGES; ++i) {
    pages[i].next = scratch.free;
    scratch.free = &pages[i];
  }
  pthread_mutex_unlock(&scratch.lock);
}

static struct page *page_take(struct page_pool *pool) {
  pthread_mutex_lock(&pool->lock);
  while (pool->free == NULL)
    pthread_cond_wait(&pool->returned, &pool->lock); // FINDING: nested-lease
  struct page *page = pool->free;
  pool->free = page->next;
  pthread_mutex_unlock(&pool->lock);
  return page;
}

static void page_give(struct page_pool *pool, struct page *page) {
  pthread_mutex_lock(&pool->lock);
  page->next = pool->free;
  pool->free = page;
  pthread_mutex_unlock(&pool->lock);
  pthread_cond_signal(&pool->returned);
}

static size_t squeeze(unsigned char *to, const unsigned char *from, size_t size) {
  size_t used = 0;
  for (size_t i = 0; i < size; ++i)
    if (i == 0 || from[i] != from[i - 1])
      to[used++] = from[i];
  return used;
}

size_t write_record(const void *record, size_t size, bool compressed) {
  struct page *plain = page_take(&scratch);
  if (size > PAGE_SIZE)
    size = PAGE_SIZE;
  memcpy(plain->bytes, record, size);
  if (compressed) {
    struct page *packed = page_take(&scratch);
    size = squeeze(packed->bytes, plain->bytes, size);
    page_give(&scratch, packed);
  }
  page_give(&scratch, plain);
  return size;
}
