#include "kv.h"

#include <mutex>
#include <vector>

namespace kv {

struct Journal::Impl {
  std::mutex mutex;
  std::vector<std::string> lines;
};

Journal::Journal() : impl_(std::make_unique<Impl>()) {}
Journal::~Journal() = default;

void Journal::append(const std::string &key, const std::string &value) {
  const std::lock_guard<std::mutex> lock(impl_->mutex); // FINDING: lock-order-cycle
  impl_->lines.push_back(key + '=' + value);
}

void Journal::rewrite(const Store &store) {
  const std::lock_guard<std::mutex> lock(impl_->mutex);
  if (impl_->lines.size() > 2 * store.size())
    impl_->lines.clear();
}

} // namespace kv
