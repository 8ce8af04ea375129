// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Buffered::mutex_ diskMutex
// WHY: flush() reaches FileBuffer::drain() through the derived type with the buffer locked, and that locks the disk; fillDisk() locks disk then buffer.
#include <mutex>
#include <string>

template <typename Derived> class Buffered {
public:
  void write(const std::string &text) {
    std::lock_guard<std::mutex> lock(mutex_);
    pending_ += text;
  }

  void flush() {
    std::lock_guard<std::mutex> lock(mutex_);
    static_cast<Derived *>(this)->drain(pending_);
    pending_.clear();
  }

  std::size_t pending() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return pending_.size();
  }

private:
  mutable std::mutex mutex_;
  std::string pending_;
};

static std::mutex diskMutex;
static std::string disk;

class FileBuffer : public Buffered<FileBuffer> {
  friend class Buffered<FileBuffer>;

  void drain(const std::string &text) {
    std::lock_guard<std::mutex> lock(diskMutex); // FINDING: lock-order-cycle
    disk += text;
  }
};

static FileBuffer buffer;

void append(const std::string &text) {
  buffer.write(text);
  if (buffer.pending() > 4096)
    buffer.flush();
}

bool fillDisk(std::size_t capacity) {
  std::lock_guard<std::mutex> lock(diskMutex);
  return disk.size() + buffer.pending() > capacity;
}
