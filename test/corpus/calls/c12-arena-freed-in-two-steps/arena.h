#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena {
  size_t used;
  struct arena *next;
};

int arena_setup(void);
struct arena *arena_of_this_thread(void);
void arena_report(void);

#endif
