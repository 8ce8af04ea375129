#include "avatars.h"

char *avatar_path(const char *user) {
  char *path;

  g_rw_lock_reader_lock(&avatars_lock);
  path = g_strdup(g_hash_table_lookup(avatars, user));
  if (path != NULL && !g_file_test(path, G_FILE_TEST_EXISTS)) {
    avatar_forget(user); /* the file is gone */
    g_clear_pointer(&path, g_free);
  }
  g_rw_lock_reader_unlock(&avatars_lock);
  return path;
}
