// ROW: P3
// VERDICT: ok
// FINDINGS:
// WHY: encode_title() works with the encoder its caller took and handed down; only encode_all() takes one.
#include <semaphore.h>

struct encoder {
  int quality;
  long written;
};

static sem_t free_encoders;

int encoders_open(void) { return sem_init(&free_encoders, 0, 4); }

static struct encoder encoder_take(int quality) {
  sem_wait(&free_encoders);
  return (struct encoder){quality, 0};
}

static long encoder_give(const struct encoder *encoder) {
  sem_post(&free_encoders);
  return encoder->written;
}

static void encode_title(struct encoder *encoder, int seconds) { encoder->written += (long)seconds * encoder->quality; }

long encode_all(const int *titles, int count) {
  struct encoder encoder = encoder_take(80);
  for (int i = 0; i < count; ++i)
    encode_title(&encoder, titles[i]);
  return encoder_give(&encoder);
}
