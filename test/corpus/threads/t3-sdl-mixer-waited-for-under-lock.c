// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: mixer::lock
// WHY: mixer_stop() waits for the mixer's thread with the lock held that the thread takes in each turn.
#include <SDL2/SDL_mutex.h>
#include <SDL2/SDL_thread.h>

struct mixer {
  SDL_mutex *lock;
  SDL_Thread *thread;
  SDL_bool stopping;
  int volume;
};

static int mix(void *data) {
  struct mixer *mixer = data;
  SDL_bool stopping = SDL_FALSE;
  while (!stopping) {
    SDL_LockMutex(mixer->lock); // FINDING: wait-while-holding
    stopping = mixer->stopping;
    mixer->volume++;
    SDL_UnlockMutex(mixer->lock);
  }
  return 0;
}

int mixer_init(struct mixer *mixer) {
  mixer->stopping = SDL_FALSE;
  mixer->lock = SDL_CreateMutex();
  return mixer->lock ? 0 : -1;
}

int mixer_start(struct mixer *mixer) {
  mixer->thread = SDL_CreateThread(mix, "mixer", mixer);
  return mixer->thread ? 0 : -1;
}

void mixer_stop(struct mixer *mixer) {
  SDL_LockMutex(mixer->lock);
  mixer->stopping = SDL_TRUE;
  SDL_WaitThread(mixer->thread, NULL); // FINDING: wait-while-holding
  SDL_UnlockMutex(mixer->lock);
}
