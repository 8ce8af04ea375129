#ifndef POOL_H
#define POOL_H

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

/// Things that are lent, waited for when all are lent.
template <typename Thing> class Pool {
public:
  class Loan {
  public:
    explicit Loan(Pool &pool) : pool_(pool), index_(pool.take()) {}
    Loan(const Loan &) = delete;
    ~Loan() { pool_.give(index_); }
    Thing &operator*() const { return pool_.things_[index_]; }

  private:
    Pool &pool_;
    std::size_t index_;
  };

  explicit Pool(std::size_t size) : things_(size) {
    for (std::size_t i = 0; i < size; ++i)
      free_.push_back(i);
  }

private:
  std::size_t take() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (free_.empty())
      given_.wait(lock);
    std::size_t index = free_.back();
    free_.pop_back();
    return index;
  }

  void give(std::size_t index) {
    std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(index);
    given_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable given_;
  std::vector<Thing> things_;
  std::vector<std::size_t> free_;
};

#endif
