// ROW: I8
// VERDICT: ok
// FINDINGS:
// WHY: Whatever the pointers and the elements lead to is a recursive mutex, which its holder may take again.
#include <memory>
#include <mutex>
#include <string>
#include <vector>

class Log {
public:
  explicit Log(std::recursive_mutex *mutex) : mutex_(mutex) {}
  void line(const std::string &text) {
    std::lock_guard<std::recursive_mutex> lock(*mutex_);
    text_ += text;
    if (text_.size() > 1000)
      clear();
  }
  void clear() {
    std::lock_guard<std::recursive_mutex> lock(*mutex_);
    text_.clear();
  }

private:
  std::recursive_mutex *mutex_;
  std::string text_;
};

class Sheet {
public:
  explicit Sheet(std::shared_ptr<std::recursive_mutex> mutex) : mutex_(std::move(mutex)) {}
  void set(std::size_t at, int value) {
    std::lock_guard<std::recursive_mutex> lock(*mutex_);
    grow(at + 1);
    cells_[at] = value;
  }
  void grow(std::size_t size) {
    std::lock_guard<std::recursive_mutex> lock(*mutex_);
    if (cells_.size() < size)
      cells_.resize(size);
  }

private:
  std::shared_ptr<std::recursive_mutex> mutex_;
  std::vector<int> cells_;
};

class Stripes {
public:
  explicit Stripes(std::size_t count) : mutexes_(count), sums_(count) {}
  void add(std::size_t stripe, int value) {
    std::lock_guard<std::recursive_mutex> lock(mutexes_[stripe]);
    sums_[stripe] += value;
    if (sums_[stripe] > 100)
      reset(stripe);
  }
  void reset(std::size_t stripe) {
    std::lock_guard<std::recursive_mutex> lock(mutexes_[stripe]);
    sums_[stripe] = 0;
  }

private:
  std::vector<std::recursive_mutex> mutexes_;
  std::vector<int> sums_;
};
