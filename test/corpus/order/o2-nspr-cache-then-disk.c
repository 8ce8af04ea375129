// ROW: O2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -isystem /usr/include/nspr
// WHY: Both functions take the cache's lock before the disk's, whose monitor flush() enters twice, as it may.
#include <prlock.h>
#include <prmon.h>

static PRLock *cache_lock;
static PRMonitor *disk;
static int cached, written;

void cache_put(void) {
  PR_Lock(cache_lock);
  cached++;
  PR_EnterMonitor(disk);
  written++;
  PR_ExitMonitor(disk);
  PR_Unlock(cache_lock);
}

static void flush(void) {
  PR_EnterMonitor(disk);
  PR_EnterMonitor(disk);
  written += cached;
  PR_ExitMonitor(disk);
  PR_ExitMonitor(disk);
}

void cache_flush(void) {
  PR_Lock(cache_lock);
  flush();
  cached = 0;
  PR_Unlock(cache_lock);
}
