#ifndef STRIPES_H
#define STRIPES_H

#include <pthread.h>

#define STRIPES 16

extern pthread_mutex_t stripe_locks[STRIPES];
extern int stripe_names[STRIPES];

void stripes_init(void);
unsigned stripe_of(const char *name);

#endif
