#include "avatars.h"

GRWLock avatars_lock;
GHashTable *avatars;

void avatars_init(void) { avatars = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free); }

void avatar_set(const char *user, const char *path) {
  g_rw_lock_writer_lock(&avatars_lock);
  g_hash_table_insert(avatars, g_strdup(user), g_strdup(path));
  g_rw_lock_writer_unlock(&avatars_lock);
}

void avatar_forget(const char *user) {
  g_rw_lock_writer_lock(&avatars_lock); // FINDING: self-deadlock
  g_hash_table_remove(avatars, user);
  g_rw_lock_writer_unlock(&avatars_lock);
}
