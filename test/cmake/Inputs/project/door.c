#include "door.h"
#include <pthread.h>

static pthread_mutex_t Door = PTHREAD_MUTEX_INITIALIZER;

void door_enter(void) { pthread_mutex_lock(&Door); }
void door_leave(void) { pthread_mutex_unlock(&Door); }
