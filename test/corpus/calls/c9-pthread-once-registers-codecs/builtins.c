#include "codec.h"

static struct codec flac = {.name = "flac"};
static struct codec opus = {.name = "opus"};

void codec_register_builtins(void) {
  codec_register(&flac);
  codec_register(&opus);
}
