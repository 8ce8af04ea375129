// ROW: P16
// VERDICT: ok
// FINDINGS:
// WHY: the assertion ends the program before a thread that has a channel waits for another one.
#include <assert.h>
#include <semaphore.h>
#include <stdbool.h>

static sem_t dma_channels;
static _Thread_local bool has_channel;

int dma_open(unsigned channels) { return sem_init(&dma_channels, 0, channels); }

static void channel_take(void) {
  assert(!has_channel);
  sem_wait(&dma_channels);
  has_channel = true;
}

static void channel_give(void) {
  has_channel = false;
  sem_post(&dma_channels);
}

int dma_fill(int words) {
  channel_take();
  int cycles = words * 2;
  channel_give();
  return cycles;
}

int dma_copy(int words, int padding) {
  channel_take();
  int cycles = words * 4;
  if (padding > 0)
    cycles += dma_fill(padding);
  channel_give();
  return cycles;
}
