// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: cache_lock disk
// FLAGS: -std=c11 -isystem /usr/include/nspr
// WHY: cache_put() takes the cache's lock and then enters the disk's monitor, cache_trim() does it the other way round.
#include <prlock.h>
#include <prmon.h>

static PRLock *cache_lock;
static PRMonitor *disk;
static int cached, written;

void cache_put(void) {
  PR_Lock(cache_lock);
  cached++;
  PR_EnterMonitor(disk); // FINDING: lock-order-cycle
  written++;
  PR_ExitMonitor(disk);
  PR_Unlock(cache_lock);
}

void cache_trim(void) {
  PR_EnterMonitor(disk);
  PR_Lock(cache_lock); // FINDING: lock-order-cycle
  cached -= written;
  written = 0;
  PR_Unlock(cache_lock);
  PR_ExitMonitor(disk);
}
