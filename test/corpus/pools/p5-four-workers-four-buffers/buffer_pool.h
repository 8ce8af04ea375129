#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

struct Buffer {
  unsigned char bytes[4096];
};

class BufferPool {
public:
  explicit BufferPool(int count) : storage_(count) {
    for (Buffer &buffer : storage_)
      free_.push_back(&buffer);
  }

  Buffer *get() {
    std::unique_lock lock(mutex_);
    while (free_.empty())
      returned_.wait(lock); // FINDING: nested-lease
    Buffer *buffer = free_.back();
    free_.pop_back();
    return buffer;
  }

  void put(Buffer *buffer) {
    {
      std::lock_guard lock(mutex_);
      free_.push_back(buffer);
    }
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<Buffer> storage_;
  std::vector<Buffer *> free_;
};
