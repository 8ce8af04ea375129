// GLib's locks and threads, against its real headers.
// RUN: %clang -std=gnu17 %glib -fplugin=%plugin -c %s -o %t.o && %holdwait dump %t.o > %t.txt
// RUN: FileCheck %s < %t.txt
// RUN: FileCheck %s --check-prefix=UNUSED < %t.txt
#include <glib.h>

// What the headers define `static inline` for others does not run here.
// UNUSED-NOT: define glib_autoptr_cleanup_GQueue
// UNUSED-NOT: define g_rw_lock_reader_locker_new

// CHECK-DAG: lock variable tree {{.*}} shared type GRWLock
static GRWLock tree;
// CHECK-DAG: lock variable g__table_lock {{.*}} type GMutex
G_LOCK_DEFINE_STATIC(table);

// CHECK-DAG: lock field Service::nested {{.*}} recursive type GRecMutex
typedef struct {
  GMutex lock;
  GRecMutex nested;
  GCond changed;
  GThread *worker;
  int jobs;
} Service;

static gpointer work(gpointer data) { return data; }
static gboolean later(gpointer data) { return data != NULL; }

// CHECK-LABEL: define lockEach(%s pointer)
// CHECK: acquire g__table_lock
// CHECK: release g__table_lock
// CHECK: acquire %s->Service::nested
// CHECK: release %s->Service::nested
// CHECK: acquire tree shared
// CHECK: release tree shared
// CHECK: acquire tree at
// CHECK: release tree at
// CHECK: acquire tree shared try
void lockEach(Service *s) {
  G_LOCK(table);
  G_UNLOCK(table);
  g_rec_mutex_lock(&s->nested);
  g_rec_mutex_unlock(&s->nested);
  g_rw_lock_reader_lock(&tree);
  g_rw_lock_reader_unlock(&tree);
  g_rw_lock_writer_lock(&tree);
  g_rw_lock_writer_unlock(&tree);
  if (g_rw_lock_reader_trylock(&tree))
    g_rw_lock_reader_unlock(&tree);
}

// The guard's cleanup releases.
// CHECK-LABEL: define guarded(%s pointer)
// CHECK: call g_mutex_locker_new(&%s->Service::lock) into
// CHECK: call glib_autoptr_cleanup_GMutexLocker(&%guard)
void guarded(Service *s) {
  g_autoptr(GMutexLocker) guard = g_mutex_locker_new(&s->lock);
  ++s->jobs;
}

// CHECK-LABEL: define await(%s pointer
// CHECK: wait condition %s->Service::changed releasing %s->Service::lock
// CHECK: wait condition %s->Service::changed releasing %s->Service::lock timed
// CHECK: notify condition %s->Service::changed
void await(Service *s, gint64 end) {
  while (s->jobs == 0)
    g_cond_wait(&s->changed, &s->lock);
  g_cond_wait_until(&s->changed, &s->lock, end);
  g_cond_signal(&s->changed);
}

// The handle is what the result points to.
// CHECK-LABEL: define start(%s pointer)
// CHECK: assign [[T:%[0-9]+]] = &[[T]]*
// CHECK: spawn thread &work(%s) into [[T]]*
// CHECK: assign %s->Service::worker = [[T]]
// CHECK: spawn task &later(%s)
// CHECK: spawn task &later(%s)
void start(Service *s) {
  s->worker = g_thread_new("worker", work, s);
  g_idle_add(later, s);
  g_timeout_add_seconds(1, later, s);
}

// CHECK-LABEL: define stop(%s pointer)
// CHECK: wait join %s->Service::worker*
void stop(Service *s) { g_thread_join(s->worker); }

// One thread goes in; whether it is this one, the macro's && says.
// CHECK-LABEL: define kind()
// CHECK: assign %gapg_temp_newval = ?
// CHECK: acquire "kind()::id" into %[[ENTERED:[0-9]+]]
// CHECK: goto [[IN:[0-9]+]] if %[[ENTERED]] != 0
// CHECK: goto [[OUT:[0-9]+]] if %[[ENTERED]] == 0
// CHECK: goto [[INIT:[0-9]+]] if %[[BOTH:[0-9]+]] != 0
// CHECK: block [[INIT]]:
// CHECK-NEXT: release "kind()::id"
// CHECK: block [[IN]]:
// CHECK-NEXT: assign %[[BOTH]] = 1
// CHECK: block [[OUT]]:
// CHECK-NEXT: assign %[[BOTH]] = 0
gsize kind(void) {
  static gsize id;
  if (g_once_init_enter(&id))
    g_once_init_leave(&id, 7);
  return id;
}

// CHECK-LABEL: define once(
// CHECK: acquire %o*
// CHECK: call through &work(%s)
// CHECK: release %o*
gpointer once(GOnce *o, Service *s) { return g_once(o, work, s); }

static void freed(gpointer data) { g_free(data); }
static GHashTable *sessions;

// What a container was made with runs when something leaves it.
// CHECK-LABEL: define makeSessions()
// CHECK: assign %[[T:[0-9]+]]*[*] = &freed
// CHECK: assign sessions = %[[T]]
void makeSessions(void) {
  sessions = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, freed);
}

// CHECK-LABEL: define closeSession(
// CHECK: call through sessions*[*]()
void closeSession(gpointer id) { g_hash_table_remove(sessions, id); }
