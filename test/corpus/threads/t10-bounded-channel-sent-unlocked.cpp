// ROW: T10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: ingest() counts under the lock and sends when it has been released, so the consumer always gets on.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

template <typename T, std::size_t Capacity> class Channel {
public:
  bool send(T value) {
    std::unique_lock lock(mutex_);
    notFull_.wait(lock, [this] { return closed_ || items_.size() < Capacity; });
    if (closed_)
      return false;
    items_.push_back(std::move(value));
    notEmpty_.notify_one();
    return true;
  }

  std::optional<T> receive() {
    std::unique_lock lock(mutex_);
    notEmpty_.wait(lock, [this] { return closed_ || !items_.empty(); });
    if (items_.empty())
      return std::nullopt;
    T value = std::move(items_.front());
    items_.pop_front();
    notFull_.notify_one();
    return value;
  }

  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    notFull_.notify_all();
    notEmpty_.notify_all();
  }

private:
  std::mutex mutex_;
  std::condition_variable notFull_, notEmpty_;
  std::deque<T> items_;
  bool closed_ = false;
};

class Pipeline {
public:
  Pipeline() : consumer_([this] { consume(); }) {}
  ~Pipeline() {
    lines_.close();
    consumer_.join();
  }

  void ingest(const std::string &line) {
    {
      std::lock_guard lock(mutex_);
      ++read_;
    }
    lines_.send(line);
  }

  std::size_t words() const {
    std::lock_guard lock(mutex_);
    return counts_.size();
  }

private:
  void consume() {
    while (auto line = lines_.receive()) {
      std::lock_guard lock(mutex_);
      ++counts_[*line];
    }
  }

  mutable std::mutex mutex_;
  long read_ = 0;
  std::map<std::string, int> counts_;
  Channel<std::string, 8> lines_;
  std::thread consumer_;
};

int main() {
  Pipeline pipeline;
  for (int i = 0; i < 100; ++i)
    pipeline.ingest("line " + std::to_string(i));
  return pipeline.words() > 100;
}
