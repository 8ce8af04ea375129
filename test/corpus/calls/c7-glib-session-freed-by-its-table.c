// ROW: C7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: table_lock usage_lock
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: session_close() removes from the table with table_lock locked and the table's destroy function locks usage_lock, usage_report() locks usage_lock then table_lock.
#include <glib.h>

struct session {
  char *user;
  gsize bytes;
};

static GMutex table_lock;
static GMutex usage_lock;
static GHashTable *sessions;
static gsize closed;

static void session_free(gpointer data) {
  struct session *session = data;
  g_mutex_lock(&usage_lock); // FINDING: lock-order-cycle
  closed += session->bytes;
  g_mutex_unlock(&usage_lock);
  g_free(session->user);
  g_free(session);
}

void sessions_init(void) {
  sessions = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, session_free);
}

/* The ids come from a counter, none is used twice. */
void session_open(int id, const char *user) {
  struct session *session = g_new0(struct session, 1);
  session->user = g_strdup(user);
  g_mutex_lock(&table_lock);
  g_hash_table_insert(sessions, GINT_TO_POINTER(id), session);
  g_mutex_unlock(&table_lock);
}

void session_close(int id) {
  g_mutex_lock(&table_lock);
  g_hash_table_remove(sessions, GINT_TO_POINTER(id));
  g_mutex_unlock(&table_lock);
}

gsize usage_report(void) {
  g_mutex_lock(&usage_lock);
  g_mutex_lock(&table_lock); // FINDING: lock-order-cycle
  gsize each = closed / (1 + g_hash_table_size(sessions));
  g_mutex_unlock(&table_lock);
  g_mutex_unlock(&usage_lock);
  return each;
}
