// ROW: F4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: PagePool::mutex_ Catalogue::mutex_
// FLAGS: -std=c++20
// WHY: fill() takes the lock again before it reads, and reading asks the catalogue; drop() holds the catalogue and makes the pool forget.
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

class PagePool;

class Catalogue {
public:
  explicit Catalogue(PagePool &pool) : pool_(pool) {}
  std::string fileOf(int page) const {
    std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
    auto it = files_.upper_bound(page);
    return it == files_.begin() ? std::string() : std::prev(it)->second;
  }
  void drop(int firstPage);
  void add(int firstPage, std::string file) {
    std::lock_guard lock(mutex_);
    files_.emplace(firstPage, std::move(file));
  }

private:
  mutable std::mutex mutex_;
  PagePool &pool_;
  std::map<int, std::string> files_;
};

class PagePool {
  enum class State { Empty, Loading, Ready };
  struct Page {
    State state = State::Empty;
    std::vector<std::byte> bytes;
  };

public:
  void attach(const Catalogue &catalogue) { catalogue_ = &catalogue; }

  std::size_t size(int number) {
    std::unique_lock lock(mutex_);
    for (;;) {
      Page &page = pages_[number];
      switch (page.state) {
      case State::Ready:
        return page.bytes.size();
      case State::Loading:
        loaded_.wait(lock);
        break;
      case State::Empty:
        fill(number, lock);
        break;
      }
    }
  }

  void forget(int number) {
    std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
    if (auto it = pages_.find(number); it != pages_.end() && it->second.state == State::Ready)
      pages_.erase(it);
  }

private:
  void fill(int number, std::unique_lock<std::mutex> &lock) {
    pages_[number].state = State::Loading;
    lock.unlock();
    std::vector<std::byte> bytes;
    bytes.reserve(4096);
    lock.lock();
    bytes = read(number);
    Page &page = pages_[number];
    page.bytes = std::move(bytes);
    page.state = State::Ready;
    loaded_.notify_all();
  }

  std::vector<std::byte> read(int number) const {
    const std::string file = catalogue_->fileOf(number);
    return std::vector<std::byte>(file.size() * 64);
  }

  std::mutex mutex_;
  std::condition_variable loaded_;
  const Catalogue *catalogue_ = nullptr;
  std::map<int, Page> pages_;
};

void Catalogue::drop(int firstPage) {
  std::lock_guard lock(mutex_);
  if (files_.erase(firstPage) != 0)
    pool_.forget(firstPage);
}

struct Database {
  PagePool pool;
  Catalogue catalogue{pool};
  Database() { pool.attach(catalogue); }
};

Database &database() {
  static Database instance;
  return instance;
}
