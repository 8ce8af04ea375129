#ifndef PLAYER_H
#define PLAYER_H
#include <pthread.h>
#include <stddef.h>

/* Opaque, as each part hides its own lock. */
typedef struct mixer mixer_t;
typedef struct deck deck_t;
typedef struct library library_t;

mixer_t *mixer_get(void);
deck_t *deck_get(void);
library_t *library_get(void);

void mixer_set_gain(mixer_t *m, int gain);
void mixer_clip(mixer_t *m);
void mixer_mute_unknown(mixer_t *m, int track);

void deck_load(deck_t *d, int track);
void deck_pause(deck_t *d);
int deck_position(deck_t *d);

int library_lookup(library_t *l, int track);
void library_forget(library_t *l, int track);
#endif
