#include "archive.h"

#include <memory>

BufferPool buffers(5);

namespace {

struct PutBack {
  void operator()(Buffer *buffer) const { buffers.put(buffer); }
};

using Leased = std::unique_ptr<Buffer, PutBack>;

} // namespace

void compress(int file) {
  Leased input(buffers.get());
  input->bytes[0] = static_cast<unsigned char>(file);
  Leased output(buffers.get());
  output->bytes[0] = input->bytes[0] / 2;
}
