#ifndef BUFFER_CACHE_H
#define BUFFER_CACHE_H

/* The library's header; its sources are not ours. */

typedef struct BufferCache {
  void *impl;
} BufferCache;

void bc_open(BufferCache *cache, int kept);
unsigned char *bc_take(BufferCache *cache);
void bc_give(BufferCache *cache, unsigned char *buffer);

#endif
