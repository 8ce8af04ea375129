#include "catalog.h"

#include <functional>
#include <utility>

Catalog::~Catalog() {
  if (loader_.joinable())
    loader_.join();
}

std::size_t Catalog::open() {
  std::promise<std::size_t> promise;
  std::future<std::size_t> size = promise.get_future();
  std::lock_guard<std::mutex> lock(mutex_);
  loader_ = std::thread(loadTitles, std::move(promise), std::ref(*this));
  expected_ = size.get(); // FINDING: wait-while-holding
  return expected_;
}

void Catalog::add(std::string title) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
  titles_.push_back(std::move(title));
}
