#ifndef AVATARS_H
#define AVATARS_H

#include <glib.h>

extern GRWLock avatars_lock;
extern GHashTable *avatars;

void avatars_init(void);
void avatar_set(const char *user, const char *path);
void avatar_forget(const char *user);
/* Free the result with g_free(); NULL when there is none. */
char *avatar_path(const char *user);

#endif
