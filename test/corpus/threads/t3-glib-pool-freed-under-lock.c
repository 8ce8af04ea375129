// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: total_lock
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: sum_all() frees the pool, waiting for its jobs, with total_lock locked, and each job locks total_lock.
#include <glib.h>

static GMutex total_lock;
static int total;

static void add(gpointer data, gpointer unused) {
  (void)unused;
  g_mutex_lock(&total_lock); // FINDING: wait-while-holding
  total += GPOINTER_TO_INT(data);
  g_mutex_unlock(&total_lock);
}

static int sum_all(int count) {
  GThreadPool *pool = g_thread_pool_new(add, NULL, 4, FALSE, NULL);
  for (int i = 1; i <= count; i++)
    g_thread_pool_push(pool, GINT_TO_POINTER(i), NULL);
  g_mutex_lock(&total_lock);
  g_thread_pool_free(pool, FALSE, TRUE); // FINDING: wait-while-holding
  int sum = total;
  g_mutex_unlock(&total_lock);
  return sum;
}

int main(void) {
  return sum_all(100) == 0;
}
