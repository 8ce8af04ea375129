#ifndef POOLS_H
#define POOLS_H

#include <glib.h>

struct job {
  int page;
  GAsyncQueue *reply; /* NULL: nobody waits, and the job asks the other pool */
};

extern GThreadPool *spell_pool;
extern GThreadPool *print_pool;

void run_spell(gpointer data, gpointer user_data);
void run_print(gpointer data, gpointer user_data);

#endif
