#ifndef MIXER_H
#define MIXER_H

#include <pthread.h>

struct channel {
  pthread_mutex_t *const lock;
  int level;
};

extern pthread_mutex_t output_lock;
extern int output_level;
extern struct channel music;
extern struct channel speech;

void fade_out(int step);
void speak(int level);
void mute_all(void);

#endif
