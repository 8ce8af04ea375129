#include "codec.h"

#include <pthread.h>
#include <string.h>

static pthread_mutex_t codec_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t codec_once = PTHREAD_ONCE_INIT;
static struct codec *codecs;

void codec_register(struct codec *codec) {
  pthread_mutex_lock(&codec_lock);
  codec->next = codecs;
  codecs = codec;
  pthread_mutex_unlock(&codec_lock);
}

struct codec *codec_open(const char *name) {
  pthread_once(&codec_once, codec_register_builtins);
  pthread_mutex_lock(&codec_lock);
  struct codec *codec = codecs;
  while (codec != NULL && strcmp(codec->name, name) != 0)
    codec = codec->next;
  if (codec != NULL)
    codec->opened++;
  pthread_mutex_unlock(&codec_lock);
  return codec;
}
