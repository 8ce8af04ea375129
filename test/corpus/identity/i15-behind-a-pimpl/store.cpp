#include "kv.h"

#include <map>
#include <mutex>
#include <utility>

namespace kv {

struct Store::Impl {
  explicit Impl(Journal &itsJournal) : journal(itsJournal) {}

  Journal &journal;
  mutable std::mutex mutex;
  std::map<std::string, std::string> values;
};

Store::Store(Journal &journal) : impl_(std::make_unique<Impl>(journal)) {}
Store::~Store() = default;

void Store::put(const std::string &key, std::string value) {
  const std::lock_guard<std::mutex> lock(impl_->mutex);
  impl_->journal.append(key, value);
  impl_->values.insert_or_assign(key, std::move(value));
}

std::size_t Store::size() const {
  const std::lock_guard<std::mutex> lock(impl_->mutex); // FINDING: lock-order-cycle
  return impl_->values.size();
}

} // namespace kv
