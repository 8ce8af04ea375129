// ROW: P10
// VERDICT: ok
// FINDINGS:
// WHY: Poco's ThreadPool has no queue: start() gives the checksum a thread of its own at once or throws, so the upload never waits for a task that has no thread.
#include <Poco/Event.h>
#include <Poco/Runnable.h>
#include <Poco/ThreadPool.h>

#include <numeric>
#include <string>

class Checksum : public Poco::Runnable {
public:
  explicit Checksum(const std::string &data) : data_(data) {}

  void run() override {
    sum_ = std::accumulate(data_.begin(), data_.end(), 0u);
    done_.set();
  }

  unsigned wait() {
    done_.wait();
    return sum_;
  }

private:
  const std::string &data_;
  Poco::Event done_;
  unsigned sum_ = 0;
};

class Upload : public Poco::Runnable {
public:
  Upload(Poco::ThreadPool &pool, std::string data) : pool_(pool), data_(std::move(data)) {}

  void run() override {
    Checksum checksum(data_);
    pool_.start(checksum);
    data_ += std::to_string(checksum.wait());
    done_.set();
  }

  void wait() { done_.wait(); }

private:
  Poco::ThreadPool &pool_;
  std::string data_;
  Poco::Event done_;
};

int main() {
  Poco::ThreadPool pool(1, 4);
  Upload first(pool, "first"), second(pool, "second");
  pool.start(first);
  pool.start(second);
  first.wait();
  second.wait();
}
