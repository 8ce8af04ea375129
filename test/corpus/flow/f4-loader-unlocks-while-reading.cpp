// ROW: F4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: fill() gives the caller's lock back around the read, which takes the catalogue's lock, and has it again when it returns; the catalogue calls the pool with its own lock held.
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
    std::lock_guard lock(mutex_);
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
    std::lock_guard lock(mutex_);
    if (auto it = pages_.find(number); it != pages_.end() && it->second.state == State::Ready)
      pages_.erase(it);
  }

private:
  void fill(int number, std::unique_lock<std::mutex> &lock) {
    pages_[number].state = State::Loading;
    lock.unlock();
    std::vector<std::byte> bytes = read(number);
    lock.lock();
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
