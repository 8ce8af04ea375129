#pragma once

#include "buffer_pool.h"

extern BufferPool buffers;

void compress(int file);
