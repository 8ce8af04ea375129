#include "registry.h"

namespace {

/// The reverse of a guard: unlocks for its scope.
class Unlocked {
public:
  explicit Unlocked(std::unique_lock<std::mutex> &lock) : lock_(lock) { lock_.unlock(); }
  ~Unlocked() { lock_.lock(); }
  Unlocked(const Unlocked &) = delete;
  Unlocked &operator=(const Unlocked &) = delete;

private:
  std::unique_lock<std::mutex> &lock_;
};

} // namespace

void Registry::addSymbol(const std::string &symbol) {
  std::lock_guard lock(mutex_);
  symbols_.insert(symbol);
}

std::size_t Registry::install(const std::string &name) {
  std::unique_lock lock(mutex_);
  drivers_.push_back(std::make_unique<Driver>(*this, name));
  Driver &driver = *drivers_.back();
  {
    Unlocked open(lock);
    driver.ensureReady();
  }
  return symbols_.size();
}
