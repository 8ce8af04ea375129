// ROW: P9
// VERDICT: ok
// FINDINGS:
// WHY: the recorder takes idle buffers and hands them to the writer, which puts them back: whoever waits for an idle buffer has
// none that it could give back, and the writer never waits for one.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

struct Buffer {
  long samples[64];
  int used = 0;
};

/// What one thread puts in, another takes out.
template <typename T> class Channel {
public:
  void push(T item) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      items_.push_back(item);
    }
    filled_.notify_one();
  }

  bool pop(T &item) {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty() || closed_; });
    if (items_.empty())
      return false;
    item = items_.front();
    items_.pop_front();
    return true;
  }

  void close() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
  }

private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<T> items_;
  bool closed_ = false;
};

class Recorder {
public:
  Recorder() {
    for (Buffer &buffer : buffers_)
      idle_.push(&buffer);
    writer_ = std::thread([this] { write(); });
  }

  void record(const long *samples, int count) {
    for (int i = 0; i < count; ++i) {
      Buffer *buffer = nullptr;
      if (!idle_.pop(buffer))
        return;
      buffer->samples[0] = samples[i];
      buffer->used = 1;
      full_.push(buffer);
    }
  }

  long close() {
    full_.close();
    writer_.join();
    return written_;
  }

private:
  void write() {
    Buffer *buffer = nullptr;
    while (full_.pop(buffer)) {
      written_ += buffer->samples[0];
      idle_.push(buffer);
    }
  }

  Buffer buffers_[4];
  Channel<Buffer *> idle_;
  Channel<Buffer *> full_;
  std::thread writer_;
  long written_ = 0;
};

int main() {
  const long samples[] = {1, 2, 3, 4, 5, 6};
  Recorder recorder;
  recorder.record(samples, 6);
  return recorder.close() == 21 ? 0 : 1;
}
