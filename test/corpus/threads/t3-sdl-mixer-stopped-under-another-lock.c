// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: studio_close() waits for each mixer's thread with the studio locked; such a thread takes the lock of its mixer alone.
#include <SDL2/SDL_mutex.h>
#include <SDL2/SDL_thread.h>

enum { CHANNELS = 4 };

struct mixer {
  SDL_mutex *lock;
  SDL_Thread *thread;
  SDL_bool stopping;
  int volume;
};

struct studio {
  SDL_mutex *lock;
  struct mixer channels[CHANNELS];
};

static int mix(void *data) {
  struct mixer *mixer = data;
  SDL_bool stopping = SDL_FALSE;
  while (!stopping) {
    SDL_LockMutex(mixer->lock);
    stopping = mixer->stopping;
    mixer->volume++;
    SDL_UnlockMutex(mixer->lock);
  }
  return 0;
}

int mixer_start(struct mixer *mixer) {
  mixer->lock = SDL_CreateMutex();
  if (!mixer->lock)
    return -1;
  mixer->thread = SDL_CreateThread(mix, "mixer", mixer);
  return mixer->thread ? 0 : -1;
}

static void mixer_stop(struct mixer *mixer) {
  SDL_LockMutex(mixer->lock);
  mixer->stopping = SDL_TRUE;
  SDL_UnlockMutex(mixer->lock);
  SDL_WaitThread(mixer->thread, NULL);
}

void studio_close(struct studio *studio) {
  SDL_LockMutex(studio->lock);
  for (int channel = 0; channel < CHANNELS; ++channel)
    mixer_stop(&studio->channels[channel]);
  SDL_UnlockMutex(studio->lock);
}
