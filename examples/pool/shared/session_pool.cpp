#include "session_pool.h"

namespace shop {

void Session::execute(const std::string &statement, const std::string &argument) {
  log_.push_back(statement + ";" + argument);
}

Lease::Lease(Lease &&other) noexcept : pool_(other.pool_), session_(other.session_) {
  other.pool_ = nullptr;
}

Lease::~Lease() {
  if (pool_ != nullptr)
    pool_->giveBack(*session_);
}

SessionPool::SessionPool(std::size_t capacity) : sessions_(capacity) {
  // free_ never grows past this, so giveBack() cannot fail.
  free_.reserve(capacity);
  for (Session &session : sessions_)
    free_.push_back(&session);
}

Lease SessionPool::lease() {
  std::unique_lock<std::mutex> lock(free_lock_);
  given_back_.wait(lock, [this] { return !free_.empty(); });
  Session *session = free_.back();
  free_.pop_back();
  return Lease(*this, *session);
}

void SessionPool::giveBack(Session &session) noexcept {
  {
    std::lock_guard<std::mutex> lock(free_lock_);
    free_.push_back(&session);
  }
  given_back_.notify_one();
}

} // namespace shop
