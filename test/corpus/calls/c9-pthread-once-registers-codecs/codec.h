#ifndef CODEC_H
#define CODEC_H

struct codec {
  const char *name;
  int opened;
  struct codec *next;
};

void codec_register(struct codec *codec);
void codec_register_builtins(void);
struct codec *codec_open(const char *name);

#endif
