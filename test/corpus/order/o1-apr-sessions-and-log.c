// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: sessions_lock log_lock
// FLAGS: -std=gnu11 -isystem /usr/include/apr-1.0
// WHY: session_open() takes the sessions' lock and then the log's, log_rotate() takes the log's and then the sessions'.
#include <apr_thread_mutex.h>

static apr_thread_mutex_t *sessions_lock;
static apr_thread_mutex_t *log_lock;
static int sessions, lines;

apr_status_t locks_init(apr_pool_t *pool) {
  apr_status_t status = apr_thread_mutex_create(&sessions_lock, APR_THREAD_MUTEX_DEFAULT, pool);
  if (status == APR_SUCCESS)
    status = apr_thread_mutex_create(&log_lock, APR_THREAD_MUTEX_DEFAULT, pool);
  return status;
}

void session_open(void) {
  apr_thread_mutex_lock(sessions_lock);
  sessions++;
  apr_thread_mutex_lock(log_lock); // FINDING: lock-order-cycle
  lines++;
  apr_thread_mutex_unlock(log_lock);
  apr_thread_mutex_unlock(sessions_lock);
}

int log_rotate(void) {
  apr_thread_mutex_lock(log_lock);
  lines = 0;
  apr_thread_mutex_lock(sessions_lock); // FINDING: lock-order-cycle
  const int open = sessions;
  apr_thread_mutex_unlock(sessions_lock);
  apr_thread_mutex_unlock(log_lock);
  return open;
}
