// ROW: I3
// VERDICT: ok
// FINDINGS:
// WHY: a limiter's parent is given at construction and never changes, so the recursion locks ever older limiters and never the same one twice.
#include <algorithm>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

class Limiter {
public:
  explicit Limiter(std::int64_t burst) : burst_(burst), tokens_(burst) {}
  Limiter(std::int64_t burst, Limiter &parent) : parent_(&parent), burst_(burst), tokens_(burst) {}

  /// Takes the tokens here and all the way up, or nowhere.
  bool tryTake(std::int64_t tokens) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (tokens_ < tokens)
      return false;
    if (parent_ != nullptr && !parent_->tryTake(tokens))
      return false;
    tokens_ -= tokens;
    return true;
  }

  void refill(std::int64_t tokens) {
    const std::lock_guard<std::mutex> lock(mutex_);
    tokens_ = std::min(burst_, tokens_ + tokens);
  }

private:
  Limiter *const parent_ = nullptr;
  const std::int64_t burst_;
  std::mutex mutex_;
  std::int64_t tokens_;
};

class Tenant {
public:
  Tenant(std::string name, Limiter &site) : name_(std::move(name)), limiter_(1000, site) {}
  bool allow(std::int64_t bytes) { return limiter_.tryTake(bytes); }

private:
  std::string name_;
  Limiter limiter_;
};
