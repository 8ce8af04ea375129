#pragma once

#include <cstddef>

struct FrameError {
  int position;
};
struct BadChecksum : FrameError {};
struct TruncatedFrame : FrameError {};

/// Throws BadChecksum or TruncatedFrame.
int decodeFrame(const unsigned char *bytes, std::size_t count);
