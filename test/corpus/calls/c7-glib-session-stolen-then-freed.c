// ROW: C7
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: session_close() steals the session with table_lock locked, and locks usage_lock to free it only after unlocking; the one nesting is usage_lock then table_lock.
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
  g_mutex_lock(&usage_lock);
  closed += session->bytes;
  g_mutex_unlock(&usage_lock);
  g_free(session->user);
  g_free(session);
}

void sessions_init(void) {
  sessions = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, NULL);
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
  gpointer session = NULL;
  g_mutex_lock(&table_lock);
  gboolean found = g_hash_table_steal_extended(sessions, GINT_TO_POINTER(id), NULL, &session);
  g_mutex_unlock(&table_lock);
  if (found)
    session_free(session);
}

gsize usage_report(void) {
  g_mutex_lock(&usage_lock);
  g_mutex_lock(&table_lock);
  gsize each = closed / (1 + g_hash_table_size(sessions));
  g_mutex_unlock(&table_lock);
  g_mutex_unlock(&usage_lock);
  return each;
}
